namespace Prongsai.Tests;

/// <summary>The folder of the source, for tests that read it.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Prongsai.slnx")))
                return folder;
        throw new InvalidOperationException("The tests run outside the repository.");
    }
}

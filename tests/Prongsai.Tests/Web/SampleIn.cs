using Prongsai.Web.CommandLine;

namespace Prongsai.Tests.Web;

/// <summary>The sample office of Khlong Sam Wa inside an <see cref="App"/>.</summary>
internal static class SampleIn
{
    public static Task LoadAsync(App app) =>
        app.With<IServiceProvider>(services =>
            SampleOffice.LoadAsync(services, SampleOffice.FolderOf("khlong-sam-wa"), CancellationToken.None)
        );
}

using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary>A file named on the command line, or standard input under the name "-".</summary>
internal static class GivenFile
{
    /// <exception cref="RefusedException">There is none, it is a folder, or it may not be read.</exception>
    public static Stream Open(string path)
    {
        if (path == "-")
            return Console.OpenStandardInput();
        if (Directory.Exists(path))
            throw Refusal(
                path,
                "file-is-folder",
                "นี่คือโฟลเดอร์ ต้องเป็นแฟ้ม",
                "This is a folder; a file is expected."
            );

        try
        {
            // It is read in large pieces, from the beginning to the end.
            return new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refusal(path, "file-missing", "ไม่พบแฟ้มนี้", "There is no such file.");
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw Refusal(path, "file-unreadable", "เปิดแฟ้มนี้ไม่ได้", "The file cannot be opened.");
        }
    }

    /// <summary>The name people know it by.</summary>
    public static string NameOf(string path) => path == "-" ? "stdin" : Path.GetFileName(path);

    private static RefusedException Refusal(string path, string code, string th, string en) =>
        new([new Refusal(code, th, en, new Place(path))]);
}

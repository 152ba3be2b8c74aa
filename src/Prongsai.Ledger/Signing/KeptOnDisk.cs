using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Prongsai.Ledger.Signing;

/// <summary>Small files that must survive a power cut whole: written beside, flushed, renamed, and the folder flushed too.</summary>
internal static partial class KeptOnDisk
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var beside = $"{path}.new";
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(beside, how))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
        if (!OperatingSystem.IsWindows())
            FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>A folder that only its owner enters.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>Whether a file could not be opened because another program holds it; a full disk is no such thing.</summary>
    public static bool IsHeldByAnother(IOException failure) =>
        // EAGAIN of Linux and of macOS; sharing and lock violations of Windows.
        (failure.HResult & 0xFFFF)
            is 11
                or 35
                or 32
                or 33;

    /// <summary>Whether somebody besides the owner may read it. Windows keeps this in lists that the administrator sets.</summary>
    public static bool IsReadByOthers(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0;

    // A rename is durable only when its folder is: .NET opens no folders.
    [UnsupportedOSPlatform("windows")]
    private static void FlushFolder(string folder)
    {
        var handle = open(folder, 0);
        if (handle < 0)
            throw new IOException($"{folder}: {Marshal.GetLastPInvokeErrorMessage()}");
        try
        {
            if (fsync(handle) != 0)
                throw new IOException($"{folder}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
        finally
        {
            _ = close(handle);
        }
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int handle);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int handle);
}

using System.Security.Cryptography;
using System.Text;
using Prongsai.Agencies.Contracts;

namespace Prongsai.Agencies.Accounts.Passwords;

/// <summary>
/// Passwords that others have used and lost. A short list of our own is inside the program; the setting Prongsai:BreachedPasswords
/// names a larger one, which is searched where it lies and never loaded: a file of SHA-1 hashes in order (as Have I Been Pwned's
/// downloader writes it, forty gigabytes), a folder of its range files, or a file of plain lines.
/// </summary>
internal sealed class KnownPasswords(SignInSettings settings) : IKnownPasswords
{
    private const int HashLength = 40;

    private static readonly Lazy<HashSet<string>> OwnList = new(() =>
    {
        using var stream = typeof(KnownPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        ];
    });

    public bool Contains(string password)
    {
        if (OwnList.Value.Contains(password.ToLowerInvariant().Trim()) || IsOneThingRepeated(password))
            return true;
        if (settings.BreachedPasswords is not { } path)
            return false;

#pragma warning disable CA5350 // The lists are hashed with SHA-1; nothing is protected by it here.
        var hash = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
        if (Directory.Exists(path))
            return InRangeFiles(path, hash);

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return IsHashes(file) ? InOrderedHashes(file, hash) : InPlainLines(file, password);
    }

    // aaaaaaaaaaaa, abababababab, 123412341234
    private static bool IsOneThingRepeated(string password) =>
        Enumerable
            .Range(1, 4)
            .Any(length =>
                password.Length > length * 2
                && Enumerable.Range(length, password.Length - length).All(i => password[i] == password[i - length])
            );

    // ABCDE.txt holds the remaining 35 letters of each hash that begins so.
    private static bool InRangeFiles(string folder, string hash)
    {
        var range = Path.Combine(folder, $"{hash[..5]}.txt");

        return File.Exists(range)
            && File.ReadLines(range)
                .Any(line => line.AsSpan().StartsWith(hash.AsSpan(5), StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsHashes(FileStream file)
    {
        var first = LineAt(file, 0);

        return first.Length >= HashLength
            && first[..HashLength].All(char.IsAsciiHexDigit)
            && (first.Length == HashLength || first[HashLength] is ':' or ' ');
    }

    private static bool InOrderedHashes(FileStream file, string hash)
    {
        // Between two offsets, each at the beginning of a line.
        long low = 0;
        var high = file.Length;
        while (low < high)
        {
            var middle = StartOfLine(file, low + (high - low) / 2, low);
            var line = LineAt(file, middle);
            var order = string.Compare(line, 0, hash, 0, HashLength, StringComparison.OrdinalIgnoreCase);
            if (order == 0 && line.Length >= HashLength)
                return true;
            if (order < 0)
                low = file.Position;
            else
                high = middle;
        }

        return false;
    }

    // Steps back to the beginning of the line in which an offset lies. Lines are short: a hash and a count.
    private static long StartOfLine(FileStream file, long offset, long notBefore)
    {
        Span<byte> before = stackalloc byte[128];
        while (offset > notBefore)
        {
            var from = Math.Max(notBefore, offset - before.Length);
            file.Position = from;
            var read = before[..(int)(offset - from)];
            file.ReadExactly(read);
            var end = read.LastIndexOf((byte)'\n');
            if (end >= 0)
                return from + end + 1;
            offset = from;
        }

        return notBefore;
    }

    // The line at an offset without its end; the file's position is then at the beginning of the next.
    private static string LineAt(FileStream file, long offset)
    {
        file.Position = offset;
        Span<byte> line = stackalloc byte[256];
        var length = 0;
        var next = offset;
        for (int letter; (letter = file.ReadByte()) >= 0; )
        {
            next++;
            if (letter == '\n')
                break;
            if (length < line.Length)
                line[length++] = (byte)letter;
        }

        file.Position = next;
        return Encoding.ASCII.GetString(line[..length]).TrimEnd('\r');
    }

    private static bool InPlainLines(FileStream file, string password)
    {
        file.Position = 0;
        using var lines = new StreamReader(file, Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            if (string.Equals(line, password, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}

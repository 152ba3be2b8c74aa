using System.Text;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;
using static Prongsai.Tests.Procurement.Ocds.Examples;

namespace Prongsai.Tests.Procurement.Ocds;

[Collection(nameof(TheConsole))] // alone, because one test looks at the memory of the process
public sealed class ReadingBadFiles
{
    private static readonly string Line = Release().ToJsonString();

    [Theory]
    [InlineData("", "ocds-blank")]
    [InlineData(" \n\t\r\n", "ocds-blank")]
    public void A_blank_file_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<RefusedException>(() => Check(text)).Reasons.Single().Code);

    [Fact]
    public void A_file_in_utf16_is_refused() =>
        Assert.Equal(
            "ocds-utf16",
            Assert
                .Throws<RefusedException>(() =>
                    Check(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Example)).ToArray())
                )
                .Reasons.Single()
                .Code
        );

    [Fact]
    public void A_byte_order_mark_does_not_matter()
    {
        byte[] mark = [0xEF, 0xBB, 0xBF];

        Assert.True(
            Check([.. mark, .. Encoding.UTF8.GetBytes(Example)]) is { IsReadable: true, IsValid: true, Releases: 1 }
        );
        Assert.True(Check([.. mark, .. Encoding.UTF8.GetBytes(Line)]) is { IsReadable: true, Releases: 1 });
    }

    [Fact]
    public void A_package_cut_short_is_told_with_the_place_and_what_came_before_is_checked()
    {
        var text = Package(Release(), Release(r => r["id"] = "two"), Release(r => r["id"] = "three")).ToJsonString();
        var cut = text[..text.IndexOf("three", StringComparison.Ordinal)];

        // So small a package is read whole, a large one piece by piece.
        var padded = cut.Replace(
            "\"uri\":",
            $"\"x\":\"{new string('x', 2_000_000)}\",\"uri\":",
            StringComparison.Ordinal
        );
        foreach (var data in new[] { cut, padded })
        {
            var report = Check(data);

            Assert.False(report.IsReadable);
            var refusal = Assert.Single(report.Unreadable);
            Assert.Equal(1, refusal.Where!.Row);
            Assert.Contains("breaks off", refusal.Words.En, StringComparison.Ordinal);
            Assert.Contains("ขาดตอน", refusal.Words.Th, StringComparison.Ordinal);
            Assert.Equal(2, report.Releases);
        }
    }

    [Fact]
    public void A_mistake_in_a_package_over_lines_is_told_with_its_line_and_byte()
    {
        var text = Example.Replace("\"tender\": {", "\"tender\": {,", StringComparison.Ordinal);
        var lines = text.Split('\n');
        var line = Array.FindIndex(lines, l => l.Contains("{,", StringComparison.Ordinal));

        var refusal = Assert.Single(Check(text).Unreadable);

        Assert.Equal(line + 1, refusal.Where!.Row);
        Assert.Contains(
            $"byte {lines[line].IndexOf(',', StringComparison.Ordinal) + 1}",
            refusal.Words.En,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("{\"ocid\":\"cut\",", "breaks off at byte 15")]
    [InlineData("{\"ocid\":\"\\ud800\"}", "surrogate")]
    [InlineData("{\"uri\":\"x:y\",\"releases\":[{\"ocid\":\"\\ud800\"}]}", "surrogate")]
    [InlineData("[]", "no release")]
    [InlineData("เปล่า", "no release")]
    [InlineData("{\"ocid\":tru}", "not valid JSON at byte 12")]
    public void A_broken_line_is_told_and_the_others_are_checked(string broken, string says)
    {
        var report = Check($"{Line}\n{broken}\n\n{Line}\n");

        var refusal = Assert.Single(report.Unreadable);
        Assert.Equal(2, refusal.Where!.Row);
        Assert.Contains(says, refusal.Words.En, StringComparison.Ordinal);
        Assert.Equal((2, false), (report.Releases, report.IsReadable));
    }

    [Fact]
    public void A_broken_first_line_does_not_spoil_the_others()
    {
        var report = Check($"{Line[..^20]}\n{Line}\n{Line}");

        Assert.Equal((2, 1L), (report.Releases, report.UnreadableCount));
    }

    [Fact]
    public void What_is_not_utf8_is_told_with_its_line_and_byte()
    {
        byte[] thai874 = [.. Encoding.UTF8.GetBytes(Line + "\n{\"ocid\":\""), 0xA1, 0xD2, .. "\"}\n"u8];
        var package = Encoding.UTF8.GetBytes(Example);
        package[Array.IndexOf(package, (byte)0xE0)] = 0xFF;

        var refusal = Assert.Single(Check(thai874).Unreadable);
        Assert.Equal(2, refusal.Where!.Row);
        Assert.Contains("byte 10 ", refusal.Words.En, StringComparison.Ordinal);
        Assert.Contains("Windows-874", refusal.Words.Th, StringComparison.Ordinal);
        Assert.NotEmpty(Check(package).Unreadable);
    }

    [Fact]
    public void Packages_on_each_line_and_one_after_the_other_are_read()
    {
        var package = Package(Release()).ToJsonString();

        Assert.True(Check($"{package}\n{package}\n") is { Packages: 2, Releases: 2, IsReadable: true });
        Assert.True(Check(Example + "\n" + Example) is { Packages: 2, Releases: 2, IsReadable: true });
    }

    [Fact]
    public void A_release_over_lines_is_one_release() =>
        Assert.True(
            Check(Release().ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }))
                is { Releases: 1, Packages: 0, IsReadable: true }
        );

    [Fact]
    public void A_package_larger_than_the_window_is_read_to_its_end_and_no_further()
    {
        using var data = new EndlessPackage(2_000, Line);

        var report = OcdsFiles.Check(data, "large.json");

        Assert.True(data.Given > 4_000_000);
        Assert.True(report is { IsReadable: true, Packages: 1, Releases: 2_000 }, string.Join("; ", report.Unreadable));
        Assert.Contains("publisher missing", Faults(report));
        Assert.Contains(report.Faults, f => f is { Path: "releases/*", Kind: "duplicate", Count: 1_998 });
    }

    /// <summary>A hundred megabytes and more in one package, made as they are read: nothing of it is kept.</summary>
    [Fact]
    public void Memory_does_not_grow_with_the_file()
    {
        const int releases = 60_000;
        using var data = new EndlessPackage(releases, Line);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var found = RiskSigns.Find(data, "large.json", SignSettings.Usual);

        Assert.Equal(releases, found.Processes);
        Assert.True(data.Given > 100_000_000, $"only {data.Given} bytes");
        Assert.True(data.MostKept - before < 16_000_000, $"{(data.MostKept - before) / 1e6:0} MB were kept");
    }

    /// <summary>A package that is written while it is read, and watches the memory the while.</summary>
    private sealed class EndlessPackage(int releases, string release) : Stream
    {
        private readonly byte[] _release = Encoding.UTF8.GetBytes("," + release);
        private byte[] _part =
            "{\"uri\":\"https://example.invalid/\",\"releases\":[{\"ocid\":\"ocds-abcdef-0\"}"u8.ToArray();
        private int _at;
        private int _given;

        public long Given { get; private set; }
        public long MostKept { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            if (_at == _part.Length)
            {
                if (_given > releases)
                    return 0;

                _given++;
                (_part, _at) = (_given < releases ? _release : "]}"u8.ToArray(), 0);
                if (_given == releases)
                    _given++;
                if (_given % 4_000 == 0)
                    MostKept = Math.Max(MostKept, GC.GetTotalMemory(forceFullCollection: true));
            }

            var count = Math.Min(buffer.Length, _part.Length - _at);
            _part.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            Given += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

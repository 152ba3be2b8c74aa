using System.Globalization;
using System.Text;
using Prongsai.Kernel;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Ocds.Mapping;
using static Prongsai.Tests.Procurement.Ocds.Examples;

namespace Prongsai.Tests.Procurement.Ocds;

[Collection(nameof(TheConsole))] // alone, because it looks at the memory of the process
public sealed class OcdsOfAnySize
{
    [Fact]
    public void Memory_does_not_grow_with_the_file()
    {
        const int Many = 25_000;
        var line = Encoding.UTF8.GetBytes(Release().ToJsonString());
        var how = new HowToRead(new FiscalYear(2570), null, "(สมมติ) สำนักงานเขตตัวอย่าง");
        long most = 0;
        var seen = 0;
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var reading = OcdsPurchases.Read(
            new ProcessesInFile("many.jsonl", () => new Repeating(line, Many)),
            how,
            _ =>
            {
                if (++seen % 6_000 == 0)
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            }
        );

        Assert.Equal(Many, reading.Count);
        var size = (long)line.Length * Many;
        Assert.True(size > 90_000_000, $"Only {size} bytes were read.");
        Assert.True(most - before < 16_000_000, $"{most - before} bytes are held of {size}.");
    }

    /// <summary>One line so many times, each with an ocid and a contract of its own.</summary>
    private sealed class Repeating(byte[] line, int times) : Stream
    {
        private static readonly byte[] Mark = "ocds-213czf-69100000001"u8.ToArray();
        private byte[] _present = [];
        private int _at,
            _number;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_at == _present.Length)
            {
                if (_number == times)
                    return 0;
                var ocid = Encoding.ASCII.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"ocds-213czf-{_number++:00000000000}")
                );
                _present = [.. line, (byte)'\n'];
                ocid.CopyTo(_present, line.AsSpan().IndexOf(Mark));
                _at = 0;
            }

            var taken = Math.Min(count, _present.Length - _at);
            Array.Copy(_present, _at, buffer, offset, taken);
            _at += taken;
            return taken;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

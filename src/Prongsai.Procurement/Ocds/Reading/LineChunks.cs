using Prongsai.Kernel;

namespace Prongsai.Procurement.Ocds.Reading;

/// <summary>Some whole lines of a file, in a buffer that is used again.</summary>
internal sealed class Chunk
{
    public byte[] Buffer { get; set; } = new byte[LineChunks.Usual];
    public int Length { get; set; }

    /// <summary>The number of its first line, from 1.</summary>
    public long FirstLine { get; set; }
}

/// <summary>
/// Hands a file out to threads, some lines at a time. Only this is done under a lock; each thread reads its own lines.
/// </summary>
/// <param name="feed">What has been looked at already is handed out first.</param>
internal sealed class LineChunks(Stream stream, ByteFeed feed, string file)
{
    public const int Usual = 1 << 18;

    private readonly Lock _taking = new();
    private byte[] _rest = feed.Window.ToArray();
    private int _restStart;
    private bool _atEnd = feed.AtEnd;
    private long _line = feed.Line;

    /// <summary>False when nothing is left.</summary>
    /// <exception cref="RefusedException">A line is too large to be held.</exception>
    public bool Take(Chunk chunk)
    {
        lock (_taking)
        {
            chunk.FirstLine = _line;
            chunk.Length = 0;
            while (true)
            {
                FillUp(chunk);
                var end = _atEnd && _restStart == _rest.Length ? chunk.Length : LastLineEnd(chunk);
                if (end > 0 || chunk.Length == 0)
                {
                    PutBack(chunk, end);
                    _line += chunk.Buffer.AsSpan(0, end).Count((byte)'\n');
                    chunk.Length = end;
                    return end > 0;
                }

                if (chunk.Length >= OcdsReader.LargestPiece)
                    throw new RefusedException([ReadingRefusals.LineTooLarge(file, _line)]);

                var larger = chunk.Buffer; // one line fills it
                Array.Resize(ref larger, larger.Length * 2);
                chunk.Buffer = larger;
            }
        }
    }

    private void FillUp(Chunk chunk)
    {
        var fromRest = Math.Min(_rest.Length - _restStart, chunk.Buffer.Length - chunk.Length);
        _rest.AsSpan(_restStart, fromRest).CopyTo(chunk.Buffer.AsSpan(chunk.Length));
        _restStart += fromRest;
        chunk.Length += fromRest;
        if (_atEnd || chunk.Length == chunk.Buffer.Length)
            return;

        var room = chunk.Buffer.AsSpan(chunk.Length);
        var read = stream.ReadAtLeast(room, room.Length, throwOnEndOfStream: false);
        _atEnd = read < room.Length;
        chunk.Length += read;
    }

    private static int LastLineEnd(Chunk chunk) => chunk.Buffer.AsSpan(0, chunk.Length).LastIndexOf((byte)'\n') + 1;

    private void PutBack(Chunk chunk, int end)
    {
        if (end == chunk.Length)
            return;

        // While the first window is handed out, what is put back stands in it still.
        if (_restStart >= chunk.Length - end && _restStart < _rest.Length)
            _restStart -= chunk.Length - end;
        else
        {
            _rest = [.. chunk.Buffer.AsSpan(end, chunk.Length - end), .. _rest.AsSpan(_restStart)];
            _restStart = 0;
        }
    }
}

namespace Prongsai.Procurement.Ocds.Reading;

/// <summary>
/// A stream seen through a window that slides forward: what was used is let go, and the window grows only while one thing does not
/// fit into it. So a file of any size costs as much memory as its largest piece.
/// </summary>
internal sealed class ByteFeed(Stream stream, int windowSize = ByteFeed.UsualWindow)
{
    public const int UsualWindow = 1 << 20;

    private byte[] _buffer = new byte[windowSize];
    private int _start;
    private int _end;

    /// <summary>What has been read and not been used.</summary>
    public ReadOnlyMemory<byte> Window => _buffer.AsMemory(_start, _end - _start);

    /// <summary>True when the window reaches to the end of the stream.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>Where the window begins: bytes from the beginning of the stream.</summary>
    public long Offset { get; private set; }

    /// <summary>The line in which the window begins, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Reads more behind the window. False when there is no more.</summary>
    public bool Fill()
    {
        if (AtEnd)
            return false;

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = stream.ReadAtLeast(_buffer.AsSpan(_end), _buffer.Length - _end, throwOnEndOfStream: false);
        AtEnd = read < _buffer.Length - _end;
        _end += read;
        return read > 0;
    }

    /// <summary>Lets go of the first bytes of the window.</summary>
    public void Advance(int bytes)
    {
        Line += Window.Span[..bytes].Count((byte)'\n');
        Offset += bytes;
        _start += bytes;
    }

    /// <summary>Lets go of white space. False when nothing is left.</summary>
    public bool SkipWhiteSpace()
    {
        while (true)
        {
            var next = Window.Span.IndexOfAnyExcept(" \t\r\n"u8);
            if (next >= 0)
            {
                Advance(next);
                return true;
            }

            Advance(Window.Length);
            if (!Fill())
                return false;
        }
    }
}

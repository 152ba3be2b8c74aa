using System.Globalization;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Prongsai.Kernel;

namespace Prongsai.Files.S3;

/// <summary>
/// Reads an object from wherever it is asked to. The request goes out with the first byte that is read: who only asks whether a
/// file changed, or for its last pages, does not move the whole of it.
/// </summary>
internal sealed class S3Reading(AmazonS3Client s3, string bucket, string key, long length) : Stream
{
    private GetObjectResponse? _answer;
    private long _position;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length || buffer.IsEmpty)
            return 0;

        _answer ??= await AskAsync(cancellationToken);
        var read = await _answer.ResponseStream.ReadAsync(buffer, cancellationToken);
        if (read == 0)
            throw new EndOfStreamException(
                string.Create(CultureInfo.InvariantCulture, $"{key} ended at {_position} of {length}")
            );

        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Read it with await: the bytes are on another machine.");

    public override long Seek(long offset, SeekOrigin origin)
    {
        var to = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => length + offset,
        };
        ArgumentOutOfRangeException.ThrowIfNegative(to, nameof(offset));
        if (to != _position)
            Forget();

        return _position = to;
    }

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Forget();
        base.Dispose(disposing);
    }

    private async Task<GetObjectResponse> AskAsync(CancellationToken cancellation)
    {
        var request = new GetObjectRequest { BucketName = bucket, Key = key };
        if (_position > 0)
            request.ByteRange = new ByteRange(_position, length - 1);
        try
        {
            return await s3.GetObjectAsync(request, cancellation);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            throw new MissingException($"file {key}");
        }
    }

    private void Forget()
    {
        _answer?.Dispose();
        _answer = null;
    }
}

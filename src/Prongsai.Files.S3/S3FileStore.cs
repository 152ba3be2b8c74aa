using System.Net;
using System.Runtime.CompilerServices;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Prongsai.Kernel;

namespace Prongsai.Files.S3;

/// <summary>
/// The store as a bucket. Keys are those of the folder (ab/cd/abcd…), so that copying a folder into a bucket is moving there. An
/// object appears when it is whole: S3 promises that of a single PUT.
/// </summary>
internal sealed class S3FileStore : IFileStore, IDisposable
{
    private readonly S3Settings _settings;
    private readonly AmazonS3Client _s3;

    public S3FileStore(S3Settings settings)
    {
        _settings = settings;
        var config = new AmazonS3Config
        {
            // Checksums of the SDK's own are unknown to many services that speak S3; our names are checksums already.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            ForcePathStyle = settings.Url.Length > 0,
            Timeout = TimeSpan.FromSeconds(60),
            MaxErrorRetry = 3,
        };
        if (settings.Url.Length > 0)
            (config.ServiceURL, config.AuthenticationRegion) = (settings.Url, settings.Region);
        else
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(settings.Region);

        _s3 =
            settings.AccessKey.Length > 0
                ? new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), config)
                : new AmazonS3Client(config);
    }

    public async Task<FileHash> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        var hash = FileHash.Of(content.Span);
        if (await LengthOfAsync(hash, cancellation) == content.Length)
            return hash;

        using var stream = new MemoryStream(content.ToArray(), writable: false);
        await _s3.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = _settings.Bucket,
                Key = KeyOf(hash),
                InputStream = stream,
                ContentType = "application/octet-stream",
                // Some services keep the marks of a chunked upload as if they were the file.
                UseChunkEncoding = false,
            },
            cancellation
        );
        return hash;
    }

    public async Task<Stream> OpenAsync(FileHash hash, CancellationToken cancellation = default) =>
        await LengthOfAsync(hash, cancellation) is { } length
            ? new S3Reading(_s3, _settings.Bucket, KeyOf(hash), length)
            : throw new MissingException($"file {hash}");

    public async IAsyncEnumerable<StoredFile> ListAsync(
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var request = new ListObjectsV2Request { BucketName = _settings.Bucket, Prefix = _settings.Prefix };
        while (true)
        {
            var page = await _s3.ListObjectsV2Async(request, cancellation);
            foreach (var stored in page.S3Objects ?? [])
                if (FileHash.TryParse(stored.Key.Split('/')[^1], out var hash) && stored.Key == KeyOf(hash))
                    yield return new StoredFile(
                        hash,
                        stored.Size ?? 0,
                        stored.LastModified?.ToUniversalTime() ?? DateTime.UnixEpoch
                    );
            if (page.IsTruncated != true)
                yield break;

            request.ContinuationToken = page.NextContinuationToken;
        }
    }

    public Task RemoveAsync(FileHash hash, CancellationToken cancellation = default) =>
        _s3.DeleteObjectAsync(_settings.Bucket, KeyOf(hash), cancellation);

    public async Task<IReadOnlyList<Refusal>> PrepareAsync(Now now, CancellationToken cancellation = default)
    {
        try
        {
            // Asks for the bucket and for the right to read it; the right to write is tried as well, with one small object.
            await _s3.ListObjectsV2Async(
                new ListObjectsV2Request
                {
                    BucketName = _settings.Bucket,
                    Prefix = _settings.Prefix,
                    MaxKeys = 1,
                },
                cancellation
            );
            var trial = $"{_settings.Prefix}trial";
            await _s3.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = _settings.Bucket,
                    Key = trial,
                    ContentBody = "prongsai",
                    UseChunkEncoding = false,
                },
                cancellation
            );
            await _s3.DeleteObjectAsync(_settings.Bucket, trial, cancellation);
            return [];
        }
        catch (AmazonS3Exception refused) when (refused.ErrorCode == "NoSuchBucket")
        {
            return [Refusals.NoBucket(_settings)];
        }
        catch (AmazonS3Exception refused)
            when (refused.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
        {
            return [Refusals.NotAllowed(_settings, refused.ErrorCode ?? "")];
        }
        catch (AmazonServiceException failure)
        {
            return [Refusals.Unreachable(_settings, failure.InnerException?.Message ?? failure.Message)];
        }
        catch (AmazonClientException nothing)
        {
            return [Refusals.NotAllowed(_settings, nothing.Message)];
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return [Refusals.Unreachable(_settings, failure.Message)];
        }
    }

    public void Dispose() => _s3.Dispose();

    private async Task<long?> LengthOfAsync(FileHash hash, CancellationToken cancellation)
    {
        try
        {
            var head = await _s3.GetObjectMetadataAsync(_settings.Bucket, KeyOf(hash), cancellation);
            return head.ContentLength;
        }
        catch (AmazonS3Exception missing)
            when (missing.StatusCode == HttpStatusCode.NotFound && missing.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
    }

    private string KeyOf(FileHash hash) => $"{_settings.Prefix}{hash.Hex[..2]}/{hash.Hex[2..4]}/{hash.Hex}";
}

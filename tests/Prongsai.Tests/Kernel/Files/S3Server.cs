using System.Net;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Files;

/// <summary>A server that speaks S3 (npm s3rver), one for all tests that ask; each has a prefix of its own.</summary>
public sealed class S3Server : IAsyncLifetime
{
    public const string Bucket = "prongsai-test";

    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-s3-").FullName;
    private Peer? _peer;

    public int Port { get; } = Peer.FreePort();

    public S3Settings Settings(string prefix = "") =>
        new(Bucket, $"http://127.0.0.1:{Port}", "us-east-1", "S3RVER", "S3RVER", prefix);

    public async Task InitializeAsync() =>
        _peer = await Peer.StartAsync(
            "node",
            [
                Path.Combine(Peer.Folder, "node_modules/s3rver/bin/s3rver.js"),
                "--directory",
                _folder,
                "--address",
                "127.0.0.1",
                "--port",
                $"{Port}",
                "--silent",
                "--configure-bucket",
                Bucket,
            ],
            () => Peer.ListensAsync(new IPEndPoint(IPAddress.Loopback, Port))
        );

    public async Task DisposeAsync()
    {
        if (_peer is not null)
            await _peer.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class WithS3 : ICollectionFixture<S3Server>
{
    public const string Name = "with an S3 server";
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Files;

/// <summary>
/// ClamAV's own daemon with a signature of ours: one for all tests that ask. It takes no signatures from the network, so it knows
/// one "virus": the words <see cref="Virus"/>.
/// </summary>
public sealed class Clamd : IAsyncLifetime
{
    public const string Virus = "prongsai-test-virus-0001";

    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-clamd-").FullName;
    private Peer? _peer;

    /// <summary>Null when it is not installed.</summary>
    public static readonly string? Program = File.Exists("/usr/sbin/clamd") ? "/usr/sbin/clamd" : null;

    public int Port { get; } = Peer.FreePort();

    public string Socket => Path.Combine(_folder, "clamd.sock");

    public async Task InitializeAsync()
    {
        if (Program is null)
            return;

        var hex = Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Virus));
        await File.WriteAllTextAsync(Path.Combine(_folder, "prongsai.ndb"), $"Prongsai.Test:0:*:{hex}\n");
        var settings = Path.Combine(_folder, "clamd.conf");
        await File.WriteAllTextAsync(
            settings,
            $"""
            DatabaseDirectory {_folder}
            LocalSocket {Socket}
            TCPSocket {Port}
            TCPAddr 127.0.0.1
            Foreground yes
            StreamMaxLength 1M
            SelfCheck 0
            """
        );
        _peer = await Peer.StartAsync(
            Program,
            ["--config-file", settings],
            async () =>
                await Peer.ListensAsync(new IPEndPoint(IPAddress.Loopback, Port))
                && await Peer.ListensAsync(new UnixDomainSocketEndPoint(Socket))
        );
    }

    public async Task DisposeAsync()
    {
        if (_peer is not null)
            await _peer.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A test with the real scanner: skipped on a laptop without it, failing in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClamdTheoryAttribute : TheoryAttribute
{
    public ClamdTheoryAttribute()
    {
        if (Clamd.Program is null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "clamav-daemon is not installed.";
    }
}

public sealed class ScanningFiles(Clamd clamd) : IClassFixture<Clamd>
{
    private static readonly byte[] Infected = Encoding.ASCII.GetBytes($"x,y\n{Clamd.Virus}\n");

    [ClamdTheory, InlineData(true), InlineData(false)]
    public async Task Finds_what_the_scanner_knows_and_nothing_else(bool unix)
    {
        var scan = Scan(unix ? Over(socket: clamd.Socket) : Over(clamd.Port));

        Assert.Equal((ScanVerdict.Infected, "Prongsai.Test.UNOFFICIAL"), await scan.ScanAsync(Infected));
        Assert.Equal((ScanVerdict.Clean, ""), await scan.ScanAsync("สะอาด"u8.ToArray()));
        Assert.Equal((ScanVerdict.Clean, ""), await scan.ScanAsync(new byte[300_000]));
    }

    [ClamdTheory, InlineData(true), InlineData(false)]
    public async Task Says_what_the_scanner_says_of_a_file_too_large_for_it(bool unix)
    {
        var (verdict, words) = await Scan(unix ? Over(socket: clamd.Socket) : Over(clamd.Port))
            .ScanAsync(new byte[8_000_000]);

        Assert.Equal(ScanVerdict.Unable, verdict);
        Assert.NotEmpty(words);
    }

    [Fact]
    public async Task Cannot_ask_a_scanner_that_is_not_there()
    {
        var (verdict, words) = await Scan(Over(Peer.FreePort())).ScanAsync(Infected);
        var (byFile, _) = await Scan(Over(socket: "/nowhere/clamd.sock")).ScanAsync(Infected);

        Assert.Equal((ScanVerdict.Unable, ScanVerdict.Unable), (verdict, byFile));
        Assert.NotEmpty(words);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("INSTREAM size limit exceeded. ERROR\0")]
    [InlineData("stream: OK and more\0")]
    public async Task Believes_no_other_answer(string answer)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var answering = AnswerAsync(server, answer);

        var (verdict, words) = await Scan(Over(((IPEndPoint)server.LocalEndpoint).Port)).ScanAsync(Infected);
        await answering;

        Assert.Equal(ScanVerdict.Unable, verdict);
        Assert.DoesNotContain('\n', words);
    }

    [Fact]
    public async Task Does_not_wait_for_ever()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var silent = Over(((IPEndPoint)server.LocalEndpoint).Port) with { Timeout = TimeSpan.FromMilliseconds(200) };

        var (verdict, words) = await Scan(silent).ScanAsync(Infected);

        Assert.Equal(ScanVerdict.Unable, verdict);
        Assert.Contains("no answer", words, StringComparison.Ordinal);
    }

    internal static ClamdScan Scan(ClamdSettings settings) => new(settings, NullLogger<ClamdScan>.Instance);

    internal static ClamdSettings Over(int port = 0, string socket = "", bool accept = false) =>
        new(socket.Length > 0 ? "" : "127.0.0.1", port, socket, accept, TimeSpan.FromSeconds(20));

    private static async Task AnswerAsync(TcpListener server, string answer)
    {
        using var asked = await server.AcceptTcpClientAsync();
        var stream = asked.GetStream();
        var buffer = new byte[4096];
        var read = 0;
        // The whole question, up to the four zeros that end it: a server that hangs up early loses its answer.
        while (!buffer.AsSpan(0, read).EndsWith("\0\0\0\0"u8))
            read += await stream.ReadAsync(buffer.AsMemory(read));
        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
    }
}

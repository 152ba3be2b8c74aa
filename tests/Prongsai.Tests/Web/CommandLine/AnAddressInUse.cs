using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Prongsai.Ledger.Signing;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Tests.Web.CommandLine;

/// <summary>Another program listens already: the program says so in words and ends, and nobody reads a stack trace.</summary>
public sealed class AnAddressInUse : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-port-").FullName;
    private readonly TcpListener _other = new(IPAddress.Loopback, 0);

    public AnAddressInUse() => _other.Start();

    public void Dispose()
    {
        _other.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Is_told_by_the_web_program_in_words_alone()
    {
        await MigratedDatabase.NewAsync(Database.Sqlite, _folder);

        await ToldAsync("serve");
    }

    [Fact]
    public async Task Is_told_by_a_witness_in_words_alone()
    {
        var logs = Path.Combine(_folder, "logs");
        using (var log = SecretKey.Create("ita.example.go.th/ledger", NoteKeyKind.Ed25519))
            await File.WriteAllTextAsync(logs, $"log {log.Public}\n");

        await ToldAsync("witness", "serve", "--folder", _folder, "--name", "w.example", "--logs", logs);
    }

    private async Task ToldAsync(params string[] words)
    {
        var port = ((IPEndPoint)_other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var (code, said) = await TheProgram.RunAsync(_folder, "", [.. words, "--urls", $"http://127.0.0.1:{port}"]);

        Assert.True(code == 2, $"{code}\n{said}");
        Assert.Contains("มีโปรแกรมอื่นใช้ที่อยู่นี้อยู่แล้ว", said, StringComparison.Ordinal);
        Assert.Contains("Another program uses this address", said, StringComparison.Ordinal);
        Assert.Contains(port, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
    }
}

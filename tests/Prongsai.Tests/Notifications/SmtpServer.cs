using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Prongsai.Tests.Notifications;

/// <summary>
/// A mail server of one test that speaks SMTP (RFC 5321) as far as a client hears, keeps what it is given, and refuses, defers or
/// goes away when it is told to.
/// </summary>
internal sealed class SmtpServer : IDisposable
{
    private TcpListener? _listener;

    public SmtpServer()
    {
        Start();
    }

    public int Port { get; private set; }

    /// <summary>Taken letters, as they came over the wire.</summary>
    public ConcurrentQueue<MimeKit.MimeMessage> Letters { get; } = [];

    /// <summary>What it answers to RCPT instead of 250.</summary>
    public string? ToRecipients { get; set; }

    /// <summary>Takes the letter and hangs up without a word after the data: the client cannot know whether it was taken.</summary>
    public bool DiesAfterData { get; set; }

    public void Start()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync(_listener);
    }

    public void GoDown() => _listener!.Stop();

    public void Dispose() => _listener!.Dispose();

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = TalkAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            return;
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await Say("220 test ESMTP");
            while (await reader.ReadLineAsync() is { } line)
            {
                var verb = line.Split(' ')[0].ToUpperInvariant();
                if (verb == "DATA")
                {
                    await Say("354 go on");
                    Letters.Enqueue(await LetterAsync(reader));
                    if (DiesAfterData)
                        return;
                    await Say("250 taken");
                }
                else if (verb == "QUIT")
                {
                    await Say("221 bye");
                    return;
                }
                else
                {
                    await Say(
                        verb switch
                        {
                            "EHLO" => "250-test\r\n250 8BITMIME",
                            "RCPT" => ToRecipients ?? "250 ok",
                            "MAIL" or "RSET" or "NOOP" => "250 ok",
                            _ => "502 unknown",
                        }
                    );
                }
            }

            async Task Say(string words) => await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"));
        }
    }

    private static async Task<MimeKit.MimeMessage> LetterAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(data.ToString()));

        return await MimeKit.MimeMessage.LoadAsync(bytes);
    }
}

using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;
using Prongsai.Kernel;

namespace Prongsai.Notifications.Post;

/// <summary>
/// Hands letters to the mail server. What the server will never take is a refusal; everything else is thrown and tried again
/// later. Nothing that is thrown names the recipient, since it ends on the jobs page.
/// </summary>
internal sealed class PostOffice(MailSettings settings)
{
    /// <summary>False while no mail server is set.</summary>
    public bool IsOpen => settings.Host.Length > 0;

    /// <param name="letter">The letter.</param>
    /// <param name="once">The same for each try at the same letter, so that a receiving server can see a repetition.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="RefusedException">No server is set, or the server refuses the letter for good.</exception>
    public async Task SendAsync(Letter letter, Guid once, CancellationToken cancellation)
    {
        if (!IsOpen)
            throw new RefusedException([PostRefusals.NoServer]);
        if (!MailboxAddress.TryParse(letter.To, out var to))
            throw new RefusedException([PostRefusals.NoAddress]);

        using var message = Written(letter, to, once);
        using var client = new SmtpClient { Timeout = 20_000 };
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, Security, cancellation);
            if (settings.User.Length > 0)
                await client.AuthenticateAsync(settings.User, settings.Password, cancellation);
            await client.SendAsync(message, cancellation);
        }
        catch (SmtpCommandException no)
            when ((int)no.StatusCode >= 500 && no.ErrorCode != SmtpErrorCode.UnexpectedStatusCode)
        {
            throw new RefusedException([PostRefusals.NotTaken((int)no.StatusCode)]);
        }
        catch (SmtpCommandException later)
        {
            throw new IOException($"The mail server answered {(int)later.StatusCode} {later.StatusCode}.");
        }

        // Taken is taken: a server that dies while we say goodbye has the letter all the same.
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception e) when (e is IOException or SmtpProtocolException)
        {
            return;
        }
    }

    private SecureSocketOptions Security =>
        settings.Security switch
        {
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };

    private MimeMessage Written(Letter letter, MailboxAddress to, Guid once)
    {
        var message = new MimeMessage
        {
            Subject = letter.Subject.ToString().ReplaceLineEndings(" "),
            MessageId = $"{once:N}@prongsai",
            Body = new TextPart(TextFormat.Plain) { Text = Body(letter) },
        };
        message.From.Add(new MailboxAddress("โปร่งใส Prongsai", settings.Sender));
        message.To.Add(to);
        // Nobody's absence note should answer a program.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    private string Body(Letter letter)
    {
        var where = letter.Link is { } link ? $"\n\n{Absolute(link)}" : "";

        return $"{letter.Body.Th}{where}\n\n– – –\n\n{letter.Body.En}{where}\n";
    }

    /// <summary>A page of ours with the address of this installation before it.</summary>
    public string Absolute(string link) => link.StartsWith('/') ? settings.Address + link : link;
}

internal static class PostRefusals
{
    public static readonly Refusal NoServer = new(
        "mail-not-set",
        "ยังไม่ได้ตั้งค่าเครื่องส่งอีเมล (Prongsai:Mail:Host) ตั้งค่าแล้วสั่งเริ่มงานนี้ใหม่ได้",
        "No mail server is set (Prongsai:Mail:Host); set one, then start this job again."
    );

    public static readonly Refusal NoAddress = new(
        "mail-address-unreadable",
        "ที่อยู่อีเมลของผู้รับใช้ไม่ได้",
        "The recipient’s e-mail address cannot be used."
    );

    public static Refusal NotTaken(int code) =>
        new(
            "mail-not-taken",
            $"เครื่องรับอีเมลปฏิเสธจดหมายนี้ (รหัส {code}) ตรวจที่อยู่ผู้รับแล้วสั่งเริ่มงานใหม่",
            $"The mail server refuses this letter for good (code {code}); check the recipient’s address, then start the job again."
        );
}

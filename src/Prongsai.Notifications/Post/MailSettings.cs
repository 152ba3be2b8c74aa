using Microsoft.Extensions.Configuration;

namespace Prongsai.Notifications.Post;

/// <summary>The mail server; settings Prongsai:Mail:*.</summary>
/// <param name="Host">Host; empty: no e-mail.</param>
/// <param name="Port">Port; 587 by default.</param>
/// <param name="User">User; empty: without signing in.</param>
/// <param name="Password">Password.</param>
/// <param name="Sender">From: the address that letters come from.</param>
/// <param name="Security">
/// Security: "starttls" (the default: no letter and no password in the clear), "tls" (port 465) or "none" (a server on this machine).
/// </param>
/// <param name="Address">Prongsai:Address: where this installation is on the web, https://ita.example.go.th; for links.</param>
internal sealed record MailSettings(
    string Host,
    int Port,
    string User,
    string Password,
    string Sender,
    string Security,
    string Address
)
{
    public static MailSettings From(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Prongsai:Mail");

        return new MailSettings(
            mail["Host"] ?? "",
            mail.GetValue("Port", 587),
            mail["User"] ?? "",
            mail["Password"] ?? "",
            mail["From"] ?? "prongsai@localhost",
            mail["Security"] ?? "starttls",
            (configuration["Prongsai:Address"] ?? "").TrimEnd('/')
        );
    }
}

using System.Reflection;
using Prongsai.Kernel;

namespace Prongsai.Web.Status;

/// <summary>Which version runs, where, since when.</summary>
internal sealed class TheProgram(Running running) : IStatus
{
    public static readonly string Version =
        typeof(TheProgram)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "?";

    public Bilingual What => new("โปรแกรม", "Program");

    public Task<StatusLine> LookAsync(Now now, CancellationToken cancellation = default)
    {
        var since = running.Since.Utc + Clock.Thailand;
        return Task.FromResult(
            new StatusLine(
                What,
                Standing.Good,
                new(
                    $"โปร่งใส {Version} บนเครื่อง {Environment.MachineName} ตั้งแต่ {ThaiDate.InWords(running.Since.Today).Th} {since:HH:mm} น.",
                    $"Prongsai {Version} on {Environment.MachineName} since {ThaiDate.InWords(running.Since.Today).En} {since:HH:mm}"
                )
            )
        );
    }
}

/// <summary>When this program began.</summary>
internal sealed class Running(TimeProvider clock)
{
    public Now Since { get; } = clock.Now();
}

using Prongsai.Kernel;

namespace Prongsai.Web.Status;

/// <summary>Asks every part how it stands. A part that cannot even say is one that stands badly; the others are still shown.</summary>
internal sealed partial class Inspection(IEnumerable<IStatus> parts, TimeProvider clock, ILogger<Inspection> log)
{
    // Monitoring asks every few seconds and gives up; a page should not wait for a dead server either.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<StatusLine>> LookAsync(bool neededToServe, CancellationToken cancellation)
    {
        var now = clock.Now();
        List<StatusLine> lines = [];
        foreach (var part in parts.Where(part => part.NeededToServe || !neededToServe))
            lines.Add(await LookAsync(part, now, cancellation));
        return lines;
    }

    private async Task<StatusLine> LookAsync(IStatus part, Now now, CancellationToken cancellation)
    {
        try
        {
            return await part.LookAsync(now, cancellation).WaitAsync(Patience, cancellation);
        }
        // Whatever it is: this page is for the day when things are broken.
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            CannotSay(log, part.GetType().Name, failure);
            return new StatusLine(
                part.What,
                Standing.Bad,
                new("ส่วนนี้ไม่ตอบ", "This part does not answer."),
                new("ดูสาเหตุใน log ของโปรแกรม: journalctl -u prongsai", "The log says why: journalctl -u prongsai")
            );
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Part} cannot say how it stands")]
    private static partial void CannotSay(ILogger log, string part, Exception failure);
}

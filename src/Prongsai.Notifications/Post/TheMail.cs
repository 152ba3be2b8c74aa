using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Notifications.Post;

/// <summary>Whether letters go out: when the server last took one, and when it last did not.</summary>
internal sealed class TheMail(ProngsaiDb db, PostOffice post) : IStatus
{
    private static readonly string[] Kinds = [Letters.Kind, MailNotices.Kind];

    public Bilingual What => new("การส่งอีเมล", "E-mail");

    public async Task<StatusLine> LookAsync(Now now, CancellationToken cancellation = default)
    {
        if (!post.IsOpen)
            return new(
                What,
                Standing.Watch,
                new("ยังไม่ได้ตั้งค่าเครื่องส่งอีเมล", "No mail server is set."),
                new(
                    "ตั้ง Prongsai:Mail:Host (docs/running.md) หากต้องการส่งคำเชิญและข่าวแจ้งทางอีเมล",
                    "Set Prongsai:Mail:Host (docs/running.md) if invitations and notices shall go by e-mail."
                )
            );

        var letters = db.Set<Job>().AsNoTracking().Where(j => Kinds.Contains(j.Kind));
        var sent = await letters.Where(j => j.State == JobState.Done).MaxAsync(j => j.EndedAt, cancellation);
        // What failed keeps its trouble until it is sent after all; it names nobody (PostOffice sees to it).
        var failed = await letters
            .Where(j => j.Trouble != null && j.State != JobState.Done)
            .OrderByDescending(j => j.StartedAt)
            .Select(j => new { j.StartedAt, j.Trouble })
            .FirstOrDefaultAsync(cancellation);

        return Of(sent, failed?.StartedAt, failed?.Trouble);
    }

    private StatusLine Of(DateTime? sent, DateTime? failed, string? trouble)
    {
        var lastSent = sent is { } at
            ? new Bilingual($"ส่งได้ล่าสุด {at.InWords().Th}", $"last sent {at.InWords().En}")
            : new("ยังไม่เคยส่ง", "nothing sent yet");
        if (failed is not { } when)
            return new(What, Standing.Good, lastSent);

        return new(
            What,
            // A letter sent since then says that the server is there again.
            sent > when
                ? Standing.Watch
                : Standing.Bad,
            new(
                $"{lastSent.Th} ส่งไม่ได้ล่าสุด {when.InWords().Th}: {trouble}",
                $"{lastSent.En}; last failed {when.InWords().En}: {trouble}"
            ),
            new(
                "ระบบลองส่งซ้ำเองนานหนึ่งวันครึ่ง หากยังไม่ได้ ตรวจค่า Prongsai:Mail และเครื่องส่งอีเมล แล้วสั่งเริ่มงานใหม่ที่ /staff/jobs",
                "It is tried again for a day and a half. If that fails, look at Prongsai:Mail and the mail server, then start the job again on /staff/jobs."
            )
        );
    }
}

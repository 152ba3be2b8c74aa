using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Procurement.Questions;

/// <summary>Forgets who asked what nobody answered in time; every night.</summary>
internal sealed record ForgetAskers;

/// <summary>
/// Forgets the name and e-mail of unanswered questions once <see cref="AskerRetention"/> is over, and tells the officers: the answer
/// is still owed to the public, but nobody can be written to any more.
/// </summary>
internal sealed class ForgettingAskers(ProngsaiDb db, AskerRetention retention, INotices notices, TimeProvider clock)
    : IJobWork<ForgetAskers>
{
    private const int AtOnce = 200;

    public async Task RunAsync(ForgetAskers job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var before = retention.DueBefore(now.Today);
        while (true)
        {
            var over = await db
                .CitizenQuestions.Where(q => q.AnsweredAt == null && q.DueOn < before)
                .Where(q => q.AskedBy != null || q.Email != null)
                .OrderBy(q => q.DueOn)
                .ThenBy(q => q.Id)
                .Take(AtOnce)
                .ToListAsync(cancellation);
            if (over.Count == 0)
                return;

            foreach (var question in over)
                Forget(question, now);
            foreach (var agency in over.GroupBy(q => q.AgencyId))
                notices.Tell(now, Told(agency.Key, agency.Count()));
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody answers at this moment, which forgets it too; the rest is looked at once more.
            }

            db.ChangeTracker.Clear();
        }
    }

    private void Forget(CitizenQuestion question, Now now)
    {
        question.ForgetAsker(now);
        db.Journal(
            question.AgencyId,
            now,
            Actor.System,
            "CitizenForgotten",
            question.Record,
            new
            {
                purchase = question.PurchaseId.Value,
                dueOn = question.DueOn,
                keptDays = retention.Days,
            }
        );
    }

    private Notice Told(AgencyId agency, int count) =>
        new(
            agency,
            Recipients.Holders(Duty.ProcurementOfficer),
            AskAboutContractModel.NoticeOfQuestion,
            new(
                $"ลบชื่อและอีเมลของผู้ถาม {count} คำถามแล้ว เพราะเกินกำหนดตอบ {retention.Days} วัน คำถามยังต้องตอบ แต่แจ้งผู้ถามทางอีเมลไม่ได้แล้ว",
                $"The name and e-mail behind {count} question(s) were forgotten, {retention.Days} days after the answer was due. It is still owed, but who asked cannot be written to any more."
            ),
            "/staff/procurement/questions"
        );
}

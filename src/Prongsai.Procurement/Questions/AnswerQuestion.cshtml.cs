using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Public;

namespace Prongsai.Procurement.Questions;

/// <summary>Answers a citizen's question, and says whether it is fit to be shown.</summary>
[Reads(Duty.ProcurementOfficer, Duty.Preparer, Duty.Executive), Writes(Duty.ProcurementOfficer, Duty.Preparer)]
[Act("ตอบคำถามของประชาชนเรื่องจัดซื้อจัดจ้าง", "Answer a citizen’s question about procurement")]
internal sealed class AnswerQuestionModel(
    ProngsaiDb db,
    IAgencies agencies,
    AskerRetention retention,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public CitizenQuestion Question { get; private set; } = null!;
    public string Answer { get; private set; } = "";
    public bool Show { get; private set; } = true;
    public DateOnly Today { get; private set; }

    /// <summary>The last day on which name and e-mail are kept; null where there are none.</summary>
    public DateOnly? KeptUntil =>
        Question.AskedBy is null && Question.Email is null ? null : retention.LastDayOf(Question);
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public string Contract => PublicAddress.Contract(Agency.Slug, Question.PurchaseId);
    public string Here => $"/staff/procurement/questions/{Question.Id.Value}";

    public Task OnGetAsync(QuestionId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    /// <param name="show">The question has no personal data.</param>
    public async Task<IActionResult> OnPostAsync(
        QuestionId id,
        string? answer,
        bool show,
        CancellationToken cancellation
    )
    {
        var (now, by) = (clock.Now(), User.Actor());
        await FetchAsync(id, cancellation);
        (Answer, Show) = (answer ?? "", show);
        WhyNot = Question.WhyNotAnswer(answer);
        if (WhyNot.Count > 0)
            return Page();

        var email = Question.Email;
        Question.Reply(answer, show, now, by);
        db.Journal(
            Question.AgencyId,
            now,
            by,
            "CitizenAnswered",
            Question.Record,
            new
            {
                purchase = Question.PurchaseId.Value,
                days = Question.Days(now.Today),
                shown = Question.IsShown,
            }
        );
        if (email is not null)
            db.Send(
                now,
                new Letter(
                    email,
                    new("คำตอบเรื่องการจัดซื้อจัดจ้าง", "The answer to your question about a purchase"),
                    new(Question.Answer!, Question.Answer!),
                    Contract
                ),
                Question.AgencyId
            );
        await db.SaveOrRefuseAsync(QuestionRefusals.Raced, cancellation);
        return LocalRedirect(Here);
    }

    /// <summary>Shows the question before the answer, or takes it from the public.</summary>
    public async Task<IActionResult> OnPostShowAsync(QuestionId id, bool shown, CancellationToken cancellation)
    {
        var (now, by) = (clock.Now(), User.Actor());
        await FetchAsync(id, cancellation);
        Question.Show(shown, now);
        db.Journal(
            Question.AgencyId,
            now,
            by,
            shown ? "CitizenQuestionShown" : "CitizenQuestionHidden",
            Question.Record,
            new { purchase = Question.PurchaseId.Value }
        );
        await db.SaveOrRefuseAsync(QuestionRefusals.Raced, cancellation);
        return LocalRedirect(Here);
    }

    private async Task FetchAsync(QuestionId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        Question = await db
            .CitizenQuestions.FirstOrDefaultAsync(q => q.AgencyId == agency && q.Id == id, cancellation)
            .OrMissAsync();
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
    }
}

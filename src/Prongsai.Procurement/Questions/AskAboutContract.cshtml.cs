using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Procurement.Public;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Questions;

/// <summary>A citizen asks about a published purchase. Nobody needs an account or a name.</summary>
[AllowAnonymous, EnableRateLimiting(CitizenForms.Policy)]
internal sealed class AskAboutContractModel(
    ProngsaiDb db,
    IAgencies agencies,
    INotices notices,
    IPublicPages portal,
    WorkingDays calendar,
    AnsweringTime time,
    AskerRetention retention,
    TimeProvider clock
) : PageModel
{
    // A form that is sent in a hurry by many is a machine's; nobody reads more than so many in a day about one purchase.
    private const int MostADay = 20;

    public Agency Agency { get; private set; } = null!;
    public FrozenPurchase Purchase { get; private set; } = null!;
    public string Text { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Email { get; private set; } = "";
    public bool IsSent { get; private set; }
    public int Days => time.WorkingDays;
    public int KeptDays => retention.Days;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public string Contract => PublicAddress.Contract(Agency.Slug, new PurchaseId(Purchase.Id));

    public async Task OnGetAsync(string agency, PurchaseId id, bool? sent, CancellationToken cancellation)
    {
        await FetchAsync(agency, id, cancellation);
        IsSent = sent == true;
    }

    /// <param name="website">Hidden from people: only programs fill it in.</param>
    public async Task<IActionResult> OnPostAsync(
        string agency,
        PurchaseId id,
        string? text,
        string? name,
        string? email,
        string? website,
        CancellationToken cancellation
    )
    {
        await FetchAsync(agency, id, cancellation);
        (Text, Name, Email) = (text ?? "", name ?? "", email ?? "");
        var now = clock.Now();
        var (of, since) = (Agency.Id, now.Utc.AddDays(-1));
        WhyNot = CitizenQuestion.WhyNotAsk(text, name, email);
        if (
            WhyNot.Count == 0
            && await db.CitizenQuestions.CountAsync(
                q => q.AgencyId == of && q.PurchaseId == id && q.AskedAt > since,
                cancellation
            ) >= MostADay
        )
            WhyNot = [QuestionRefusals.TooManyToday];
        if (WhyNot.Count > 0)
            return Page();

        // A program is thanked like a person, and learns nothing.
        if (string.IsNullOrEmpty(website))
            await KeepAsync(
                CitizenQuestion.Ask(
                    Agency.Id,
                    id,
                    Purchase.Work,
                    text!,
                    name,
                    email,
                    now,
                    time.DueOn(now.Today, calendar)
                ),
                now,
                cancellation
            );
        return LocalRedirect($"{Contract}/ask?sent=true");
    }

    private async Task KeepAsync(CitizenQuestion question, Now now, CancellationToken cancellation)
    {
        db.CitizenQuestions.Add(question);
        db.Journal(
            Agency.Id,
            now,
            new Actor(Guid.Empty, "ประชาชน"),
            "CitizenAsked",
            question.Record,
            new { purchase = question.PurchaseId.Value, dueOn = question.DueOn }
        );
        notices.Tell(
            now,
            new Notice(
                Agency.Id,
                Recipients.Holders(Duty.ProcurementOfficer),
                NoticeOfQuestion,
                new("มีคำถามจากประชาชนเกี่ยวกับการจัดซื้อจัดจ้าง", "A citizen has asked about a purchase"),
                $"/staff/procurement/questions/{question.Id.Value}"
            )
        );
        await db.SaveChangesAsync(cancellation);
        await portal.HaveChangedAsync(cancellation);
    }

    private async Task FetchAsync(string agency, PurchaseId id, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Purchase = await db.FindPublishedAsync(Agency.Id, id, cancellation).OrMissAsync();
    }

    /// <summary>The kind of the notice.</summary>
    public const string NoticeOfQuestion = "citizen-question";
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Standards;

namespace Prongsai.Meetings.Gifts;

/// <summary>The No Gift Policy of a year: written, printed for the head to sign, its scan attached, sent to who issues it.</summary>
[Writes(Duty.Preparer, Duty.AgencyAdministrator), Prepares(GiftPolicy.Kind)]
[Act("จัดทำประกาศ No Gift Policy", "Prepare the No Gift Policy")]
internal sealed class PolicyModel(
    ProngsaiDb db,
    IAgencies agencies,
    IPapers papers,
    KeptFiles files,
    TimeProvider clock
) : PageModel
{
    public const string Here = "/staff/gifts/policy";

    public Agency Agency { get; private set; } = null!;
    public FiscalYear Year { get; private set; }
    public GiftPolicy Policy { get; private set; } = null!;
    public bool IsNew { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Text { get; private set; } = "";
    public string Head { get; private set; } = "";
    public string Position { get; private set; } = "";
    public string SignedOn { get; private set; } = "";
    public Standard? AsStandard { get; private set; }

    public async Task OnGetAsync(string? year, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        (Text, Head, Position, SignedOn) = IsNew
            ? (GiftPolicy.UsualText, "", "", "")
            : (Policy.Text, Policy.HeadName, Policy.HeadPosition, ThaiDate.InFull(Policy.SignedOn));
    }

    public async Task<IActionResult> OnGetDocxAsync(string? year, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        return IsNew
            ? throw new MissingException("policy")
            : File(papers.Docx(Policy.Paper(Agency)), FileKind.Docx.MediaType, $"no-gift-policy-{Year}.docx");
    }

    public async Task<IActionResult> OnGetScanAsync(string? year, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        return Policy.Scan is { } scan
            ? await files.SendAsync(Response, scan, Policy.ScanName!, FileKind.Pdf.MediaType, cancellation)
            : throw new MissingException("scan");
    }

    public async Task<IActionResult> OnPostAsync(
        string? year,
        int seen,
        string? text,
        string? head,
        string? position,
        string? signedOn,
        IFormFile? scan,
        CancellationToken cancellation
    )
    {
        await FetchAsync(year, cancellation);
        var (agency, by, now) = (User.Agency(), User.Actor(), clock.Now());
        (Text, Head, Position, SignedOn) = (
            ThaiText.Normalise(text ?? ""),
            ThaiText.NormaliseLine(head ?? ""),
            ThaiText.NormaliseLine(position ?? ""),
            signedOn ?? ""
        );
        var hasDay = ThaiDate.TryParse(SignedOn, out var day) && day <= now.Today;
        WhyNot =
        [
            .. Policy.WhyNotWrite(),
            .. !IsNew && seen != Policy.Version ? [GiftRefusals.Raced] : Array.Empty<Refusal>(),
            .. GiftPolicy.WhyNotText(Text, Head, Position),
            .. hasDay ? Array.Empty<Refusal>() : [GiftRefusals.SignedOn],
        ];
        if (WhyNot.Count > 0)
            return Page();

        ReceivedFile? kept = null;
        if (scan is { Length: > 0 })
        {
            (kept, var refused) = await files.ReceiveAsync(agency, by, scan, [FileKind.Pdf], cancellation);
            if (refused is not null)
            {
                WhyNot = [refused];
                return Page();
            }
        }

        Policy.Write(Text, Head, Position, day, kept, by);
        if (IsNew)
            db.GiftPolicies.Add(Policy);
        db.Journal(
            agency,
            now,
            by,
            "GiftPolicyWritten",
            Policy.Record,
            new
            {
                Policy.HeadName,
                points = Policy.Points.Count,
                scan = kept?.Hash.Hex,
            }
        );
        return await SavedAsync(cancellation);
    }

    public async Task<IActionResult> OnPostSubmitAsync(string? year, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        (Text, Head, Position, SignedOn) = (
            Policy.Text,
            Policy.HeadName,
            Policy.HeadPosition,
            IsNew ? "" : ThaiDate.InFull(Policy.SignedOn)
        );
        WhyNot = Policy.WhyNotSubmit();
        if (WhyNot.Count > 0)
            return Page();

        Policy.Submit(User.Actor());
        db.Journal(Policy.AgencyId, clock.Now(), User.Actor(), "GiftPolicySubmitted", Policy.Record, new { });
        return await SavedAsync(cancellation);
    }

    /// <summary>One press: the announcement with three usual questions goes to who approves standards, as the next version where one stands.</summary>
    public async Task<IActionResult> OnPostStandardAsync(string? year, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        if (Policy.State != PolicyState.Issued)
            throw new MissingException("policy");

        var (now, by) = (clock.Now(), User.Actor());
        var content = new StandardContent(
            StandardKind.NoGiftPolicy,
            GiftPolicy.TitleOf(Agency, Year),
            Policy.Text,
            GiftRule.Source,
            Policy.SignedOn,
            $"{Request.Scheme}://{Request.Host}/{Agency.Slug}/no-gift/{Year}",
            [
                .. GiftPolicy.UsualQuestions.Select(q =>
                    q with
                    {
                        // An office that wrote fewer points still has one to look at.
                        Point = Math.Min(q.Point, Policy.Points.Count),
                    }
                ),
            ]
        );
        var (standard, isNew) = AsStandard is null
            ? (Standard.New(Policy.AgencyId, content, by), true)
            : (AsStandard, false);
        if (isNew)
            db.Standards.Add(standard);
        else
            standard.Write(content, by);
        standard.Submit(by);
        db.Journal(
            Policy.AgencyId,
            now,
            by,
            isNew ? "StandardAdded" : "StandardChanged",
            standard.Record,
            new { content.Title, from = Policy.Record }
        );
        await db.SaveOrRefuseAsync(StandardRefusals.Raced, cancellation);
        return LocalRedirect(standard.Page);
    }

    private async Task<IActionResult> SavedAsync(CancellationToken cancellation)
    {
        var (agency, year) = (Policy.AgencyId, Policy.Year);
        try
        {
            await db.SaveNewOrRefuseAsync<GiftPolicy>(
                p => p.AgencyId == agency && p.Year == year,
                GiftRefusals.Raced,
                cancellation
            );
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RefusedException([GiftRefusals.Raced]);
        }

        return LocalRedirect(Policy.Page);
    }

    private async Task FetchAsync(string? year, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Year = year is null ? FiscalYear.Of(clock.Now().Today) : FindingGifts.YearOrMiss(year);
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        var known = await db.GiftPolicies.FirstOrDefaultAsync(
            p => p.AgencyId == agency && p.Year == Year,
            cancellation
        );
        (Policy, IsNew) = (known ?? GiftPolicy.Of(agency, Year), known is null);
        // A draft's kind stands in its text; there are a handful of standards.
        AsStandard = (await db.Standards.Where(s => s.AgencyId == agency).ToListAsync(cancellation)).FirstOrDefault(s =>
            s.DraftContent.Kind == StandardKind.NoGiftPolicy
        );
    }
}

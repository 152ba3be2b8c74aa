using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Prongsai.Agencies.Contracts;
using Prongsai.Complaints.Keys;
using Prongsai.Complaints.Reporting;
using Prongsai.Complaints.Sealing;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Handling;

/// <summary>
/// A case before a handler whose key is unlocked: the report, its files, messages, notes and status. Whatever is opened writes a line of
/// the access log in the same save.
/// </summary>
[Reads(Duty.ComplaintHandler), LeavesNoTrace]
[Act("ดำเนินการเรื่องร้องเรียนการทุจริต", "Work on a complaint of corruption")]
internal sealed class ShowCaseModel(
    ProngsaiDb db,
    IPeople people,
    IAgencies agencies,
    Unlocking unlocking,
    LeavingReaders leaving,
    TimeProvider clock
) : PageModel
{
    public ComplaintCase Case { get; private set; } = null!;
    public Opening Why { get; private set; }

    /// <summary>Null where it was changed after it was sealed.</summary>
    public ReportContent? Report { get; private set; }

    public IReadOnlyList<ReadPiece> Messages { get; private set; } = [];
    public IReadOnlyList<ReadPiece> Notes { get; private set; } = [];
    public IReadOnlyList<AccessLine> Lines { get; private set; } = [];

    /// <summary>Colleagues who may be admitted: no envelope yet, and no conflict by the report.</summary>
    public IReadOnlyList<Reader> Admissible { get; private set; } = [];

    public bool HasAgreed { get; private set; }
    public int KeepYears { get; private set; }
    public DateOnly Today => clock.Now().Today;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnGetFileAsync(Guid id, int number, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        using var own = await unlocking.FindAsync(HttpContext, cancellation);
        if (own is null)
            return ToUnlock();
        var (opened, _) = await OpenedCase.OpenAsync(db, Case, own, clock.Now(), cancellation);
        using (opened)
        {
            if (opened is null)
                return await ShowAsync(cancellation);
            var file = (await opened.ReportAsync(cancellation))?.Files.FirstOrDefault(f => f.Number == number);
            if (file is null)
                throw new MissingException("file");

            await LogAsync(AccessAct.OpenedFile, cancellation, number);
            if (await opened.FileAsync(file, cancellation) is not { } content)
            {
                WhyNot = [CaseRefusals.Changed];
                return await ShowAsync(cancellation);
            }

            // Nobody has looked into it: it is saved, never shown, and runs nothing.
            Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            // Said in the header by ourselves: a result with a download name is logged with it.
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(file.Name);
            Response.Headers.ContentDisposition = disposition.ToString();
            return File(content, "application/octet-stream");
        }
    }

    public Task<IActionResult> OnPostReplyAsync(Guid id, string? text, CancellationToken cancellation) =>
        WithAsync(
            id,
            AccessAct.WroteToReporter,
            WhyNotWrite(text),
            opened => opened.AnswerAsync(Tidy(text), Today, cancellation),
            cancellation
        );

    public Task<IActionResult> OnPostNoteAsync(Guid id, string? text, CancellationToken cancellation) =>
        WithAsync(
            id,
            AccessAct.WroteNote,
            WhyNotWrite(text),
            opened => opened.NoteAsync(Tidy(text), Today, cancellation),
            cancellation
        );

    public Task<IActionResult> OnPostMoveAsync(
        Guid id,
        CaseStatus status,
        CaseResult? result,
        CancellationToken cancellation
    ) =>
        WithAsync(
            id,
            AccessAct.MovedStatus,
            null,
            opened =>
            {
                opened.Case.Move(status, result, Today);
                return Task.CompletedTask;
            },
            cancellation
        );

    public Task<IActionResult> OnPostAdmitAsync(Guid id, Guid colleague, CancellationToken cancellation) =>
        WithAsync(
            id,
            AccessAct.AdmittedColleague,
            null,
            async opened =>
            {
                var admissible = await AdmissibleAsync(await opened.ReportAsync(cancellation), cancellation);
                var whom = admissible.FirstOrDefault(r => r.AccountId == colleague);
                db.Add(opened.Admit(whom ?? throw new RefusedException([CaseRefusals.NotEligible])));
            },
            cancellation
        );

    /// <summary>In a case of two: my share for the others, for a day.</summary>
    public async Task<IActionResult> OnPostAgreeAsync(Guid id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        using var own = await unlocking.FindAsync(HttpContext, cancellation);
        if (own is null)
            return ToUnlock();

        var (agency, caseId, now) = (Case.AgencyId, Case.Id, clock.Now());
        var envelopes = await db
            .WrappedKeys.AsNoTracking()
            .Where(w => w.AgencyId == agency && w.CaseId == caseId)
            .ToListAsync(cancellation);
        var mine = envelopes.Single(w => w.KeyId == own.Id);
        if (
            !Case.NeedsTwo
            || own.Unwrap(mine.Envelope, Belongs.Wrapped(agency, caseId, own.Id, mine.Share)) is not { } share
        )
        {
            WhyNot = [CaseRefusals.Changed];
            return await ShowAsync(cancellation);
        }

        var keyId = own.Id;
        db.RemoveRange(
            await db
                .AgreedShares.Where(a => a.AgencyId == agency && a.CaseId == caseId && a.FromKeyId == keyId)
                .ToListAsync(cancellation)
        );
        await db.SaveChangesAsync(cancellation);
        var others = envelopes.Select(w => w.KeyId).Where(k => k != keyId).ToList();
        foreach (
            var key in await db
                .HandlerKeys.AsNoTracking()
                .Where(k => k.AgencyId == agency && others.Contains(k.Id) && k.RetiredOn == null)
                .ToListAsync(cancellation)
        )
            db.Add(
                new AgreedShare
                {
                    AgencyId = agency,
                    CaseId = caseId,
                    FromKeyId = keyId,
                    ForKeyId = key.Id,
                    Share = mine.Share,
                    Envelope = KeyWrap.Wrap(
                        key.PublicKey,
                        share,
                        Belongs.Agreed(agency, caseId, keyId, key.Id, mine.Share)
                    ),
                    ExpiresAt = now.Utc + AgreedShare.Lasts,
                }
            );
        await LogAsync(AccessAct.AgreedToOpen, cancellation);
        return LocalRedirect(Case.Page);
    }

    /// <summary>A conflict of interest that was found later: my envelope goes, and with it the case.</summary>
    public async Task<IActionResult> OnPostAsideAsync(Guid id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        var (agency, caseId, account) = (Case.AgencyId, Case.Id, User.Actor().AccountId);
        var envelopes = await db
            .WrappedKeys.Where(w => w.AgencyId == agency && w.CaseId == caseId)
            .ToListAsync(cancellation);
        if (envelopes.Count <= (Case.NeedsTwo ? 2 : 1))
        {
            WhyNot = [CaseRefusals.LastOne];
            return await ShowAsync(cancellation);
        }

        var keyId = (await db.CurrentKeyAsync(agency, account, cancellation))!.Id;
        db.RemoveRange(envelopes.Where(w => w.KeyId == keyId));
        db.RemoveRange(
            await db
                .AgreedShares.Where(a =>
                    a.AgencyId == agency && a.CaseId == caseId && (a.FromKeyId == keyId || a.ForKeyId == keyId)
                )
                .ToListAsync(cancellation)
        );
        await LogAsync(AccessAct.SteppedAside, cancellation);
        return LocalRedirect(QueueModel.Here);
    }

    private static string Tidy(string? text) => ThaiText.Normalise(text ?? "").Trim();

    private static Refusal? WhyNotWrite(string? text) =>
        Tidy(text).Length is 0 or > ReportContent.LongestStory ? CaseRefusals.NoText : null;

    // An act on an open case: refused where it does not open, logged in the same save.
    private async Task<IActionResult> WithAsync(
        Guid id,
        AccessAct act,
        Refusal? whyNot,
        Func<OpenedCase, Task> does,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        using var own = await unlocking.FindAsync(HttpContext, cancellation);
        if (own is null)
            return ToUnlock();
        var (opened, _) = await OpenedCase.OpenAsync(db, Case, own, clock.Now(), cancellation);
        using (opened)
        {
            if (opened is null)
                return await ShowAsync(cancellation);
            try
            {
                if (whyNot is null)
                    await does(opened);
            }
            catch (RefusedException refused)
            {
                whyNot = refused.Reasons[0];
            }

            if (whyNot is not null)
            {
                WhyNot = [whyNot];
                return await ShowAsync(cancellation);
            }

            await LogAsync(act, cancellation);
            return LocalRedirect(Case.Page);
        }
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        using var own = await unlocking.FindAsync(HttpContext, cancellation);
        if (own is null)
            return ToUnlock();

        var now = clock.Now();
        var (opened, why) = Case.DestroyedOn is null
            ? await OpenedCase.OpenAsync(db, Case, own, now, cancellation)
            : (null, Opening.Open);
        Why = why;
        using (opened)
        {
            if (opened is not null)
            {
                Report = await opened.ReportAsync(cancellation);
                Messages = await opened.MessagesAsync(cancellation);
                Notes = await opened.NotesAsync(cancellation);
                Admissible = await AdmissibleAsync(Report, cancellation);
                Case.WasOpened();
                await LogAsync(AccessAct.OpenedReport, cancellation);
            }
        }

        var (agency, id, keyId) = (Case.AgencyId, Case.Id, own.Id);
        HasAgreed = await db.AgreedShares.AnyAsync(
            a => a.AgencyId == agency && a.CaseId == id && a.FromKeyId == keyId && a.ExpiresAt > now.Utc,
            cancellation
        );
        Lines = await db
            .AccessLines.AsNoTracking()
            .Where(l => l.AgencyId == agency && l.CaseId == id)
            .OrderByDescending(l => l.At)
            .ThenByDescending(l => l.Id)
            .Take(200)
            .ToListAsync(cancellation);
        return Page();
    }

    private async Task<IReadOnlyList<Reader>> AdmissibleAsync(ReportContent? report, CancellationToken cancellation)
    {
        if (report is null)
            return [];
        var (agency, id) = (Case.AgencyId, Case.Id);
        var has = await db
            .WrappedKeys.Where(w => w.AgencyId == agency && w.CaseId == id)
            .Select(w => w.KeyId)
            .ToListAsync(cancellation);
        var readers = await Readers.OfAsync(db, people, agencies, agency, cancellation);
        return [.. readers.Of(report.Accused).Where(r => !has.Contains(r.KeyId))];
    }

    private async Task LogAsync(AccessAct act, CancellationToken cancellation, int part = 0)
    {
        db.Add(AccessLine.Of(Case, act, User.Actor(), clock.Now(), part));
        await db.SaveOrRefuseAsync(CaseRefusals.Raced, cancellation);
    }

    private LocalRedirectResult ToUnlock() =>
        LocalRedirect($"{UnlockModel.Here}?back={Uri.EscapeDataString(Case.Page)}");

    private async Task FetchAsync(Guid id, CancellationToken cancellation)
    {
        var (agency, caseId) = (User.Agency(), new CaseId(id));
        await leaving.TakeKeysAsync(agency, cancellation);
        Case = await db.CasesOf(agency, User.Actor().AccountId)
            .FirstOrDefaultAsync(c => c.Id == caseId, cancellation)
            .OrMissAsync();
        KeepYears = await db
            .ComplaintChannels.Where(c => c.AgencyId == agency)
            .Select(c => c.KeepYears)
            .FirstAsync(cancellation);
    }
}

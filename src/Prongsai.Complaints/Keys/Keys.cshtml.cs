using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Complaints.Handling;
using Prongsai.Complaints.Reporting;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Keys;

/// <summary>A colleague with a key, and how many of the reader's cases they cannot open yet.</summary>
internal sealed record ColleagueKey(Reader Reader, DateOnly MadeOn, string Fingerprint, int Lacking);

/// <summary>A handler's own key: made, its passphrase changed, a new one for a forgotten one; and cases handed to colleagues.</summary>
[Reads(Duty.ComplaintHandler)]
[Act("ดูแลกุญแจของตน และส่งมอบเรื่องให้ผู้รับเรื่องคนอื่น", "Keep one's key, and admit colleagues to complaints")]
internal sealed class KeysModel(
    ProngsaiDb db,
    IPeople people,
    IAgencies agencies,
    IKnownPasswords known,
    Unlocking unlocking,
    TimeProvider clock
) : PageModel
{
    public const string Here = "/staff/complaints/keys";

    public HandlerKey? Own { get; private set; }
    public IReadOnlyList<ColleagueKey> Colleagues { get; private set; } = [];

    /// <summary>Cases that nobody could open any more if this key were lost.</summary>
    public IReadOnlyList<string> OnlyMine { get; private set; } = [];

    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public bool IsDone { get; private set; }
    public int? Admitted { get; private set; }

    public async Task OnGetAsync(bool done, int? admitted, CancellationToken cancellation)
    {
        (IsDone, Admitted) = (done, admitted);
        await FetchAsync(cancellation);
    }

    public async Task<IActionResult> OnPostMakeAsync(string? passphrase, string? again, CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        WhyNot = Own is not null ? [KeyRefusals.HasKey] : WhyNotTake(passphrase, again);
        return WhyNot.Count > 0 ? Page() : await MakeAsync(passphrase!, cancellation);
    }

    public async Task<IActionResult> OnPostChangeAsync(
        string? present,
        string? passphrase,
        string? again,
        CancellationToken cancellation
    )
    {
        await FetchAsync(cancellation);
        WhyNot = WhyNotTake(passphrase, again);
        if (WhyNot.Count > 0)
            return Page();
        var (own, key, whyNot) = await unlocking.TryAsync(
            User.Agency(),
            User.Actor().AccountId,
            present ?? "",
            cancellation
        );
        if (own is null)
        {
            WhyNot = [whyNot!];
            return Page();
        }

        key!.ChangePassphrase(own, passphrase!);
        CryptographicOperations.ZeroMemory(own);
        db.Journal(key.AgencyId, clock.Now(), User.Actor(), "ComplaintPassphraseChanged", key.Record, new { });
        await db.SaveOrRefuseAsync(KeyRefusals.Again, cancellation);
        return LocalRedirect($"{Here}?done=true");
    }

    /// <summary>The passphrase is forgotten: what was wrapped for the old key opens for nobody and goes.</summary>
    public async Task<IActionResult> OnPostReplaceAsync(
        string? passphrase,
        string? again,
        bool lost,
        CancellationToken cancellation
    )
    {
        await FetchAsync(cancellation);
        WhyNot =
            Own is null ? [KeyRefusals.NoKey]
            : OnlyMine.Count > 0 && !lost ? [KeyRefusals.LossNotConfirmed]
            : WhyNotTake(passphrase, again);
        if (WhyNot.Count > 0)
            return Page();

        var (agency, now, by, old) = (User.Agency(), clock.Now(), User.Actor(), Own!.Id);
        var cases = await db.CasesOf(agency, by.AccountId).ToListAsync(cancellation);
        foreach (var one in cases)
            db.Add(AccessLine.Of(one, AccessAct.LostKey, by, now));
        db.RemoveRange(
            await db.WrappedKeys.Where(w => w.AgencyId == agency && w.KeyId == old).ToListAsync(cancellation)
        );
        db.RemoveRange(
            await db
                .AgreedShares.Where(a => a.AgencyId == agency && (a.ForKeyId == old || a.FromKeyId == old))
                .ToListAsync(cancellation)
        );
        var key = await db.HandlerKeys.SingleAsync(k => k.AgencyId == agency && k.Id == old, cancellation);
        key.Retire(now.Today);
        db.Journal(agency, now, by, "ComplaintKeyRetired", key.Record, new { lost = OnlyMine.Count });
        await db.SaveOrRefuseAsync(KeyRefusals.Again, cancellation);
        await unlocking.LockAsync(by.AccountId, cancellation);
        return await MakeAsync(passphrase!, cancellation);
    }

    /// <summary>Every case that I open alone and the colleague does not, unless its report excludes them.</summary>
    public async Task<IActionResult> OnPostAdmitAsync(Guid colleague, CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        using var own = await unlocking.FindAsync(HttpContext, cancellation);
        if (own is null)
            return LocalRedirect($"{UnlockModel.Here}?back={Here}");
        if (Colleagues.FirstOrDefault(c => c.Reader.AccountId == colleague) is not { } whom)
        {
            WhyNot = [KeyRefusals.NoColleague];
            return Page();
        }

        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        var readers = await Readers.OfAsync(db, people, agencies, agency, cancellation);
        var admitted = 0;
        foreach (var one in await LackingAsync(whom.Reader, cancellation))
        {
            var (opened, _) = await OpenedCase.OpenAsync(db, one, own, now, cancellation);
            using (opened)
            {
                if (
                    opened is null
                    || await opened.ReportAsync(cancellation) is not { } report
                    || readers.Of(report.Accused).All(r => r.AccountId != colleague)
                )
                    continue;
                db.Add(opened.Admit(whom.Reader));
                db.Add(AccessLine.Of(one, AccessAct.AdmittedColleague, by, now));
                admitted++;
            }
        }

        await db.SaveOrRefuseAsync(CaseRefusals.Raced, cancellation);
        return LocalRedirect($"{Here}?admitted={admitted}");
    }

    private IReadOnlyList<Refusal> WhyNotTake(string? passphrase, string? again) =>
        KeyRefusals.WhyNot(passphrase, again, known.Contains(passphrase ?? ""));

    private async Task<IActionResult> MakeAsync(string passphrase, CancellationToken cancellation)
    {
        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        var key = HandlerKey.Make(agency, by.AccountId, passphrase, now.Today);
        db.Add(key);
        if (!await db.ComplaintChannels.AnyAsync(c => c.AgencyId == agency, cancellation))
            db.Add(ComplaintChannel.Open(agency));
        db.Journal(agency, now, by, "ComplaintKeyMade", key.Record, new { fingerprint = key.Fingerprint });
        await db.SaveNewOrRefuseAsync<HandlerKey>(
            k => k.AgencyId == agency && k.AccountId == by.AccountId && k.RetiredOn == null,
            KeyRefusals.HasKey,
            cancellation
        );
        return LocalRedirect($"{Here}?done=true");
    }

    // Cases of two are handed over one by one, on their own page, while they are open.
    private Task<List<ComplaintCase>> LackingAsync(Reader whom, CancellationToken cancellation)
    {
        var (agency, keyId, wrapped) = (User.Agency(), whom.KeyId, db.WrappedKeys);
        return db.CasesOf(agency, User.Actor().AccountId)
            .Where(c =>
                !c.NeedsTwo
                && c.DestroyedOn == null
                && !wrapped.Any(w => w.AgencyId == agency && w.CaseId == c.Id && w.KeyId == keyId)
            )
            .ToListAsync(cancellation);
    }

    private async Task FetchAsync(CancellationToken cancellation)
    {
        var (agency, account) = (User.Agency(), User.Actor().AccountId);
        Own = await db
            .HandlerKeys.AsNoTracking()
            .FirstOrDefaultAsync(
                k => k.AgencyId == agency && k.AccountId == account && k.RetiredOn == null,
                cancellation
            );
        var readers = await Readers.OfAsync(db, people, agencies, agency, cancellation);
        var mine = await db.CasesOf(agency, account)
            .Select(c => new
            {
                c.Id,
                c.Handle,
                c.NeedsTwo,
            })
            .ToListAsync(cancellation);
        var ids = mine.Select(c => c.Id).ToList();
        var holding = (
            await db
                .WrappedKeys.Where(w => w.AgencyId == agency && ids.Contains(w.CaseId))
                .Select(w => new { w.CaseId, w.KeyId })
                .ToListAsync(cancellation)
        ).ToLookup(w => w.CaseId, w => w.KeyId);
        OnlyMine = [.. mine.Where(c => holding[c.Id].Count() <= (c.NeedsTwo ? 2 : 1)).Select(c => c.Handle)];
        var made = await db
            .HandlerKeys.Where(k => k.AgencyId == agency && k.RetiredOn == null)
            .ToDictionaryAsync(k => k.Id, k => k.MadeOn, cancellation);
        Colleagues =
        [
            .. readers
                .All.Where(r => r.AccountId != account)
                .Select(r => new ColleagueKey(
                    r,
                    made[r.KeyId],
                    HandlerKey.FingerprintOf(r.PublicKey),
                    mine.Count(c => !c.NeedsTwo && !holding[c.Id].Contains(r.KeyId))
                )),
        ];
    }
}

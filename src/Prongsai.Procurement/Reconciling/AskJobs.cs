using Prongsai.Kernel;
using Prongsai.Procurement.Reconciling.Announcements;

namespace Prongsai.Procurement.Reconciling;

/// <summary>Asks for the contracts of a fiscal year (B.E.) of the job's agency.</summary>
internal sealed record AskForContracts(int Year, string By);

/// <summary>Asks for what e-GP announced lately of the job's agency.</summary>
internal sealed record AskForAnnouncements(string By);

/// <summary>Each morning before they close: asks for the announcements of the agencies that want that.</summary>
internal sealed record AskForAnnouncementsDaily;

/// <summary>Each month: asks for the contracts of the agencies that want that.</summary>
internal sealed record AskForContractsMonthly;

/// <summary>The jobs of asking, as pages and schedules enqueue and find them.</summary>
internal static class AskJobs
{
    public const string ContractsKind = "ask-national-contracts",
        AnnouncementsKind = "ask-egp-announcements";

    public static string KeyOf(AgencyId agency, FiscalYear year) =>
        FormattableString.Invariant($"{agency.Value}:{year.Buddhist}");

    public static string KeyOf(AgencyId agency) => agency.Value.ToString();

    /// <summary>Both systems; the announcements when they open.</summary>
    public static void AskNationally(
        this ProngsaiDb db,
        NationalSource source,
        FiscalYear year,
        FeedHours hours,
        string by,
        Now now
    )
    {
        db.AskForContracts(source, year, by, now);
        db.AskForAnnouncements(source, hours, by, now);
    }

    /// <summary>When they open.</summary>
    public static void AskForAnnouncements(
        this ProngsaiDb db,
        NationalSource source,
        FeedHours hours,
        string by,
        Now now
    ) =>
        db.Enqueue(
            source.AgencyId,
            now,
            new AskForAnnouncements(by),
            notBefore: hours.OpensAt(now.Utc),
            key: KeyOf(source.AgencyId)
        );

    /// <summary>Without a key there is nobody to ask.</summary>
    public static void AskForContracts(this ProngsaiDb db, NationalSource source, FiscalYear year, string by, Now now)
    {
        if (source.ProtectedKey is not null)
            db.Enqueue(source.AgencyId, now, new AskForContracts(year.Buddhist, by), key: KeyOf(source.AgencyId, year));
    }

    /// <summary>Those that wait or run for an agency, of this year or of the announcements.</summary>
    public static IQueryable<Job> Asking(this ProngsaiDb db, AgencyId agency, FiscalYear year)
    {
        var (contracts, announcements) = (KeyOf(agency, year), KeyOf(agency));

        return db.Set<Job>()
            .Where(j =>
                (j.Kind == ContractsKind && j.Key == contracts || j.Kind == AnnouncementsKind && j.Key == announcements)
                && (j.State == JobState.Running || j.State == JobState.Waiting)
            );
    }

    /// <summary>A quota or closed hours are waited for; the queue's own pauses are for what nobody can foresee.</summary>
    public static async Task OrLaterAsync(Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (TryAgainException later)
        {
            throw new RetryLaterException(later.After ?? TimeSpan.FromMinutes(10), later.Why.ToString());
        }
    }
}

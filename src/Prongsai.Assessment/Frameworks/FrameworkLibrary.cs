using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

/// <summary>A framework and whose it is.</summary>
/// <param name="IsOwn">True for the agency's own version, false for the one that came with the program.</param>
internal sealed record ShelvedFramework(Framework Framework, bool IsOwn);

/// <summary>One version in the history of a framework.</summary>
/// <param name="MadeAt">Null for the version that came with the program.</param>
internal sealed record VersionLine(int Number, DateTime? MadeAt, string? MadeByName, string? Why);

/// <summary>The frameworks of one profile as one agency sees them.</summary>
/// <param name="Own">The agency's own newest version of each year.</param>
internal sealed record ProfileFrameworks(string Profile, IReadOnlyList<Framework> Own)
{
    /// <summary>The framework to score a year by, also one of another year that says it applies; null when there is none.</summary>
    public Framework? For(FiscalYear year) =>
        Own.FirstOrDefault(f => f.Key.Year == year)
        ?? ShippedFrameworks.Exactly(new FrameworkKey(year, Profile))
        ?? Own.OrderBy(f => Math.Abs(f.Key.Year.Buddhist - year.Buddhist))
            .FirstOrDefault(f => f.AppliesTo.Contains(year))
        ?? ShippedFrameworks.For(year, Profile);
}

/// <summary>The frameworks that assess one agency, each year by the profile of that year.</summary>
/// <param name="Own">The agency's own newest versions, of whatever profile.</param>
internal sealed record AgencyFrameworks(Agency Agency, IReadOnlyList<Framework> Own)
{
    /// <summary>The framework to score a year by; null when there is none.</summary>
    public Framework? For(FiscalYear year) => For(year, Agency.ProfileOf(year));

    /// <summary>The framework of a year and of a profile that may be another's; null when there is none.</summary>
    public Framework? For(FiscalYear year, string profile) =>
        new ProfileFrameworks(profile, [.. Own.Where(f => f.Key.Profile == profile)]).For(year);
}

/// <summary>
/// The frameworks as one agency sees them: its own newest version of each, else the one that came with the program.
/// </summary>
internal sealed class FrameworkLibrary(ProngsaiDb db, IMemoryCache cache)
{
    /// <summary>The framework to score a year by, also one of another year that says it applies; null when there is none.</summary>
    public async Task<Framework?> ForAsync(
        AgencyId agency,
        FiscalYear year,
        string profile,
        CancellationToken cancellation = default
    ) => new ProfileFrameworks(profile, await OwnNewestAsync(agency, profile, cancellation)).For(year);

    /// <summary>The frameworks of an agency, to score many years by.</summary>
    public async Task<AgencyFrameworks> OfAsync(Agency agency, CancellationToken cancellation = default) =>
        new(agency, await OwnNewestAsync(agency.Id, profile: null, cancellation));

    /// <summary>The newest framework of exactly this key, or null.</summary>
    public async Task<ShelvedFramework?> NewestAsync(
        AgencyId agency,
        FrameworkKey key,
        CancellationToken cancellation = default
    )
    {
        var newest = await db
            .FrameworkVersions.AsNoTracking()
            .Where(v => v.AgencyId == agency && v.Year == key.Year && v.Profile == key.Profile)
            .MaxAsync(v => (int?)v.Number, cancellation);

        return newest is { } number && await VersionAsync(agency, key, number, cancellation) is { } own
                ? new ShelvedFramework(own, IsOwn: true)
            : ShippedFrameworks.Exactly(key) is { } shipped ? new ShelvedFramework(shipped, IsOwn: false)
            : null;
    }

    /// <summary>One version of a framework, own or shipped; null when there is no such version.</summary>
    public async Task<Framework?> VersionAsync(
        AgencyId agency,
        FrameworkKey key,
        int number,
        CancellationToken cancellation = default
    )
    {
        if (ShippedFrameworks.Exactly(key) is { } shipped && shipped.Version == number)
            return shipped;
        if (cache.TryGetValue((agency, key, number), out Framework? known))
            return known;

        var text = await db
            .FrameworkVersions.AsNoTracking()
            .Where(v => v.AgencyId == agency && v.Year == key.Year && v.Profile == key.Profile && v.Number == number)
            .Select(v => v.Text)
            .SingleOrDefaultAsync(cancellation);
        return text is null ? null : Remember(agency, key, number, text);
    }

    /// <summary>Every framework, by profile, latest year first.</summary>
    public async Task<IReadOnlyList<ShelvedFramework>> AllAsync(
        AgencyId agency,
        CancellationToken cancellation = default
    )
    {
        var own = await OwnNewestAsync(agency, profile: null, cancellation);
        var ownKeys = own.Select(f => f.Key).ToHashSet();

        return
        [
            .. own.Select(f => new ShelvedFramework(f, IsOwn: true))
                .Concat(
                    ShippedFrameworks
                        .All()
                        .Where(f => !ownKeys.Contains(f.Key))
                        .Select(f => new ShelvedFramework(f, IsOwn: false))
                )
                .OrderBy(f => f.Framework.Key.Profile, StringComparer.Ordinal)
                .ThenByDescending(f => f.Framework.Key.Year),
        ];
    }

    /// <summary>Every version of a framework, newest first.</summary>
    public async Task<IReadOnlyList<VersionLine>> HistoryAsync(
        AgencyId agency,
        FrameworkKey key,
        CancellationToken cancellation = default
    )
    {
        var own = await db
            .FrameworkVersions.AsNoTracking()
            .Where(v => v.AgencyId == agency && v.Year == key.Year && v.Profile == key.Profile)
            .OrderByDescending(v => v.Number)
            .Select(v => new VersionLine(v.Number, v.MadeAt, v.MadeByName, v.Why))
            .ToListAsync(cancellation);

        return ShippedFrameworks.Exactly(key) is { } shipped
            ? [.. own, new VersionLine(shipped.Version, null, null, null)]
            : own;
    }

    /// <summary>
    /// Adds the next version of a framework and its journal line; the caller saves with <see cref="SaveAsync"/>.
    /// Gives back the framework with its new number.
    /// </summary>
    public async Task<Framework> KeepAsync(
        AgencyId agency,
        Framework framework,
        string what,
        Now now,
        Actor by,
        string why,
        CancellationToken cancellation = default
    )
    {
        var newest = await NewestAsync(agency, framework.Key, cancellation);
        var kept = framework with { Version = (newest?.Framework.Version ?? 0) + 1 };
        // What cannot be read back must not be kept: it would break every page that needs it.
        FrameworkReader.Read(ShippedFrameworks.FileOf(kept.Key), FrameworkWriter.Write(kept)).OrThrow();

        db.Add(FrameworkVersion.Of(agency, kept, now, by, why));
        db.Journal(
            agency,
            now,
            by,
            what,
            RecordOf(kept.Key),
            new
            {
                framework = kept.Key.ToString(),
                version = kept.Version,
                before = newest?.Framework.Version,
            },
            why
        );
        return kept;
    }

    /// <summary>Saves; a version of the same number kept by somebody else meanwhile is a refusal, not a crash.</summary>
    /// <exception cref="RefusedException">Somebody else was faster.</exception>
    public async Task SaveAsync(CancellationToken cancellation = default)
    {
        var mine = db.ChangeTracker.Entries<FrameworkVersion>().Single(e => e.State == EntityState.Added).Entity;
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            var (agency, year, profile, number) = (mine.AgencyId, mine.Year, mine.Profile, mine.Number);
            var isTaken = await db
                .FrameworkVersions.AsNoTracking()
                .AnyAsync(
                    v => v.AgencyId == agency && v.Year == year && v.Profile == profile && v.Number == number,
                    cancellation
                );
            if (isTaken)
                throw new RefusedException([EditRefusals.ChangedMeanwhile]);

            throw;
        }
    }

    /// <summary>How the journal calls a framework.</summary>
    public static string RecordOf(FrameworkKey key) => $"framework:{key}";

    private async Task<IReadOnlyList<Framework>> OwnNewestAsync(
        AgencyId agency,
        string? profile,
        CancellationToken cancellation
    )
    {
        var numbers = await db
            .FrameworkVersions.AsNoTracking()
            .Where(v => v.AgencyId == agency && (profile == null || v.Profile == profile))
            .Select(v => new
            {
                v.Year,
                v.Profile,
                v.Number,
            })
            .ToListAsync(cancellation);
        var newest = numbers
            .GroupBy(v => new FrameworkKey(v.Year, v.Profile))
            .ToDictionary(g => g.Key, g => g.Max(v => v.Number));
        if (newest.Count == 0)
            return [];

        // Versions never change, so after the first time nothing more is asked of the database.
        List<Framework> known = [];
        foreach (var (key, number) in newest)
            if (cache.TryGetValue((agency, key, number), out Framework? framework))
                known.Add(framework!);
        if (known.Count == newest.Count)
            return known;

        var versions = db.FrameworkVersions;
        var rows = await versions
            .AsNoTracking()
            .Where(v => v.AgencyId == agency && (profile == null || v.Profile == profile))
            .Where(v =>
                !versions.Any(w =>
                    w.AgencyId == v.AgencyId && w.Year == v.Year && w.Profile == v.Profile && w.Number > v.Number
                )
            )
            .ToListAsync(cancellation);
        return [.. rows.Select(v => Remember(agency, v.Key, v.Number, v.Text))];
    }

    private Framework Remember(AgencyId agency, FrameworkKey key, int number, string text)
    {
        var framework = FrameworkReader.Read(ShippedFrameworks.FileOf(key), text).OrThrow();
        return cache.Set(
            (agency, key, number),
            framework,
            new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromHours(1) }
        );
    }
}

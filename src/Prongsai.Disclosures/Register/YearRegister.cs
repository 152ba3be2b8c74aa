using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Checking;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Register;

/// <summary>An edition without its content.</summary>
internal sealed record EditionLine(
    DisclosureId DisclosureId,
    FiscalYear Year,
    string Code,
    int Number,
    DateTime PublishedAt,
    string PublishedBy,
    string WhatChanged,
    int Unmet,
    string Months,
    string NoneMonths,
    string Hash
)
{
    public bool Covers(DateOnly month) => Months.Split(' ').Contains(month.MonthIso());

    public bool SaysNoneFor(DateOnly month) => NoneMonths.Split(' ').Contains(month.MonthIso());
}

/// <summary>A line of the register with everything that stands beside it. Not opened yet: only <see cref="Item"/>.</summary>
internal sealed record RegisterLine(
    string Code,
    DisclosureItem? Item,
    Disclosure? Disclosure,
    Draft? Draft,
    Document Document,
    ItemCheck? Check,
    IReadOnlyList<EditionLine> Editions,
    int? WithdrawnUpTo,
    int OpenMarks
)
{
    /// <summary>The edition the public reads now; null when none is, or it was withdrawn.</summary>
    public EditionLine? Public => Editions is [.., var last] && !(last.Number <= WithdrawnUpTo) ? last : null;

    public bool IsWithdrawn => Editions.Count > 0 && Public is null;
}

/// <summary>All OIT items of one agency's year.</summary>
internal sealed record YearRegister(FiscalYear Year, DisclosureList? List, IReadOnlyList<RegisterLine> Lines)
{
    public bool IsOpen => Lines.Any(line => line.Disclosure is not null);

    /// <summary>Items of the framework that the register lacks: never opened, or added to the framework later.</summary>
    public IReadOnlyList<DisclosureItem> NotOpened =>
        [.. Lines.Where(line => line.Disclosure is null).Select(line => line.Item).OfType<DisclosureItem>()];
}

/// <summary>Reads the register; the number of queries does not grow with the items.</summary>
internal static class RegisterReading
{
    public static async Task<YearRegister> RegisterAsync(
        this ProngsaiDb db,
        IDisclosureItems items,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    )
    {
        var list = await items.OfYearAsync(agency, year, cancellation);
        var disclosures = await db
            .Disclosures.AsNoTracking()
            .Where(d => d.AgencyId == agency && d.Year == year)
            .ToListAsync(cancellation);
        var ids = disclosures.Select(d => d.Id).ToList();
        var drafts = await db
            .DisclosureDrafts.AsNoTracking()
            .Where(d => d.AgencyId == agency && ids.Contains(d.DisclosureId))
            .ToDictionaryAsync(d => d.DisclosureId, cancellation);
        var files = (
            await db
                .DisclosureFiles.AsNoTracking()
                .Where(f => f.AgencyId == agency && ids.Contains(f.DisclosureId))
                .ToListAsync(cancellation)
        ).ToLookup(f => f.DisclosureId);
        var editions = (await db.EditionLinesAsync(agency, year, cancellation)).ToLookup(e => e.Code);
        var withdrawals = (await db.WithdrawnUpToAsync(agency, year, cancellation));
        var marks = (
            await db
                .DisclosureMarks.AsNoTracking()
                .Where(m => m.AgencyId == agency && m.DoneAt == null && ids.Contains(m.DisclosureId))
                .GroupBy(m => m.DisclosureId)
                .Select(g => new { g.Key, Count = g.Count() })
                .ToListAsync(cancellation)
        ).ToDictionary(m => m.Key, m => m.Count);
        var links = await db.LinkFactsAsync(agency, cancellation);

        return new YearRegister(
            year,
            list,
            [
                .. from code in Codes(list, disclosures)
                let item = list?[code]
                let disclosure = disclosures.FirstOrDefault(d => d.Code == code)
                let draft = disclosure is null ? null : drafts.GetValueOrDefault(disclosure.Id)
                let document = draft?.Document ?? Document.Empty
                select new RegisterLine(
                    code,
                    item,
                    disclosure,
                    draft,
                    document,
                    item is null || disclosure is null
                        ? null
                        : Checklist.Of(
                            item,
                            new Seen(year, document, files[disclosure.Id].Facts(), links)
                            {
                                Demands = disclosure.Formats,
                            }
                        ),
                    [.. editions[code]],
                    withdrawals.TryGetValue(code, out var upTo) ? upTo : null,
                    disclosure is null ? 0 : marks.GetValueOrDefault(disclosure.Id)
                ),
            ]
        );
    }

    /// <summary>The editions of a year without their content, earliest first.</summary>
    public static Task<List<EditionLine>> EditionLinesAsync(
        this ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    ) =>
        db
            .DisclosureEditions.AsNoTracking()
            .Where(e => e.AgencyId == agency && e.Year == year)
            .OrderBy(e => e.Number)
            .Select(e => new EditionLine(
                e.DisclosureId,
                e.Year,
                e.Code,
                e.Number,
                e.PublishedAt,
                e.PublishedBy,
                e.WhatChanged,
                e.Unmet,
                e.Months,
                e.NoneMonths,
                e.Hash
            ))
            .ToListAsync(cancellation);

    /// <summary>By item: up to which edition it was withdrawn.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> WithdrawnUpToAsync(
        this ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    ) =>
        (
            await db
                .DisclosureWithdrawals.AsNoTracking()
                .Where(w => w.AgencyId == agency && w.Year == year)
                .GroupBy(w => w.Code)
                .Select(g => new { g.Key, UpTo = g.Max(w => w.UpTo) })
                .ToListAsync(cancellation)
        ).ToDictionary(w => w.Key, w => w.UpTo);

    /// <summary>What was found out about files, as rules see it.</summary>
    public static IReadOnlyDictionary<DisclosureFileId, FileFacts> Facts(this IEnumerable<DraftFile> files) =>
        files.ToDictionary(
            f => f.Id,
            f => new FileFacts(
                f.FileName,
                f.Kind,
                f.Opens,
                f.HasText,
                f.WhyTh is { } th ? new Bilingual(th, f.WhyEn ?? th) : null
            )
        );

    /// <summary>What is remembered of links that were tried.</summary>
    public static async Task<IReadOnlyDictionary<string, LinkFacts>> LinkFactsAsync(
        this ProngsaiDb db,
        AgencyId agency,
        CancellationToken cancellation
    ) =>
        (
            await db.DisclosureLinks.AsNoTracking().Where(l => l.AgencyId == agency).ToListAsync(cancellation)
        ).ToDictionary(l => l.Url, l => l.Facts);

    // The official order first; then what an officer opened and a corrected framework no longer has.
    private static IEnumerable<string> Codes(DisclosureList? list, List<Disclosure> disclosures) =>
        (list?.Items.Select(item => item.Code) ?? []).Union(
            disclosures.Select(d => d.Code).Order(StringComparer.Ordinal)
        );
}

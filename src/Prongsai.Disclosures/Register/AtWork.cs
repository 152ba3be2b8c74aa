using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Assessor;
using Prongsai.Disclosures.Checking;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Publishing;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Register;

/// <summary>One item as the people who work on it see it: the line, the draft, its files, marks, editions and checklist.</summary>
internal sealed class AtWork
{
    public required DisclosureList List { get; init; }
    public required DisclosureItem Item { get; init; }
    public required Disclosure Disclosure { get; init; }
    public required Draft Draft { get; init; }
    public required IReadOnlyList<DraftFile> Files { get; set; }
    public required IReadOnlyList<Mark> Marks { get; init; }
    public required IReadOnlyList<EditionLine> Editions { get; init; }
    public required IReadOnlyList<Withdrawal> Withdrawals { get; init; }
    public required IReadOnlyDictionary<string, LinkFacts> Links { get; init; }

    /// <summary>What was seen from outside and is not mended yet.</summary>
    public required IReadOnlyList<Assessor.Fault> Faults { get; init; }

    public Document Document => Draft.Document;
    public FiscalYear Year => Disclosure.Year;
    public string Code => Disclosure.Code;
    public string Address => Disclosure.Address;
    public IReadOnlyList<Mark> OpenMarks => [.. Marks.Where(mark => mark.IsOpen)];
    public int NextNumber => Editions.Count == 0 ? 1 : Editions[^1].Number + 1;
    public Bilingual NextName => Edition.NameOf(Code, Year, NextNumber);

    public int WithdrawnUpTo => Withdrawals.Count == 0 ? 0 : Withdrawals.Max(w => w.UpTo);

    /// <summary>The edition the public reads now.</summary>
    public EditionLine? Public => Editions is [.., var last] && last.Number > WithdrawnUpTo ? last : null;

    public ItemCheck Check(Document? document = null) =>
        Checklist.Of(Item, new Seen(Year, document ?? Document, Files.Facts(), Links) { Demands = Disclosure.Formats });

    /// <summary>Takes in a file that is added in the same act.</summary>
    public void Add(DraftFile file) => Files = [.. Files, file];

    /// <summary>The files as the workspace shows them.</summary>
    public IReadOnlyDictionary<DisclosureFileId, ShownFile> Shown =>
        Files.ToDictionary(
            f => f.Id,
            f => new ShownFile($"/staff/disclosures/files/{f.Id.Value}", f.FileName, f.Size, f.IsPicture)
        );
}

internal static class FindingAtWork
{
    /// <exception cref="MissingException">There is no such line in this agency's register.</exception>
    public static async Task<AtWork> AtWorkAsync(
        this ProngsaiDb db,
        IDisclosureItems items,
        AgencyId agency,
        FiscalYear year,
        string code,
        CancellationToken cancellation
    )
    {
        var disclosure = await db
            .Disclosures.FirstOrDefaultAsync(
                d => d.AgencyId == agency && d.Year == year && d.Code == code,
                cancellation
            )
            .OrMissAsync();
        var id = disclosure.Id;
        var list =
            await items.OfYearAsync(agency, year, cancellation) ?? throw new MissingException($"framework of {year}");

        return new AtWork
        {
            List = list,
            Item = list[code] ?? Gone(code),
            Disclosure = disclosure,
            Draft = await db
                .DisclosureDrafts.FirstOrDefaultAsync(d => d.AgencyId == agency && d.DisclosureId == id, cancellation)
                .OrMissAsync(),
            Files = await db
                .DisclosureFiles.Where(f => f.AgencyId == agency && f.DisclosureId == id)
                .OrderBy(f => f.AddedAt)
                .ToListAsync(cancellation),
            Marks = await db
                .DisclosureMarks.Where(m => m.AgencyId == agency && m.DisclosureId == id)
                .OrderBy(m => m.At)
                .ToListAsync(cancellation),
            Editions = [.. (await db.EditionLinesAsync(agency, year, cancellation)).Where(e => e.Code == code)],
            Withdrawals = await db
                .DisclosureWithdrawals.AsNoTracking()
                .Where(w => w.AgencyId == agency && w.DisclosureId == id)
                .OrderBy(w => w.At)
                .ToListAsync(cancellation),
            Links = await db.LinkFactsAsync(agency, cancellation),
            Faults = await db.OpenFaultsAsync(agency, year, code, cancellation),
        };
    }

    // A corrected framework no longer asks it; what was published about it stays.
    private static DisclosureItem Gone(string code) =>
        new(
            code,
            new("(ข้อนี้ไม่มีในกรอบการประเมินแล้ว)", "(the framework no longer has this item)"),
            Confidence.Unknown,
            "",
            default,
            null,
            null,
            [],
            Confidence.Unknown,
            [],
            null
        );
}

/// <summary>A file as a page shows it.</summary>
internal sealed record ShownFile(string Address, string FileName, long Size, bool IsPicture);

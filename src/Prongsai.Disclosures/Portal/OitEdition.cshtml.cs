using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Portal;

/// <summary>
/// A disclosure as the public reads it: its latest edition, or the one that the address numbers. An edition that was withdrawn
/// answers 410 with the legal reason: it was here, and the law took it away, which is not the same as "never was".
/// </summary>
[AllowAnonymous]
internal sealed class OitEditionModel(
    ProngsaiDb db,
    IAgencies agencies,
    IEnumerable<IMonthlyRecords> records,
    Speaker say
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Edition Edition { get; private set; } = null!;
    public Frozen Frozen { get; private set; } = null!;
    public IReadOnlyList<EditionLine> Editions { get; private set; } = [];
    public Withdrawal? Tombstone { get; private set; }
    public EditionPrint? Print { get; private set; }

    /// <summary>Its tables as files, by their names; none where an older version published it.</summary>
    public IReadOnlyDictionary<string, EditionTable> Tables { get; private set; } =
        new Dictionary<string, EditionTable>();
    public IReadOnlyDictionary<DisclosureFileId, ShownFile> Files { get; private set; } =
        new Dictionary<DisclosureFileId, ShownFile>();

    /// <summary>The address of this very edition, which never changes.</summary>
    public string Permanent => Reading.AddressOf(Agency, Edition);

    /// <summary>Whatever can be downloaded of this edition and is in the log, with its SHA-256.</summary>
    public IEnumerable<(Bilingual Name, string Address, string Hash)> Fingerprints
    {
        get
        {
            yield return (
                new("เนื้อหาทั้งฉบับ (JSON)", "The whole edition (JSON)"),
                $"{Permanent}/edition.json",
                Edition.Hash
            );
            if (Print is { } print)
                yield return (
                    new("ทั้งฉบับเป็น PDF", "The whole edition as PDF"),
                    $"{Permanent}/edition.pdf",
                    print.File.Hex
                );
            foreach (var (table, form, name) in TableForms.In(Frozen.Blocks))
            {
                if (!Tables.TryGetValue(name, out var kept))
                    continue;

                var ending = form.Ending.ToUpperInvariant();
                var heading = table.Heading.Length > 0 ? table.Heading : null;
                yield return (
                    new($"{heading ?? "ตาราง"} ({ending})", $"{heading ?? "Table"} ({ending})"),
                    $"{Permanent}/tables/{name}",
                    kept.File.Hex
                );
            }

            foreach (var file in Frozen.Files)
                yield return (new(file.Name, file.Name), Files[new(file.Id)].Address, file.Sha256);
        }
    }

    /// <summary>The pages on which the same records can be searched; of the latest edition only.</summary>
    public IReadOnlyList<(Bilingual Name, string Address)> RecordPages { get; private set; } = [];

    public bool IsLatest => Edition.Number == Editions[^1].Number;

    public async Task<IActionResult> OnGetAsync(
        string agency,
        FiscalYear year,
        string code,
        string? number,
        CancellationToken cancellation
    )
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var id = Agency.Id;
        Editions = [.. (await db.EditionLinesAsync(id, year, cancellation)).Where(e => e.Code == code)];
        if (Editions.Count == 0)
            throw new MissingException($"{code} of {year}");

        Edition = await db.NumberedAsync(id, year, code, number ?? Days.Plain(Editions[^1].Number), cancellation);
        Tombstone = await db.WithdrawalOfAsync(Edition, cancellation);
        if (Tombstone is not null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        Print = await db.PrintOfAsync(Edition, cancellation);
        Tables = await db.TablesOfAsync(Edition, cancellation);
        Frozen = Edition.Read();
        Files = Frozen.ShownAt(Permanent);
        if (IsLatest)
            RecordPages =
            [
                .. records
                    .Where(door => Frozen.Blocks.Any(block => block.Taken?.Source == door.Source))
                    .Select(door => (door.Name, $"/{Agency.Slug}{door.PublicPathOf(year)}")),
            ];
        return HttpContext.HasAlready(
            $"{Edition.Hash[..24]}-{Days.Plain(Editions.Count)}-{(number is null ? "l" : "n")}{(Print is null ? "" : "p")}",
            say.Language
        )
            ? StatusCode(StatusCodes.Status304NotModified)
            : Page();
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Assessor;

/// <summary>Where the items of a year stand on the agency's website that is not this program: one by one, or from a file.</summary>
[Writes(Duty.Preparer, Duty.Reviewer, Duty.ProcurementOfficer, Duty.AgencyAdministrator)]
[Act("กำหนดที่อยู่ของข้อ OIT บนเว็บไซต์เดิม", "List where OIT items stand on the other website")]
internal sealed class AddressesModel(ProngsaiDb db, IDisclosureItems items, IAgencies agencies, TimeProvider clock)
    : PageModel
{
    public FiscalYear Year { get; private set; }
    public DisclosureList? List { get; private set; }
    public string Home { get; private set; } = "";
    public IReadOnlyList<ElsewhereAddress> Addresses { get; private set; } = [];
    public string Code { get; private set; } = "";
    public string Address { get; private set; } = "";
    public int? Imported { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    private List<string> Codes => [.. List?.Items.Select(i => i.Code) ?? []];

    private List<(string, string)> Present => [.. Addresses.Select(a => (a.Code, a.Address))];

    public Task OnGetAsync(FiscalYear? year, CancellationToken cancellation) => ShowAsync(year, cancellation);

    public async Task<IActionResult> OnPostHomeAsync(FiscalYear? year, string? home, CancellationToken cancellation)
    {
        await ShowAsync(year, cancellation);
        WhyNot = ElsewhereHome.WhyNot(home);
        if (WhyNot.Count > 0)
        {
            Home = home ?? "";
            return Page();
        }

        var (agency, now, asked) = (User.Agency(), clock.Now(), Year);
        var known = await db.ElsewhereHomes.FirstOrDefaultAsync(
            h => h.AgencyId == agency && h.Year == asked,
            cancellation
        );
        var was = known?.Address;
        if (known is null)
            db.ElsewhereHomes.Add(known = ElsewhereHome.Of(agency, Year));
        known.Put(home!);
        db.Journal(
            agency,
            now,
            User.Actor(),
            "ElsewhereHomeSet",
            $"disclosures:{Year}",
            new { was, now = known.Address }
        );
        await db.SaveChangesAsync(cancellation);
        return Back();
    }

    public async Task<IActionResult> OnPostAddAsync(
        FiscalYear? year,
        string? code,
        string? address,
        CancellationToken cancellation
    )
    {
        await ShowAsync(year, cancellation);
        WhyNot = ElsewhereAddress.WhyNotAdd(code, address, Codes, Present);
        if (WhyNot.Count > 0)
        {
            (Code, Address) = (code ?? "", address ?? "");
            return Page();
        }

        var (now, by) = (clock.Now(), User.Actor());
        var known = ElsewhereAddress.CodeIn(code, Codes)!;
        var added = ElsewhereAddress.Add(User.Agency(), Year, known, address!, now, by);
        db.ElsewhereAddresses.Add(added);
        db.Journal(
            added.AgencyId,
            now,
            by,
            "ElsewhereAddressAdded",
            $"disclosures:{Year}",
            new { code = known, address = added.Address }
        );
        await db.SaveChangesAsync(cancellation);
        return Back();
    }

    public async Task<IActionResult> OnPostRemoveAsync(FiscalYear? year, Guid id, CancellationToken cancellation)
    {
        var (agency, wanted) = (User.Agency(), new ElsewhereId(id));
        var address = await db
            .ElsewhereAddresses.FirstOrDefaultAsync(a => a.AgencyId == agency && a.Id == wanted, cancellation)
            .OrMissAsync();
        Year = address.Year;
        db.ElsewhereAddresses.Remove(address);
        db.Journal(
            agency,
            clock.Now(),
            User.Actor(),
            "ElsewhereAddressRemoved",
            $"disclosures:{Year}",
            new { code = address.Code, address = address.Address }
        );
        await db.SaveChangesAsync(cancellation);
        return Back();
    }

    public async Task<IActionResult> OnPostImportAsync(
        FiscalYear? year,
        IFormFile? file,
        CancellationToken cancellation
    )
    {
        await ShowAsync(year, cancellation);
        if (file is null)
        {
            WhyNot = [ElsewhereRefusals.NoFile];
            return Page();
        }

        var name = Path.GetFileName(file.FileName);
        using var bytes = new MemoryStream();
        if (file.Length <= AddressesFile.MostMegabytes * 1024 * 1024)
            await file.CopyToAsync(bytes, cancellation);
        else
            WhyNot = [ElsewhereRefusals.TooBig(name)];
        var read = WhyNot.Count > 0 ? null : AddressesFile.Read(name, bytes.ToArray(), Codes, Present);
        // All or nothing: half a list would pass for the whole one.
        if (read is null || read.Refusals.Count > 0)
        {
            WhyNot = read?.Refusals ?? WhyNot;
            return Page();
        }

        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        db.ElsewhereAddresses.AddRange(
            read.Rows.Select(row => ElsewhereAddress.Add(agency, Year, row.Code, row.Address, now, by))
        );
        db.Journal(
            agency,
            now,
            by,
            "ElsewhereAddressesImported",
            $"disclosures:{Year}",
            new { file = name, rows = read.Rows.Select(r => new { r.Code, r.Address }) }
        );
        await db.SaveChangesAsync(cancellation);
        await ShowAsync(Year, cancellation);
        Imported = read.Rows.Count;
        return Page();
    }

    private LocalRedirectResult Back() => LocalRedirect($"/staff/disclosures/assessor/addresses?year={Year}");

    private async Task ShowAsync(FiscalYear? asked, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Year = asked ?? FiscalYear.Of(clock.Now().Today);
        var year = Year;
        List = await items.OfYearAsync(agency, year, cancellation);
        Home =
            await db
                .ElsewhereHomes.Where(h => h.AgencyId == agency && h.Year == year)
                .Select(h => h.Address)
                .FirstOrDefaultAsync(cancellation)
            ?? (await agencies.ByIdAsync(agency, cancellation).OrMissAsync()).Contact.Website
            ?? "";
        Addresses = await db
            .ElsewhereAddresses.AsNoTracking()
            .Where(a => a.AgencyId == agency && a.Year == year)
            .OrderBy(a => a.Code)
            .ThenBy(a => a.AddedAt)
            .ToListAsync(cancellation);
    }
}

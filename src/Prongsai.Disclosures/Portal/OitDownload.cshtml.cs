using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Portal;

/// <summary>The parts of an edition as files: its tables, its JSON, what was attached to it. All permanent, all with their hash.</summary>
[AllowAnonymous]
internal sealed class OitDownloadModel(ProngsaiDb db, IAgencies agencies, KeptFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        string agency,
        FiscalYear year,
        string code,
        string number,
        string part,
        CancellationToken cancellation
    )
    {
        var whose = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var edition = await db.NumberedAsync(whose.Id, year, code, number, cancellation);
        if (await db.WithdrawalOfAsync(edition, cancellation) is not null)
            return LocalRedirect(Reading.AddressOf(whose, edition));

        return part.Split('/') switch
        {
            ["edition.json"] => Whole(edition),
            ["edition.pdf"] => await PrintAsync(whose, edition, cancellation),
            ["tables", var name] => await TableAsync(whose, edition, name, cancellation),
            ["files", var id, _] when Guid.TryParse(id, out var file) => await FileAsync(
                edition,
                new(file),
                cancellation
            ),
            _ => throw new MissingException(part),
        };
    }

    private static FileContentResult Whole(Edition edition)
    {
        var bytes = Encoding.UTF8.GetBytes(edition.Content);
        return new FileContentResult(bytes, "application/json; charset=utf-8")
        {
            EntityTag = new EntityTagHeaderValue($"\"{edition.Hash}\""),
        };
    }

    private async Task<IActionResult> PrintAsync(Agency agency, Edition edition, CancellationToken cancellation)
    {
        var print = await db.PrintOfAsync(edition, cancellation).OrMissAsync();
        return await files.SendAsync(
            Response,
            print.File,
            PrintedEdition.FileNameOf(agency, edition),
            FileKind.Pdf.MediaType,
            cancellation
        );
    }

    private async Task<IActionResult> TableAsync(
        Agency agency,
        Edition edition,
        string name,
        CancellationToken cancellation
    )
    {
        var dot = name.LastIndexOf('.');
        if (dot < 0 || TableForms.Of(name[(dot + 1)..]) is not { } form)
            throw new MissingException(name);

        var fileName = EditionTable.FileNameOf(agency, edition, name);
        var (agencyId, editionId) = (edition.AgencyId, edition.Id);
        var kept = await db
            .DisclosureEditionTables.AsNoTracking()
            .FirstOrDefaultAsync(
                t => t.AgencyId == agencyId && t.EditionId == editionId && t.Name == name,
                cancellation
            );
        if (kept is not null)
            return await files.SendAsync(Response, kept.File, fileName, form.MediaType, cancellation);

        // Older editions came before their tables were kept.
        if (edition.Read().Document[name[..dot]] is not TableBlock table)
            throw new MissingException(name);
        return new FileContentResult(form.Write(table), form.MediaType)
        {
            FileDownloadName = fileName,
            EntityTag = new EntityTagHeaderValue($"\"{edition.Hash[..32]}-{name}\""),
        };
    }

    private async Task<IActionResult> FileAsync(Edition edition, DisclosureFileId id, CancellationToken cancellation)
    {
        var (agency, editionId) = (edition.AgencyId, edition.Id);
        var file = await db
            .DisclosureEditionFiles.AsNoTracking()
            .FirstOrDefaultAsync(f => f.AgencyId == agency && f.EditionId == editionId && f.FileId == id, cancellation)
            .OrMissAsync();

        return await files.SendAsync(Response, file.File, file.FileName, file.MediaType, cancellation);
    }
}

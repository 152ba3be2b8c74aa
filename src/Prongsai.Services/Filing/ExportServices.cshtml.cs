using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Filing;

/// <summary>Every service of the registry as a file.</summary>
internal sealed class ExportServicesModel(ProngsaiDb db) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string sheet, CancellationToken cancellation)
    {
        var agency = User.Agency();
        var all = await db
            .Services.AsNoTracking()
            .Where(s => s.AgencyId == agency)
            .OrderBy(s => s.Slug)
            .Select(s => new { s.Slug, s.Draft })
            .ToListAsync(cancellation);
        IReadOnlyList<FiledService> services =
        [
            .. all.Select(s => new FiledService(s.Slug, ManualJson.ReadKept(s.Draft))),
        ];

        return sheet switch
        {
            "services.json" => File(ServicesFile.WriteJson(services), "application/json", sheet),
            "services.csv" => File(ServicesSheet.Write(services, forCsv: true).Csv(), "text/csv; charset=utf-8", sheet),
            "services.xlsx" => File(
                ServicesSheet.Write(services, forCsv: false).Xlsx(),
                FileKind.Xlsx.MediaType,
                sheet
            ),
            _ => throw new MissingException(sheet),
        };
    }
}

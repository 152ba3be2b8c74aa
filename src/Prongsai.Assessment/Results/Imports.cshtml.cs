using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Results;

internal sealed class ImportsModel(ProngsaiDb db) : PageModel
{
    public IReadOnlyList<Line> Imports { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        var figures = db.ImportedFigures;
        var imports = await db
            .ImportedFiles.AsNoTracking()
            .Where(i => i.AgencyId == agency)
            .OrderByDescending(i => i.At)
            .ThenByDescending(i => i.Id)
            .Select(i => new
            {
                Import = i,
                Replaced = figures.Count(f => f.AgencyId == agency && f.ImportId == i.Id && f.ReplacedAt != null),
            })
            .ToListAsync(cancellation);

        Imports =
        [
            .. imports.Select(i => new Line(
                i.Import.Id.Value,
                i.Import.FileName,
                ThaiDate.InWords(i.Import.At.DayInThailand()),
                (i.Import.At + Clock.Thailand).ToString("HH:mm", CultureInfo.InvariantCulture),
                i.Import.ByName,
                i.Import.FigureCount,
                i.Replaced,
                i.Import.File.Hex[..12]
            )),
        ];
    }

    /// <param name="Hash">The first digits; enough to compare by eye.</param>
    internal sealed record Line(
        Guid Id,
        string FileName,
        Bilingual On,
        string Time,
        string ByName,
        int Figures,
        int Replaced,
        string Hash
    );
}

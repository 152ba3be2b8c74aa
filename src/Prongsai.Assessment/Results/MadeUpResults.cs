using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Results;

/// <summary>Figures of nobody, each marked made up, with one note in place of the file they would have come from.</summary>
internal sealed class MadeUpResults(ProngsaiDb db, IFileStore files, TimeProvider clock) : IMadeUpResults
{
    private const string Source = "ตัวเลขสังเคราะห์ ไม่ใช่ผลการประเมินจริง / synthetic, not a real result";
    private const string FileName = "synthetic.txt";

    public async Task WriteAsync(
        FiscalYear year,
        string code,
        IReadOnlyCollection<(AgencyId Agency, Score Value)> figures,
        CancellationToken cancellation = default
    )
    {
        var now = clock.Now();
        var note = await files.KeepAsync(Encoding.UTF8.GetBytes(Source), cancellation);
        var known = FigureCode.Read(code)!;
        var imports = db.BulkInsert<ImportedFile>();
        var rows = db.BulkInsert<ImportedFigure>();
        foreach (var (agency, value) in figures)
        {
            var import = ImportedFile.Of(agency, now, Actor.System, FileName, note, figures: 1, repairs: 0);
            var figure = new ReadFigure(known, value, Confidence.MadeUp, Source, Sheet: null, Row: 1, Column: "1");
            await imports.AddAsync(import, cancellation);
            await rows.AddAsync(ImportedFigure.Of(import, year, figure), cancellation);
        }

        await imports.FlushAsync(cancellation);
        await rows.FlushAsync(cancellation);
    }

    public async Task<int> RemoveAsync(
        FiscalYear year,
        IReadOnlyCollection<AgencyId> agencies,
        CancellationToken cancellation = default
    )
    {
        var figures = db.ImportedFigures;
        var madeUp = figures.Where(f => agencies.Contains(f.AgencyId) && f.Year == year && f.Source == Source);
        var removed = await madeUp.ExecuteDeleteAsync(cancellation);
        await db
            .ImportedFiles.Where(i =>
                agencies.Contains(i.AgencyId)
                && i.FileName == FileName
                && !figures.Any(f => f.AgencyId == i.AgencyId && f.ImportId == i.Id)
            )
            .ExecuteDeleteAsync(cancellation);
        return removed;
    }
}

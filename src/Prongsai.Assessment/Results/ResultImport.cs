using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Results;

/// <summary>A file of results looked at for one agency; nothing is kept yet.</summary>
/// <param name="Figures">What would be kept, in the order of the file.</param>
/// <param name="Refusals">Why nothing can be kept; empty when all is well, repairs apart.</param>
internal sealed record Preview(
    ResultsFile File,
    IReadOnlyList<(FiscalYear Year, ReadFigure Figure)> Figures,
    IReadOnlyList<Refusal> Refusals
);

internal sealed class ResultImport(
    ProngsaiDb db,
    IAgencies agencies,
    FrameworkLibrary frameworks,
    KeptFiles files,
    TimeProvider clock
) : IResultImport
{
    public async Task<IReadOnlyList<Refusal>> ImportAsync(
        AgencyId agency,
        string fileName,
        Stream content,
        bool acceptRepairs,
        Actor by,
        CancellationToken cancellation = default
    )
    {
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellation);

        return await KeepAsync(agency, fileName, bytes.ToArray(), acceptRepairs, by, cancellation);
    }

    /// <summary>Reads the file as if for keeping, and keeps nothing.</summary>
    public async Task<Preview> LookAsync(
        AgencyId agency,
        string fileName,
        byte[] content,
        CancellationToken cancellation = default
    )
    {
        var file = ResultsFile.Read(fileName, content);
        if (file.Refusals.Count > 0)
            return new Preview(file, [], file.Refusals);

        var whose = await agencies.ByIdAsync(agency, cancellation) ?? throw new MissingException("agency");
        var known = await frameworks.OfAsync(whose, cancellation);
        List<Refusal> refusals = [];
        List<(FiscalYear, ReadFigure)> figures = [];
        foreach (var part in file.AgencyYears)
        {
            var at = new Place(fileName, part.First.Sheet, part.First.Row);
            if (!IsCalled(whose, part.Agency))
            {
                refusals.Add(Refusals.AgencyOther(at, part.Agency, whose.Name.Th));
            }
            else if (part.Year is not { } year)
            {
                refusals.Add(Refusals.YearMissing(at));
            }
            else if (known.For(year) is not { } framework)
            {
                refusals.Add(Refusals.NoFramework(at, year, whose.ProfileOf(year)));
            }
            else
            {
                refusals.AddRange(WhyNotBy(framework, fileName, part));
                figures.AddRange(part.Figures.Values.Select(figure => (year, figure)));
            }
        }

        return new Preview(file, figures, refusals);
    }

    /// <summary>Keeps the file and its figures, or says why not; all or nothing.</summary>
    public async Task<IReadOnlyList<Refusal>> KeepAsync(
        AgencyId agency,
        string fileName,
        byte[] content,
        bool acceptRepairs,
        Actor by,
        CancellationToken cancellation = default
    )
    {
        var preview = await LookAsync(agency, fileName, content, cancellation);
        if (preview.Refusals.Count > 0)
            return preview.Refusals;
        if (preview.File.WhyNotTake(acceptRepairs) is { Count: > 0 } whyNot)
            return whyNot;

        var years = preview.Figures.Select(f => f.Year).Distinct().ToList();
        var standing = await db
            .ImportedFigures.Where(f => f.AgencyId == agency && years.Contains(f.Year) && f.ReplacedAt == null)
            .ToListAsync(cancellation);
        var byCode = standing.ToDictionary(f => (f.Year, f.Code));
        if (preview.Figures.All(f => IsSame(byCode.GetValueOrDefault((f.Year, f.Figure.Code.Code)), f.Figure)))
            return [];

        var now = clock.Now();
        var (kept, refused) = await files.TakeAsync(agency, by, fileName, content, cancellation);
        if (kept is not { } hash)
            return [refused!];

        var import = ImportedFile.Of(
            agency,
            now,
            by,
            fileName,
            hash,
            preview.Figures.Count,
            preview.File.Repairs.Count
        );
        db.Add(import);
        foreach (var (year, figure) in preview.Figures)
        {
            byCode.GetValueOrDefault((year, figure.Code.Code))?.Replace(now);
            db.Add(ImportedFigure.Of(import, year, figure));
        }

        db.Journal(
            agency,
            now,
            by,
            "ResultsImported",
            ImportedFile.RecordOf(import.Id),
            new
            {
                file = fileName,
                hash = hash.Hex,
                years = years.Select(y => y.Buddhist),
                figures = preview.Figures.Count,
                repairs = preview.File.Repairs.Select(r => r.In(Language.Thai)),
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException raced) when (raced is not DbUpdateConcurrencyException)
        {
            throw new RefusedException([Refusals.Raced]);
        }

        return [];
    }

    // Importing the same figures again changes nothing, so it is not written down as if it had.
    private static bool IsSame(ImportedFigure? standing, ReadFigure read) =>
        standing is not null
        && standing.Value == read.Value
        && standing.Confidence == read.Confidence
        && standing.Source == read.Source;

    // The whole list is known, so a code that is not in it is a slip; where it is not, the office may know better than we.
    private static IEnumerable<Refusal> WhyNotBy(Framework framework, string file, AgencyYear part) =>
        from figure in part.Figures.Values
        where !FigureCode.IsOfAHigherLevel(figure.Code.Code) && framework.Completeness == Completeness.Whole
        where
            framework.ItemWith(figure.Code.Code) is null
            && !framework.Indicators.Any(i => i.SubIndicators.Any(s => s.Code == figure.Code.Code))
        select Refusals.CodeNotInFramework(
            new Place(file, figure.Sheet, figure.Row, figure.Column),
            figure.Code.Code,
            framework.Key.ToString()
        );

    private static bool IsCalled(Agency agency, string name)
    {
        var plain = ThaiText.NormaliseLine(name);
        string[] names =
        [
            agency.Slug,
            agency.Name.Th,
            agency.Name.En,
            $"{agency.Name.Th} {agency.Parent.Th}",
            $"{agency.Name.En}, {agency.Parent.En}",
        ];

        return names.Any(n => string.Equals(ThaiText.NormaliseLine(n), plain, StringComparison.OrdinalIgnoreCase));
    }
}

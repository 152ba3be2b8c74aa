using Prongsai.Kernel;

namespace Prongsai.Assessment.Results;

/// <summary>Which import of a file of results.</summary>
internal readonly record struct ImportId(Guid Value) : IId<ImportId>
{
    public static ImportId From(Guid value) => new(value);
}

/// <summary>Which imported figure.</summary>
internal readonly record struct FigureId(Guid Value) : IId<FigureId>
{
    public static FigureId From(Guid value) => new(value);
}

/// <summary>A file of results that was taken in: when, by whom, which bytes. Never changed.</summary>
internal sealed class ImportedFile
{
    public ImportId Id { get; private init; }
    public AgencyId AgencyId { get; private init; }
    public DateTime At { get; private init; }
    public Guid ById { get; private init; }
    public string ByName { get; private init; } = "";
    public string FileName { get; private init; } = "";
    public FileHash File { get; private init; }
    public int FigureCount { get; private init; }

    /// <summary>How many repairs somebody confirmed.</summary>
    public int RepairCount { get; private init; }

    /// <summary>An import as the journal names it.</summary>
    public static string RecordOf(ImportId import) => $"import:{import.Value}";

    public static ImportedFile Of(
        AgencyId agency,
        Now now,
        Actor by,
        string fileName,
        FileHash file,
        int figures,
        int repairs
    ) =>
        new()
        {
            Id = Ids.Next<ImportId>(),
            AgencyId = agency,
            At = now.Utc,
            ById = by.AccountId,
            ByName = by.Name,
            FileName = fileName,
            File = file,
            FigureCount = figures,
            RepairCount = repairs,
        };
}

/// <summary>
/// An official figure as it was imported. It is never changed: a later import adds another and marks this one replaced, and both
/// stay readable.
/// </summary>
internal sealed class ImportedFigure
{
    public FigureId Id { get; private init; }
    public AgencyId AgencyId { get; private init; }
    public FiscalYear Year { get; private init; }

    /// <summary>"TOTAL", "IIT_w30", "IND09", "O15".</summary>
    public string Code { get; private init; } = "";
    public Score Value { get; private init; }
    public Confidence Confidence { get; private init; }
    public string? Source { get; private init; }
    public ImportId ImportId { get; private init; }

    /// <summary>When a later import gave the figure anew; null while it stands.</summary>
    public DateTime? ReplacedAt { get; private set; }

    public static ImportedFigure Of(ImportedFile import, FiscalYear year, ReadFigure figure) =>
        new()
        {
            Id = Ids.Next<FigureId>(),
            AgencyId = import.AgencyId,
            Year = year,
            Code = figure.Code.Code,
            Value = figure.Value,
            Confidence = figure.Confidence,
            Source = figure.Source,
            ImportId = import.Id,
        };

    public void Replace(Now now) => ReplacedAt = now.Utc;
}

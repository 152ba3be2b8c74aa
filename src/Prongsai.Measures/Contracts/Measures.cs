using Prongsai.Kernel;

namespace Prongsai.Measures.Contracts;

/// <summary>A point to improve: one row of the four-column table.</summary>
public readonly record struct ImprovementId(Guid Value) : IId<ImprovementId>
{
    /// <inheritdoc />
    public static ImprovementId From(Guid value) => new(value);
}

/// <summary>A measure or activity (มาตรการ/กิจกรรม).</summary>
public readonly record struct MeasureId(Guid Value) : IId<MeasureId>
{
    /// <inheritdoc />
    public static MeasureId From(Guid value) => new(value);
}

/// <summary>A result of a measure (ผลการดำเนินการ).</summary>
public readonly record struct OutcomeId(Guid Value) : IId<OutcomeId>
{
    /// <inheritdoc />
    public static OutcomeId From(Guid value) => new(value);
}

/// <summary>A photograph, file or link that proves a result.</summary>
public readonly record struct EvidenceId(Guid Value) : IId<EvidenceId>
{
    /// <inheritdoc />
    public static EvidenceId From(Guid value) => new(value);
}

/// <summary>The live four-column table of one programme year.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Programme">The fiscal year in which the measures are carried out (2568).</param>
/// <param name="Assessed">The fiscal year whose result they answer (2567).</param>
/// <param name="Rows">In the framework's order: instrument, indicator, item.</param>
public sealed record MeasuresTable(
    AgencyId Agency,
    FiscalYear Programme,
    FiscalYear Assessed,
    IReadOnlyList<ImprovementRow> Rows
);

/// <summary>One row: the assessed item and its score, what must improve, the measures, the results.</summary>
/// <param name="Item">The assessed item as the framework has it, with its score; frozen when the row was opened.</param>
/// <param name="Instrument">Heading: the instrument it belongs to, from the model.</param>
/// <param name="Indicator">Heading: the indicator it belongs to, from the model.</param>
/// <param name="MustImprove">ประเด็นที่ต้องปรับปรุง/ยกระดับการพัฒนา. Lines are separated by line feeds.</param>
/// <param name="Measures">Numbered from 1.</param>
/// <param name="Outcomes">Numbered from 1.</param>
public sealed record ImprovementRow(
    ImprovementId Id,
    AssessedItem Item,
    AssessedHeading Instrument,
    AssessedHeading Indicator,
    string MustImprove,
    IReadOnlyList<MeasureRow> Measures,
    IReadOnlyList<OutcomeRow> Outcomes
);

/// <summary>What was assessed.</summary>
/// <param name="Code">"E1".</param>
/// <param name="Title">Its text.</param>
/// <param name="TitleConfidence">How sure that text is.</param>
/// <param name="Score">The score it had; null when unknown.</param>
/// <param name="ScoreConfidence">How sure the score is.</param>
public sealed record AssessedItem(
    string Code,
    string Title,
    Confidence TitleConfidence,
    Score? Score,
    Confidence ScoreConfidence
);

/// <summary>A group heading of the table.</summary>
/// <param name="Code">"EIT", "IND06".</param>
/// <param name="Title">"แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", "คุณภาพการดำเนินงาน".</param>
public sealed record AssessedHeading(string Code, Bilingual Title);

/// <summary>A measure.</summary>
/// <param name="Number">From 1 within its row.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Section">The section that owns it; null when nobody does yet.</param>
/// <param name="Person">The person who owns it.</param>
/// <param name="Period">When: from–to, or every month.</param>
/// <param name="Success">How success is seen.</param>
public sealed record MeasureRow(
    MeasureId Id,
    int Number,
    string Text,
    string? Section,
    string? Person,
    MeasurePeriod Period,
    string? Success
)
{
    /// <summary>Samples only: nobody said who owns it; the document does not. Shown beside section and person.</summary>
    public bool OwnerMadeUp { get; init; }

    /// <summary>Samples only: nobody said when. Shown beside the period.</summary>
    public bool PeriodMadeUp { get; init; }

    /// <summary>Samples only: nobody said how success is seen.</summary>
    public bool SuccessMadeUp { get; init; }
}

/// <summary>When a measure is carried out. All absent: not yet said.</summary>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="EveryMonth">เป็นประจำทุกเดือน.</param>
public sealed record MeasurePeriod(DateOnly? StartsOn, DateOnly? EndsOn, bool EveryMonth);

/// <summary>A result.</summary>
/// <param name="Number">From 1 within its row.</param>
/// <param name="On">The day it was done; null when not said.</param>
/// <param name="Text">What was done.</param>
/// <param name="Evidence">In order.</param>
public sealed record OutcomeRow(
    OutcomeId Id,
    int Number,
    DateOnly? On,
    string Text,
    IReadOnlyList<EvidenceRow> Evidence
)
{
    /// <summary>Samples only: the day is made up.</summary>
    public bool DayMadeUp { get; init; }
}

/// <summary>What kind of proof.</summary>
public enum EvidenceKind
{
    /// <summary>A picture, shown in the table.</summary>
    Photo,

    /// <summary>Any other file.</summary>
    File,

    /// <summary>A web address.</summary>
    Link,
}

/// <summary>One piece of evidence.</summary>
/// <param name="Kind">Photograph, file or link.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="EffectiveOn">The day it speaks of; not the day it was uploaded.</param>
/// <param name="UploadedAt">When it came in, UTC.</param>
/// <param name="File">The bytes; null for a link.</param>
/// <param name="FileName">Name for downloading; null for a link.</param>
/// <param name="MediaType">"image/jpeg"; null for a link.</param>
/// <param name="Width">Of a picture, in pixels, as shown upright.</param>
/// <param name="Height">Of a picture, in pixels, as shown upright.</param>
/// <param name="Link">The address; null for a file.</param>
/// <param name="MadeUp">True in samples: the picture does not show a real event.</param>
public sealed record EvidenceRow(
    EvidenceId Id,
    EvidenceKind Kind,
    string Caption,
    DateOnly? EffectiveOn,
    DateTime UploadedAt,
    FileHash? File,
    string? FileName,
    string? MediaType,
    int? Width,
    int? Height,
    string? Link,
    bool MadeUp
);

/// <summary>The measures of agencies.</summary>
public interface IMeasures
{
    /// <summary>Programme years for which an agency has rows, earliest first.</summary>
    Task<IReadOnlyList<FiscalYear>> ProgrammesAsync(AgencyId agency, CancellationToken cancellation = default);

    /// <summary>The table of one programme year; without rows when nothing is planned.</summary>
    Task<MeasuresTable> TableAsync(AgencyId agency, FiscalYear programme, CancellationToken cancellation = default);
}

/// <summary>Takes a whole table with its pictures from files.</summary>
public interface IMeasuresImport
{
    /// <summary>
    /// Reads a measures file (YAML; its keys are described at the top of samples/khlong-sam-wa/measures.yaml) whose pictures lie beside it. All or nothing: with any
    /// refusal nothing is kept. The same file again updates what it brought and leaves alone what people added.
    /// </summary>
    /// <param name="agency">For whom.</param>
    /// <param name="path">The YAML file.</param>
    /// <param name="by">Who imports.</param>
    /// <param name="cancellation">Stops before anything is kept.</param>
    /// <returns>Reasons why nothing was kept; empty when everything was.</returns>
    Task<IReadOnlyList<Refusal>> ImportAsync(
        AgencyId agency,
        string path,
        Actor by,
        CancellationToken cancellation = default
    );
}

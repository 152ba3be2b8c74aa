using Prongsai.Kernel;

namespace Prongsai.Reports.Contracts;

/// <summary>An edition of a report (ฉบับ): frozen content and the files made from it.</summary>
public readonly record struct EditionId(Guid Value) : IId<EditionId>
{
    /// <inheritdoc />
    public static EditionId From(Guid value) => new(value);
}

/// <summary>An agency's own DOCX template.</summary>
public readonly record struct TemplateId(Guid Value) : IId<TemplateId>
{
    /// <inheritdoc />
    public static TemplateId From(Guid value) => new(value);
}

/// <summary>What an officer may choose for one report.</summary>
public sealed record ReportOptions
{
    /// <summary>๐๑๒๓… (true) or 0123… (false) throughout; addresses on the web keep Arabic digits either way.</summary>
    public bool ThaiDigits { get; init; } = true;

    /// <summary>A column for the section and person that own each measure.</summary>
    public bool Owners { get; init; }

    /// <summary>A column for when each measure is carried out.</summary>
    public bool Periods { get; init; }

    /// <summary>The day of each result behind its text, where one was kept.</summary>
    public bool Days { get; init; }

    /// <summary>The measures table on A4 landscape instead of portrait.</summary>
    public bool Landscape { get; init; }

    /// <summary>A last page that sums the report up in English.</summary>
    public bool EnglishSummary { get; init; }

    /// <summary>Who signs as the one who reports (ผู้รายงาน).</summary>
    public Signer Reporter { get; init; } = Signer.Blank;

    /// <summary>Who signs for the agency (ผู้บริหารหน่วยงาน).</summary>
    public Signer Executive { get; init; } = Signer.Blank;
}

/// <summary>Whose name stands under a signature line; blanks leave dots to write on.</summary>
/// <param name="Name">With title: นายสมชาย ใจดี.</param>
/// <param name="Position">ผู้อำนวยการเขตคลองสามวา.</param>
public sealed record Signer(string Name, string Position)
{
    /// <summary>Dots.</summary>
    public static readonly Signer Blank = new("", "");
}

/// <summary>What was written to a folder, and what could not be.</summary>
/// <param name="Files">Full paths: report.docx, report.html and, with a browser on this machine, report.pdf.</param>
/// <param name="Missing">What could not be made, and what is needed for it.</param>
public sealed record WrittenReport(IReadOnlyList<string> Files, IReadOnlyList<Refusal> Missing);

/// <summary>A published edition, as the portal lists it.</summary>
/// <param name="Programme">Of which programme year.</param>
/// <param name="Number">1, 2, 3… within that year.</param>
/// <param name="Title">As on its cover.</param>
/// <param name="PublishedAt">When it became public, UTC.</param>
/// <param name="Path">Its permanent address: /khlong-sam-wa/reports/2568/1.</param>
public sealed record PublishedReport(FiscalYear Programme, int Number, string Title, DateTime PublishedAt, string Path);

/// <summary>The official reports of agencies.</summary>
public interface IReports
{
    /// <summary>
    /// Writes the report of a programme year from the live records: report.docx, report.html and report.pdf.
    /// Without a browser on this machine the PDF is missing and said to be.
    /// </summary>
    /// <exception cref="RefusedException">There is nothing to report for that year.</exception>
    Task<WrittenReport> WriteAsync(
        AgencyId agency,
        FiscalYear programme,
        ReportOptions options,
        string folder,
        CancellationToken cancellation = default
    );

    /// <summary>Published editions of an agency, newest programme year first, newest edition first.</summary>
    Task<IReadOnlyList<PublishedReport>> PublishedAsync(AgencyId agency, CancellationToken cancellation = default);
}

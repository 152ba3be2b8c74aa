using System.Text.Json.Serialization;
using Prongsai.Kernel;

namespace Prongsai.Reports.Annual;

/// <summary>What kind of record a word or number of the report came from.</summary>
internal enum SourceKind
{
    /// <summary>An imported or computed figure.</summary>
    Figure,

    /// <summary>A text of the assessment framework.</summary>
    Framework,

    /// <summary>A row, measure or result that officers keep.</summary>
    Record,

    /// <summary>A photograph or file.</summary>
    File,

    /// <summary>The register of agencies.</summary>
    Agency,

    /// <summary>Chosen for this report by the one who made it.</summary>
    Choice,
}

/// <summary>Where a word or a number came from.</summary>
/// <param name="Name">In words: which record, which figure of which year, from which file.</param>
/// <param name="Path">The page of the workspace that shows it; null where there is none.</param>
internal sealed record Source(SourceKind Kind, Bilingual Name, string? Path)
{
    /// <summary>Of figures: the imports that brought them. Null in reports frozen before it was kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ImportOfYear>? Imports { get; init; }

    /// <summary>Of a file: its bytes. Of a link to a published edition: the edition's content.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FileHash? File { get; init; }
}

/// <summary>What an import brought for one year; it may have brought several.</summary>
/// <param name="Record">The import as the journal names it.</param>
/// <param name="Year">Fiscal year, B.E.</param>
internal sealed record ImportOfYear(string Record, int Year);

/// <summary>One line or cell of the report. Digits are already those of the report.</summary>
/// <param name="Text">The words; a line feed is a line break.</param>
/// <param name="Sources">Where they came from; linked in the preview.</param>
/// <param name="Marks">Marks behind the text, explained in the notes: what is made up or not confirmed says so.</param>
[method: JsonConstructor]
internal sealed record ReportLine(string Text, IReadOnlyList<Source> Sources, IReadOnlyList<string> Marks)
{
    public ReportLine(string text, params Source[] sources)
        : this(text, sources, []) { }
}

/// <summary>Explains a mark.</summary>
internal sealed record ReportNote(string Mark, string Text);

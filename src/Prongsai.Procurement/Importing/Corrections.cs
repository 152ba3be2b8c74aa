using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Prongsai.Procurement.Importing;

/// <summary>A cell as an officer corrected it before it was kept. The file itself stays as it came.</summary>
/// <param name="Sheet">Null in a CSV.</param>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 0.</param>
internal sealed record Correction(string? Sheet, int Row, int Column, string Text);

/// <summary>All corrections of one import, stored with it as JSON.</summary>
internal sealed class Corrections(IReadOnlyList<Correction> list)
{
    public static readonly Corrections None = new([]);

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public IReadOnlyList<Correction> List { get; } = list;

    /// <summary>Those of a sheet, by row and column; null where it has none.</summary>
    public Func<int, int, string?>? Of(string? sheet)
    {
        var cells = List.Where(c => c.Sheet == sheet)
            .GroupBy(c => (c.Row, c.Column))
            .ToDictionary(c => c.Key, c => c.Last().Text);

        return cells.Count == 0 ? null : (row, column) => cells.GetValueOrDefault((row, column));
    }

    /// <summary>With more; a later one of the same cell counts.</summary>
    public Corrections With(IEnumerable<Correction> more) =>
        new([.. List.Concat(more).GroupBy(c => (c.Sheet, c.Row, c.Column)).Select(c => c.Last())]);

    public string ToJson() => List.Count == 0 ? "[]" : JsonSerializer.Serialize(List, Json);

    public static Corrections FromJson(string json) =>
        json == "[]" ? None : new(JsonSerializer.Deserialize<List<Correction>>(json, Json) ?? []);
}

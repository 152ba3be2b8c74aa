using System.Text.Json;

namespace Prongsai.Procurement.Importing;

/// <summary>Whether a row is a purchase that the register has already, where only a person can tell.</summary>
/// <param name="Sheet">Null in a CSV.</param>
/// <param name="Row">The purchase's first row.</param>
/// <param name="IsTheSame">True: it changes that purchase. False: it is another.</param>
internal sealed record Decision(string? Sheet, int Row, bool IsTheSame);

/// <summary>All decisions of one import, stored with it as JSON.</summary>
internal sealed class Decisions(IReadOnlyList<Decision> list)
{
    public static readonly Decisions None = new([]);

    private readonly Dictionary<(string?, int), bool> _byRow = list.ToDictionary(
        d => (d.Sheet, d.Row),
        d => d.IsTheSame
    );

    public IReadOnlyList<Decision> List { get; } = list;

    /// <summary>Null while nobody has decided.</summary>
    public bool? Of(string? sheet, int row) => _byRow.TryGetValue((sheet, row), out var isTheSame) ? isTheSame : null;

    public Decisions With(IEnumerable<Decision> more) =>
        new([.. List.Concat(more).GroupBy(d => (d.Sheet, d.Row)).Select(d => d.Last())]);

    public string ToJson() => JsonSerializer.Serialize(List);

    public static Decisions FromJson(string json) =>
        json == "[]" ? None : new(JsonSerializer.Deserialize<List<Decision>>(json) ?? []);
}

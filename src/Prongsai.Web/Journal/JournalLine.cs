using System.Globalization;
using System.Text.Json;
using Prongsai.Kernel;

namespace Prongsai.Web.Journal;

/// <summary>One line of the journal as a person reads it.</summary>
internal sealed record JournalLine(
    Bilingual What,
    Bilingual When,
    string Iso,
    string By,
    string Record,
    Bilingual RecordWords,
    string? Why,
    IReadOnlyList<(string Name, string Value)> Facts
)
{
    public static JournalLine Of(JournalEntry entry, JournalReading reading) =>
        new(
            reading.Say(entry.What),
            entry.At.InWords(),
            entry.At.ToString("O", CultureInfo.InvariantCulture),
            entry.ByName,
            entry.Record,
            reading.KindOf(entry.Record)?.Words ?? Bilingual.ThaiOnly(entry.Record.Split(':')[0]),
            entry.Why,
            FactsOf(entry.Facts)
        );

    private static List<(string, string)> FactsOf(string json)
    {
        List<(string, string)> facts = [];
        using var read = JsonDocument.Parse(json);
        Walk("", read.RootElement);
        return facts;

        void Walk(string path, JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var field in value.EnumerateObject())
                        Walk(path.Length == 0 ? field.Name : $"{path}.{field.Name}", field.Value);
                    break;
                case JsonValueKind.Array:
                    var items = value.EnumerateArray().ToList();
                    if (items.All(i => i.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)))
                        facts.Add((path, string.Join(", ", items.Select(i => i.ToString()))));
                    else
                        for (var i = 0; i < items.Count; i++)
                            Walk(string.Create(CultureInfo.InvariantCulture, $"{path}[{i + 1}]"), items[i]);
                    break;
                case JsonValueKind.Null:
                    break;
                default:
                    facts.Add((path, value.ToString()));
                    break;
            }
        }
    }
}

using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Results;

/// <summary>Which column holds what. Long form has a column of codes and one of scores; wide form has a column for each code.</summary>
/// <param name="Names">The headings as they stand in the file.</param>
/// <param name="Code">−1 in the wide form, as are others that are not there.</param>
/// <param name="Figures">The columns of figures in the wide form.</param>
internal sealed record Heading(
    IReadOnlyList<string> Names,
    int Agency,
    int Year,
    int Code,
    int Score,
    int Confidence,
    int Source,
    int Profile,
    IReadOnlyList<(int Column, FigureCode Code)> Figures
)
{
    // Officers translate headings; these are what they wrote.
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["agency"] = "agency",
        ["หน่วยงาน"] = "agency",
        ["ชื่อหน่วยงาน"] = "agency",
        ["year_be"] = "year",
        ["year"] = "year",
        ["ปี"] = "year",
        ["ปีงบประมาณ"] = "year",
        ["ปีงบประมาณ พ.ศ."] = "year",
        ["indicator_or_instrument"] = "code",
        ["indicator"] = "code",
        ["code"] = "code",
        ["รหัส"] = "code",
        ["ตัวชี้วัด"] = "code",
        ["score"] = "score",
        ["คะแนน"] = "score",
        ["confidence"] = "confidence",
        ["ความเชื่อมั่น"] = "confidence",
        ["source"] = "source",
        ["ที่มา"] = "source",
        ["แหล่งที่มา"] = "source",
        ["profile"] = "profile",
        ["กลุ่ม"] = "profile",
    };

    /// <summary>How many columns the table has.</summary>
    public int Width => Names.Count;

    /// <summary>Whether the present row has at least two headings that are ours.</summary>
    public static bool LooksLikeOne(Sheet sheet) =>
        Cells(sheet).Count(c => Meanings.ContainsKey(c) || FigureCode.Read(c) is not null) >= 2;

    /// <summary>The cells of the present row without the blank ones at its end.</summary>
    public static IReadOnlyList<string> Cells(Sheet sheet)
    {
        var cells = Enumerable.Range(0, sheet.Count).Select(i => sheet[i]).ToList();
        while (cells.Count > 0 && cells[^1].Length == 0)
            cells.RemoveAt(cells.Count - 1);
        return cells;
    }

    /// <summary>Reads the present row as the header.</summary>
    public static (Heading? Heading, IReadOnlyList<ResultRepair> Repairs, IReadOnlyList<Refusal> WhyNot) Of(
        Sheet sheet,
        string file
    )
    {
        var names = Cells(sheet);
        Dictionary<string, int> columns = [];
        List<(int, FigureCode)> figures = [];
        List<ResultRepair> repairs = [];
        List<Refusal> whyNot = [];
        Place At(string column) => new(file, sheet.Name, sheet.Row, column);

        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i];
            if (name.Length == 0)
                continue;
            if (Meanings.TryGetValue(name, out var meaning))
            {
                if (!columns.TryAdd(meaning, i))
                    whyNot.Add(Refusals.ColumnTwice(At(name), name));
            }
            else if (FigureCode.Read(name) is { } code)
            {
                Figure(i, code);
            }
            else if (FigureCode.ReadRepaired(name) is var (guess, repair))
            {
                repairs.Add(new ResultRepair(At(name), repair.Was, guess.Code, repair.Why));
                Figure(i, guess);
            }
            else
            {
                whyNot.Add(Refusals.UnknownColumn(At(name), name));
            }
        }

        var isLong = columns.ContainsKey("code") || columns.ContainsKey("score");
        var isWhole =
            columns.ContainsKey("agency")
            && columns.ContainsKey("year")
            && (
                isLong
                    ? columns.ContainsKey("code") && columns.ContainsKey("score") && figures.Count == 0
                    : figures.Count > 0
            );
        if (!isWhole)
            return (null, [], [Refusals.Header(new Place(file, sheet.Name, sheet.Row), names)]);

        return (
            new Heading(
                names,
                columns["agency"],
                columns["year"],
                columns.GetValueOrDefault("code", -1),
                columns.GetValueOrDefault("score", -1),
                columns.GetValueOrDefault("confidence", -1),
                columns.GetValueOrDefault("source", -1),
                columns.GetValueOrDefault("profile", -1),
                figures
            ),
            repairs,
            whyNot
        );

        void Figure(int column, FigureCode code)
        {
            if (figures.Exists(f => f.Item2.Code == code.Code))
                whyNot.Add(Refusals.ColumnTwice(At(names[column]), code.Code));
            else
                figures.Add((column, code));
        }
    }
}

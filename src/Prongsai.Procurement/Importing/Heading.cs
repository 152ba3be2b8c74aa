using System.Text;
using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Importing;

/// <summary>A column under its heading, and what it was taken for.</summary>
/// <param name="At">From 0.</param>
/// <param name="Name">The heading as it stands, of two lines when there is a line below it.</param>
/// <param name="Meaning">Null: it is not read.</param>
internal sealed record HeadingColumn(int At, string Name, Meaning? Meaning);

/// <summary>
/// The header of a table: found by what its words mean, in whichever row it stands, with one line below it where headings span
/// several columns.
/// </summary>
/// <param name="Row">Where it was found.</param>
internal sealed partial record Heading(int Row, IReadOnlyList<HeadingColumn> Columns)
{
    /// <summary>No official form has a third of this; more is another kind of file.</summary>
    public const int MostColumns = 60;

    private const int EnoughMeanings = 3;
    private readonly Meaning?[] _meanings = Spread(Columns);

    /// <summary>What a column means.</summary>
    public Meaning? this[int column] => column < _meanings.Length ? _meanings[column] : null;

    public bool Has(Meaning meaning) => Array.IndexOf(_meanings, meaning) >= 0;

    /// <summary>How many columns have to be looked at.</summary>
    public int Width => _meanings.Length;

    /// <summary>The name of a column in messages: its heading, and its letter.</summary>
    public string NameOf(int column) =>
        Columns.FirstOrDefault(c => c.At == column) is { Name.Length: > 0 } named
            ? $"{ThaiText.NormaliseLine(named.Name)} ({Importing.Row.Letter(column)})"
            : Importing.Row.Letter(column);

    /// <summary>The same heading in another file of the office: its words, hashed.</summary>
    public string Key =>
        FileHash
            .Of(Encoding.UTF8.GetBytes(string.Join('|', Columns.Select(c => $"{c.At}:{Meanings.Plain(c.Name)}"))))
            .Hex;

    /// <summary>Whether a row is a header: it names the work and two more things of ours.</summary>
    public static bool IsOne(Row row)
    {
        // Asked of every row, as a second header may come: a number or an amount says quickly that this is none.
        if (row.Filled < EnoughMeanings || row.HasNumber)
            return false;

        HashSet<Meaning> found = [];
        for (var column = 0; column < Math.Min(row.Count, MostColumns * 40); column++)
        {
            // Whole sentences are no headings; a work may well speak of a budget.
            if (row[column] is { Length: > 0 and < 120 } text && Meanings.Of(text) is { } meaning)
                found.Add(meaning);
        }

        return found.Contains(Meaning.Work) && found.Count >= EnoughMeanings;
    }

    /// <summary>Reads a header row; a heading over several columns means all of them.</summary>
    public static Heading Of(Row row)
    {
        List<HeadingColumn> columns = [];
        for (var column = 0; column < row.Count; column++)
        {
            var area = row.AreaOf(column);
            var name = row[column].Length > 0 || area is not { } merged ? row[column] : row[merged.FromColumn];
            if (name.Length > 0)
                columns.Add(new HeadingColumn(column, name, Meanings.Of(name)));
        }

        return new Heading(row.Number, columns);
    }

    /// <summary>
    /// With the line below it: which part of a wide heading each column is. Null when that line is no heading but the first row of
    /// the table, or a line of numbers, (1) (2) (3).
    /// </summary>
    public (Heading Heading, bool Took) WithLineBelow(Row row)
    {
        if (IsNumbering(row))
            return (this, true);

        List<HeadingColumn> columns = [];
        var parts = 0;
        for (var column = 0; column < Math.Max(row.Count, Width); column++)
        {
            var above = Columns.FirstOrDefault(c => c.At == column);
            var text = row[column];
            if (text.Length == 0)
            {
                if (above is not null)
                    columns.Add(above);
                continue;
            }

            // A day or an amount below a heading: the table has begun.
            if (above?.Meaning is { } whole && Meanings.Part(whole, text) is { } part)
            {
                columns.Add(new HeadingColumn(column, $"{above.Name}\n{text}", part));
                parts++;
            }
            else if (above is null && Meanings.Of(text) is { } own)
            {
                columns.Add(new HeadingColumn(column, text, own));
                parts++;
            }
            else if (above is not null && SubHeading().IsMatch(Meanings.Plain(text)))
            {
                columns.Add(above with { Name = $"{above.Name}\n{text}" });
                parts++;
            }
            else
            {
                return (this, false);
            }
        }

        return parts > 0 ? (new Heading(Row, columns), true) : (this, false);
    }

    /// <summary>With the meanings that the office has set for this heading before.</summary>
    public Heading With(IReadOnlyDictionary<int, Meaning?> chosen) =>
        new(
            Row,
            [.. Columns.Select(c => chosen.TryGetValue(c.At, out var meaning) ? c with { Meaning = meaning } : c)]
        );

    private static bool IsNumbering(Row row)
    {
        var numbers = 0;
        for (var column = 0; column < row.Count; column++)
        {
            if (row[column].Length == 0)
                continue;
            if (!Numbering().IsMatch(ThaiDigits.ToArabic(row[column])))
                return false;
            numbers++;
        }

        return numbers >= EnoughMeanings;
    }

    private static Meaning?[] Spread(IReadOnlyList<HeadingColumn> columns)
    {
        var meanings = new Meaning?[columns.Count == 0 ? 0 : columns.Max(c => c.At) + 1];
        foreach (var column in columns)
            meanings[column.At] = column.Meaning;
        return meanings;
    }

    [GeneratedRegex(@"^\(?\d{1,2}\)?$")]
    private static partial Regex Numbering();

    // As Meanings.Plain has them: จำนวนเงิน without its ำ.
    [GeneratedRegex("^(ราย)?ชื่อ|^ผู้|^ราคา|^เลขที่|^วันที่|^จานวนเงิน|^บาท$|^ลงวันที่")]
    private static partial Regex SubHeading();
}

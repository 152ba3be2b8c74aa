using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Results;

namespace Prongsai.Surveys.National;

/// <summary>
/// Which parts of one version of a questionnaire are scored, side by side: the columns of a block of answers. Versions with the same
/// hash are the same questionnaire, so a whole country has a handful of layouts.
/// </summary>
internal sealed class Layout
{
    /// <summary>What is not a level: left open, not known, not asked.</summary>
    public const byte None = byte.MaxValue;

    public Layout(string hash, Questionnaire questionnaire)
    {
        (Hash, Width, Framework) = (hash, questionnaire.Columns.Count, questionnaire.Framework);
        Items = ScoredItem.Of(questionnaire);
        FirstPart = new int[Items.Count];
        for (var item = 1; item < Items.Count; item++)
            FirstPart[item] = FirstPart[item - 1] + Items[item - 1].Parts.Count;
        Columns = [.. Items.SelectMany(i => i.Parts).Select(p => p.Column)];
        Codes = [.. Items.Select(i => i.Item ?? "").Where(code => code.Length > 0).Distinct()];
        OfCode =
        [
            .. Codes.Select(code => Enumerable.Range(0, Items.Count).Where(i => Items[i].Item == code).ToArray()),
        ];
    }

    /// <summary>SHA-256 of the questionnaire's text.</summary>
    public string Hash { get; }

    /// <summary>16-bit integers in an answer as it is stored.</summary>
    public int Width { get; }

    public FrameworkUsed? Framework { get; }

    public IReadOnlyList<ScoredItem> Items { get; }

    /// <summary>Where an item's first part stands among <see cref="Columns"/>.</summary>
    public int[] FirstPart { get; }

    /// <summary>Where each scored part stands in a stored answer.</summary>
    public int[] Columns { get; }

    /// <summary>The framework's questions that it asks.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>The items that answer for each of <see cref="Codes"/>; nearly always one.</summary>
    public IReadOnlyList<int[]> OfCode { get; }

    /// <summary>Takes the scored levels out of an answer as it is stored.</summary>
    public void Take(ReadOnlySpan<byte> given, Span<byte> levels)
    {
        if (given.Length != Width * 2)
            throw new InvalidDataException($"An answer of {given.Length} bytes where {Width} columns were asked.");

        for (var i = 0; i < Columns.Length; i++)
        {
            var level = System.Buffers.Binary.BinaryPrimitives.ReadInt16LittleEndian(given[(Columns[i] * 2)..]);
            levels[i] = level is >= 0 and < None ? (byte)level : None;
        }
    }
}

using System.Buffers.Binary;

namespace Prongsai.Surveys.Questionnaires;

internal enum ColumnKind
{
    /// <summary>Level of the scale, from 0.</summary>
    Level,

    /// <summary>0 no, 1 yes.</summary>
    YesNo,

    /// <summary>Which option, from 0.</summary>
    Option,

    /// <summary>0 or 1: this option of several is ticked.</summary>
    Ticked,

    /// <summary>A number times ten to its decimals, the upper sixteen bits; the next column holds the lower.</summary>
    NumberHigh,
    NumberLow,

    /// <summary>Days since 1 January 2000 (common era).</summary>
    Day,
}

/// <summary>One small integer of a compact answer.</summary>
/// <param name="Ordinal">Its place in the row, from 0.</param>
/// <param name="Part">Which part or option of the question, from 0.</param>
internal sealed record Column(int Ordinal, Question Question, int Part, ColumnKind Kind)
{
    /// <summary>Whether much is bad: the part says so, or else its question.</summary>
    public bool IsReversed =>
        Question.HasParts ? Question.Parts[Part].Reversed ?? Question.Reversed : Question.Reversed;
}

/// <summary>
/// How one person's closed answers become a short row of 16-bit integers: in the order of the questionnaire, always all of them.
/// So a national pass reads rows of equal length and never asks what stands where. Free words have a number of their own (their
/// question's) and live in another table.
/// </summary>
internal sealed class Columns
{
    /// <summary>Left open, or not asked.</summary>
    public const short Open = short.MinValue;

    /// <summary>"I do not know", in every column of the question.</summary>
    public const short DontKnow = short.MinValue + 1;

    public static readonly DateOnly DayZero = new(2000, 1, 1);

    private readonly Dictionary<string, Column[]> _ofQuestion;
    private readonly Dictionary<string, short> _numbers;

    private Columns(IReadOnlyList<Column> all, Dictionary<string, short> numbers)
    {
        All = all;
        _numbers = numbers;
        _ofQuestion = all.GroupBy(c => c.Question.Code).ToDictionary(g => g.Key, g => g.ToArray());
    }

    public IReadOnlyList<Column> All { get; }

    public int Count => All.Count;

    /// <summary>The columns of a question, in the order of its parts or options; none for free words.</summary>
    public IReadOnlyList<Column> Of(string question) => _ofQuestion.GetValueOrDefault(question, []);

    /// <summary>The number of a question in the questionnaire, from 0: how free words name theirs.</summary>
    public short NumberOf(string question) => _numbers[question];

    /// <summary>A row in which nothing is answered.</summary>
    public short[] Blank()
    {
        var row = new short[Count];
        Array.Fill(row, Open);
        return row;
    }

    public static Columns Of(Questionnaire questionnaire)
    {
        List<Column> all = [];
        Dictionary<string, short> numbers = [];
        foreach (var question in questionnaire.Questions)
        {
            numbers[question.Code] = (short)numbers.Count;
            var kinds = question.Kind switch
            {
                QuestionKind.Scale or QuestionKind.Smileys => [ColumnKind.Level],
                QuestionKind.YesNo => [ColumnKind.YesNo],
                QuestionKind.Choice => [ColumnKind.Option],
                QuestionKind.MultiChoice => question.Options.Select(_ => ColumnKind.Ticked),
                QuestionKind.Number => [ColumnKind.NumberHigh, ColumnKind.NumberLow],
                QuestionKind.Date => [ColumnKind.Day],
                QuestionKind.Matrix or QuestionKind.MultiPart => question.Parts.Select(_ => ColumnKind.Level),
                _ => Enumerable.Empty<ColumnKind>(),
            };
            var part = 0;
            foreach (var kind in kinds)
                all.Add(new Column(all.Count, question, kind == ColumnKind.NumberLow ? 0 : part++, kind));
        }

        return new Columns(all, numbers);
    }

    /// <summary>The row as it is stored: two bytes each, the lower first.</summary>
    public static byte[] Pack(ReadOnlySpan<short> row)
    {
        var bytes = new byte[row.Length * 2];
        for (var i = 0; i < row.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(i * 2), row[i]);
        return bytes;
    }

    public static short[] Unpack(ReadOnlySpan<byte> bytes)
    {
        var row = new short[bytes.Length / 2];
        for (var i = 0; i < row.Length; i++)
            row[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(i * 2)..]);
        return row;
    }

    /// <summary>A number question's answer from its two columns; null where open or not known.</summary>
    public static decimal? NumberFrom(short high, short low, int decimals)
    {
        if (high == Open || high == DontKnow)
            return null;

        return ((high << 16) | (ushort)low) / StepsInOne(decimals);
    }

    /// <summary>Numbers are kept whole, in steps of their last decimal: how many make one.</summary>
    public static decimal StepsInOne(int decimals) => (decimal)Math.Pow(10, decimals);
}

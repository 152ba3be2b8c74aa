using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Results;

/// <summary>
/// The answers of one round, row after row in one block of 16-bit integers, with the way, the day and the pace of each beside them.
/// Read past the change tracker: ten thousand answers are a few hundred kilobytes.
/// </summary>
internal sealed class AnswerSheet
{
    private short[] _cells;
    private short[] _ways = new short[64];
    private short[] _paces = new short[64];
    private DateOnly[] _days = new DateOnly[64];

    public AnswerSheet(int width) => (Width, _cells) = (width, new short[64 * Math.Max(1, width)]);

    /// <summary>How many columns the questionnaire has.</summary>
    public int Width { get; }

    public int Count { get; private set; }

    public ReadOnlySpan<short> Row(int answer) => _cells.AsSpan(answer * Width, Width);

    public short Way(int answer) => _ways[answer];

    public DateOnly Day(int answer) => _days[answer];

    /// <summary>In steps of five seconds; 0 where not known.</summary>
    public short Pace(int answer) => _paces[answer];

    public static async Task<AnswerSheet> ReadAsync(
        ProngsaiDb db,
        Round round,
        Questionnaire questionnaire,
        CancellationToken cancellation
    )
    {
        var (agency, year, id) = (round.AgencyId, round.Year, round.Id);
        var sheet = new AnswerSheet(questionnaire.Columns.Count);
        var rows = db
            .SurveyAnswers.AsNoTracking()
            .Where(a => a.AgencyId == agency && a.Year == year && a.RoundId == id)
            .Select(a => new
            {
                a.Way,
                a.Day,
                a.Pace,
                a.Given,
            })
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellation))
            sheet.Add(row.Way, row.Day, row.Pace, row.Given);
        return sheet;
    }

    public void Add(short way, DateOnly day, short pace, ReadOnlySpan<byte> given)
    {
        if (given.Length != Width * 2)
            throw new InvalidDataException($"An answer of {given.Length} bytes in a round of {Width} columns.");

        if (Count == _ways.Length)
            Grow();
        (_ways[Count], _days[Count], _paces[Count]) = (way, day, pace);
        var target = _cells.AsSpan(Count * Width, Width);
        for (var i = 0; i < target.Length; i++)
            target[i] = System.Buffers.Binary.BinaryPrimitives.ReadInt16LittleEndian(given[(i * 2)..]);
        Count++;
    }

    private void Grow()
    {
        var more = Count * 2;
        Array.Resize(ref _ways, more);
        Array.Resize(ref _paces, more);
        Array.Resize(ref _days, more);
        Array.Resize(ref _cells, more * Math.Max(1, Width));
    }
}

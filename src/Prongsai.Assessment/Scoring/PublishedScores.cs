using Prongsai.Assessment.Results;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Scoring;

/// <summary>The published scores of an agency's year, wherever they are kept.</summary>
/// <param name="Of">The score with this code; null where none was published.</param>
/// <param name="WithItems">Whether there are any below the indicators.</param>
internal sealed record PublishedScores(Func<string, Score?> Of, bool WithItems)
{
    /// <summary>Scores out of whatever carries them.</summary>
    public static PublishedScores From<TFigure>(
        IReadOnlyDictionary<string, TFigure> byCode,
        Func<TFigure, Score> score
    ) =>
        new(
            code => byCode.TryGetValue(code, out var figure) ? score(figure) : null,
            byCode.Keys.Any(code => !FigureCode.IsOfAHigherLevel(code))
        );
}

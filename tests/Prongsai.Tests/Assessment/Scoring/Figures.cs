using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Tests.Assessment.Scoring;

/// <summary>Figures to score, in few words.</summary>
internal static class Figures
{
    public static Scored Scored(int year, string profile, params (string Code, decimal Value)[] figures) =>
        Scorer.Score(
            ShippedFrameworks.For(new FiscalYear(year), profile)!,
            PublishedScores.From(
                figures.ToDictionary(f => f.Code, f => Tuple.Create(f.Value)),
                f => Score.OfHundredths((int)(f.Item1 * 100))
            )
        );

    public static (string, decimal)[] Ten(params int[] values) =>
        [.. values.Select((value, i) => ($"IND{i + 1:00}", (decimal)value))];
}

using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Scoring;

/// <summary>The score of a survey question from its answers: the mean over respondents of the mean over parts.</summary>
internal static class QuestionScore
{
    /// <summary>
    /// The score, or null when nobody answered or a polarity is not known. Polarity belongs to the part: in FY2564 question I11
    /// asked something good and something bad in one.
    /// </summary>
    /// <param name="levels">The scale, worth least first.</param>
    /// <param name="polarities">One for each part; a question without parts has one.</param>
    /// <param name="answers">For each respondent the chosen level (from 0) of each part; null where it was left open.</param>
    /// <exception cref="ArgumentException">An answer has another number of parts, or a level the scale lacks.</exception>
    public static Exact? Of(
        IReadOnlyList<Level> levels,
        IReadOnlyList<Polarity> polarities,
        IEnumerable<IReadOnlyList<int?>> answers
    )
    {
        if (polarities.Contains(Polarity.Unknown))
            return null;

        List<Exact> respondents = [];
        foreach (var answer in answers)
        {
            if (answer.Count != polarities.Count)
                throw new ArgumentException("An answer needs one level for each part.", nameof(answers));

            List<Exact> parts = [];
            for (var part = 0; part < answer.Count; part++)
            {
                if (answer[part] is not { } level)
                    continue;
                if (level < 0 || level >= levels.Count)
                    throw new ArgumentException($"The scale has no level {level}.", nameof(answers));

                parts.Add(
                    polarities[part] == Polarity.Positive ? levels[level].Value : Exact.Of(100) - levels[level].Value
                );
            }

            if (parts.Count > 0)
                respondents.Add(Exact.Mean(parts));
        }

        return respondents.Count == 0 ? null : Exact.Mean(respondents);
    }

    /// <summary>The polarities of an item's parts; its own where it has no parts.</summary>
    public static IReadOnlyList<Polarity> PolaritiesOf(Item item) =>
        item.Parts.Count == 0 ? [item.Polarity] : [.. item.Parts.Select(p => p.Polarity)];
}

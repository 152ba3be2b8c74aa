using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Contracts;

/// <summary>What made-up surveys to write.</summary>
/// <param name="Respondents">In the whole country; a third of them staff.</param>
/// <param name="Agencies">How many agencies.</param>
/// <param name="Year">The fiscal year of the rounds.</param>
/// <param name="Seed">The same seed, the same answers.</param>
/// <param name="BesideRealData">Whether agencies that are not synthetic may be there already.</param>
public sealed record MadeUpNation(int Respondents, int Agencies, FiscalYear Year, int Seed, bool BesideRealData);

/// <summary>What was written.</summary>
/// <param name="Agencies">So many are there now.</param>
/// <param name="Before">Of these, so many were there before.</param>
/// <param name="Respondents">Answers written now.</param>
/// <param name="Answers">Single answers in them.</param>
public sealed record NationLoaded(int Agencies, int Before, long Respondents, long Answers);

/// <summary>One agency of the country.</summary>
/// <param name="Agency">Which.</param>
/// <param name="Iit">How many of its staff answered.</param>
/// <param name="Eit">How many of those who deal with it answered.</param>
/// <param name="Figures">Indicators, instruments and the total by their codes, unrounded.</param>
/// <param name="Band">The level; null where it cannot be told.</param>
/// <param name="IsMadeUp">True when one of its rounds is a sample.</param>
public sealed record AgencyOfNation(
    Agency Agency,
    int Iit,
    int Eit,
    IReadOnlyDictionary<string, Exact> Figures,
    Band? Band,
    bool IsMadeUp
);

/// <summary>A country's rehearsals, scored.</summary>
/// <param name="Agencies">By slug.</param>
/// <param name="Means">Over the agencies, by code: how many, and their mean.</param>
/// <param name="Questions">Over everybody who answered, in hundredths.</param>
/// <param name="Fewest">A question that fewer people of an agency answered has no score.</param>
/// <param name="Respondents">Answers read.</param>
/// <param name="Answers">Single answers in them.</param>
/// <param name="Reading">How long reading took: the database, or a sealed file.</param>
/// <param name="Scoring">How long scoring took.</param>
public sealed record NationScored(
    IReadOnlyList<AgencyOfNation> Agencies,
    IReadOnlyList<(string Code, int Agencies, Exact Mean)> Means,
    IReadOnlyList<(string Code, long Answered, int Hundredths)> Questions,
    int Fewest,
    long Respondents,
    long Answers,
    TimeSpan Reading,
    TimeSpan Scoring
);

/// <summary>Surveys at the size of a country: for whoever runs the program, from the command line.</summary>
public interface INationalSurveys
{
    /// <summary>
    /// Writes synthetic agencies with a rehearsal of IIT and of EIT each. Some agencies at a time are written whole or not at all;
    /// called again with the same figures it goes on where it stopped.
    /// </summary>
    /// <exception cref="RefusedException">There is real data, or another synthetic set.</exception>
    Task<NationLoaded> LoadAsync(
        MadeUpNation nation,
        IProgress<HowFar>? progress,
        CancellationToken cancellation = default
    );

    /// <summary>Takes rounds, answers and results of synthetic agencies away; the agencies stay in the register.</summary>
    /// <returns>How many answers went.</returns>
    Task<long> RemoveAsync(IProgress<HowFar>? progress, CancellationToken cancellation = default);

    /// <summary>Scores the latest rehearsal of IIT and of EIT of every agency in a year.</summary>
    /// <param name="year">Which year.</param>
    /// <param name="sealedFile">Read answers from this file instead of the database; null: from the database.</param>
    /// <param name="sealTo">Keep the scored answers in this file; null: nowhere.</param>
    /// <param name="progress">Is told how far reading is.</param>
    /// <param name="cancellation">Stops; nothing was changed.</param>
    /// <exception cref="RefusedException">There are no rounds, or the file is not as it was sealed.</exception>
    Task<NationScored> ScoreAsync(
        FiscalYear year,
        string? sealedFile,
        string? sealTo,
        IProgress<HowFar>? progress,
        CancellationToken cancellation = default
    );
}

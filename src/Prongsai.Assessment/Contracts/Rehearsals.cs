using Prongsai.Kernel;

namespace Prongsai.Assessment.Contracts;

/// <summary>A question of a framework as a rehearsal answered it.</summary>
/// <param name="Code">"I1", "E3".</param>
/// <param name="Answers">How many answered it.</param>
/// <param name="Mean">Of 100.</param>
/// <param name="Low">Lower end of its 95 per cent interval.</param>
/// <param name="High">Upper end.</param>
public sealed record RehearsedQuestion(string Code, int Answers, Exact Mean, Exact Low, Exact High);

/// <summary>The latest rehearsal of an instrument, as far as it may be told.</summary>
/// <param name="Instrument">"IIT", "EIT".</param>
/// <param name="Name">What the office calls it.</param>
/// <param name="Year">The fiscal year it belongs to.</param>
/// <param name="Framework">Whose questions were asked.</param>
/// <param name="Answers">How many answers its figures stand on.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="IsMadeUp">True for samples.</param>
/// <param name="Address">Where its results are read.</param>
/// <param name="Questions">Those of which something may be told.</param>
public sealed record Rehearsed(
    string Instrument,
    string Name,
    FiscalYear Year,
    FrameworkKey Framework,
    int Answers,
    DateOnly From,
    DateOnly To,
    bool IsMadeUp,
    string Address,
    IReadOnlyList<RehearsedQuestion> Questions
);

/// <summary>The rehearsals of agencies, as the assessment asks for them; a later module answers.</summary>
public interface IRehearsals
{
    /// <summary>The latest rehearsal of each instrument in these years; those of which nothing may be told yet are left out.</summary>
    Task<IReadOnlyList<Rehearsed>> LatestAsync(
        AgencyId agency,
        FiscalYear from,
        FiscalYear through,
        CancellationToken cancellation = default
    );
}

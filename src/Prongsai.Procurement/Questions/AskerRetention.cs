using Microsoft.Extensions.Configuration;

namespace Prongsai.Procurement.Questions;

/// <summary>
/// How long the name and e-mail of who asked are kept while nobody answers: so many days after the answer was due. Setting
/// Prongsai:Procurement:ForgetAskersAfterDays. A question may stay unanswered for ever; a citizen's address may not.
/// </summary>
internal sealed record AskerRetention(int Days)
{
    private const int Usual = 60;

    public static AskerRetention From(IConfiguration? configuration) =>
        new(configuration?.GetValue("Prongsai:Procurement:ForgetAskersAfterDays", Usual) ?? Usual);

    /// <summary>The last day on which they are kept.</summary>
    public DateOnly LastDayOf(CitizenQuestion question) => question.DueOn.AddDays(Days);

    /// <summary>What was due before this day is forgotten today.</summary>
    public DateOnly DueBefore(DateOnly today) => today.AddDays(-Days);
}

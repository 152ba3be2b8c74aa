using Microsoft.Extensions.Configuration;

namespace Prongsai.Feedback.Messages;

/// <summary>How long it is kept who wrote; setting Prongsai:Feedback:ForgetAfterDays.</summary>
/// <param name="Days">After a message was closed; then name, contact, pictures and what was not public are forgotten.</param>
internal sealed record FeedbackRetention(int Days)
{
    private const int Usual = 180;

    public static FeedbackRetention From(IConfiguration? configuration) =>
        new(configuration?.GetValue("Prongsai:Feedback:ForgetAfterDays", Usual) ?? Usual);
}

using Microsoft.Extensions.Configuration;

namespace Prongsai.Services.Requests;

/// <summary>How long what citizens sent is kept; settings Prongsai:Services:ForgetRequestsAfterDays and ForgetDraftsAfterDays.</summary>
/// <param name="Days">After a request was closed; then name, contact, answers, files and messages are forgotten.</param>
/// <param name="DraftDays">After somebody last wrote in a form that was never sent; then all of it is deleted.</param>
internal sealed record RequestRetention(int Days, int DraftDays)
{
    private const int Usual = 365,
        UsualOfDrafts = 14;

    public static RequestRetention From(IConfiguration? configuration) =>
        new(
            configuration?.GetValue("Prongsai:Services:ForgetRequestsAfterDays", Usual) ?? Usual,
            configuration?.GetValue("Prongsai:Services:ForgetDraftsAfterDays", UsualOfDrafts) ?? UsualOfDrafts
        );
}

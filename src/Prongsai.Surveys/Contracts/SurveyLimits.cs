using Microsoft.Extensions.Configuration;

namespace Prongsai.Surveys.Contracts;

/// <summary>How many answers one network may send.</summary>
/// <param name="FreelyAMinute">
/// Setting Prongsai:Surveys:FromOneNetwork, default 60. More than so many a minute are asked for a little work by the browser, or for
/// half a minute of patience where it runs no scripts.
/// </param>
public sealed record SurveyLimits(int FreelyAMinute)
{
    /// <summary>Twenty times as many, and nothing more is taken until the minute is over.</summary>
    public int AtMostAMinute => FreelyAMinute * 20;

    /// <summary>The limits that configuration describes.</summary>
    public static SurveyLimits From(IConfiguration? configuration) =>
        new(Math.Max(1, configuration?.GetValue("Prongsai:Surveys:FromOneNetwork", 60) ?? 60));
}

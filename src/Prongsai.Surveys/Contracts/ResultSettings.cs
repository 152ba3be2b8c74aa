using Microsoft.Extensions.Configuration;

namespace Prongsai.Surveys.Contracts;

/// <summary>What results may show.</summary>
/// <param name="Fewest">
/// Setting Prongsai:Surveys:FewestShown, default 5: no figure stands on fewer answers. Less than 3 is not taken.
/// </param>
/// <param name="OfficersShownToExecutives">
/// Setting Prongsai:Surveys:OfficersShownToExecutives, default false: an officer's own place is shown to that officer alone, until the
/// agency has decided (and told its officers) that results count in appraisals.
/// </param>
public sealed record ResultSettings(int Fewest, bool OfficersShownToExecutives)
{
    /// <summary>The settings that configuration describes.</summary>
    public static ResultSettings From(IConfiguration? configuration) =>
        new(
            Math.Max(3, configuration?.GetValue("Prongsai:Surveys:FewestShown", 5) ?? 5),
            configuration?.GetValue("Prongsai:Surveys:OfficersShownToExecutives", false) ?? false
        );
}

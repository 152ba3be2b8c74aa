using Microsoft.Extensions.Configuration;

namespace Prongsai.Surveys.Contracts;

/// <summary>What results may show.</summary>
/// <param name="Fewest">
/// Setting Prongsai:Surveys:FewestShown, default 5: no figure stands on fewer answers. Less than 3 is not taken.
/// </param>
public sealed record ResultSettings(int Fewest)
{
    /// <summary>The settings that configuration describes.</summary>
    public static ResultSettings From(IConfiguration? configuration) =>
        new(Math.Max(3, configuration?.GetValue("Prongsai:Surveys:FewestShown", 5) ?? 5));
}

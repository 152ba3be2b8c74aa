using Prongsai.Kernel;

namespace Prongsai.Assessment.Contracts;

/// <summary>Something in a file of results that could be read only after a repair; a person confirms it.</summary>
/// <param name="Where">File, sheet, row, column.</param>
/// <param name="Was">As it stood: "1๕".</param>
/// <param name="Became">As it was read: "I5".</param>
/// <param name="Why">The reason.</param>
public sealed record ResultRepair(Place Where, string Was, string Became, Bilingual Why)
{
    /// <summary>The repair in one language, place first.</summary>
    public string In(Language language) => $"{Where.In(language)}: {Was} → {Became} ({Why.In(language)})";
}

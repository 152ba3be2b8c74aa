namespace Prongsai.Measures.Improvements;

internal static class Addresses
{
    /// <summary>Where a row stands in its table.</summary>
    public static string Address(this Improvement row) => $"/staff/measures?year={row.Programme}#row-{row.Id.Value}";
}

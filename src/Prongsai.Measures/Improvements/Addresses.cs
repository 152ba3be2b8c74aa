using Prongsai.Measures.Contracts;

namespace Prongsai.Measures.Improvements;

internal static class Addresses
{
    /// <summary>Where a row stands in its table.</summary>
    public static string Address(this Improvement row) => $"/staff/measures?year={row.Programme}#row-{row.Id.Value}";

    public static string Address(this MeasureId id) => $"/staff/measures/measure/{id.Value}";

    public static string Address(this OutcomeId id) => $"/staff/measures/outcome/{id.Value}";

    /// <summary>The bytes of a photograph or file.</summary>
    public static string Address(this EvidenceId id) => $"/staff/evidence/{id.Value}";
}

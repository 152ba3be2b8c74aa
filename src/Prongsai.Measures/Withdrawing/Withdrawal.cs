using Prongsai.Kernel;
using Prongsai.Measures.Improvements;

namespace Prongsai.Measures.Withdrawing;

/// <summary>Nothing is deleted: it is withdrawn, once, with a reason, and stays readable in the history.</summary>
internal static class Withdrawal
{
    public static IReadOnlyList<Refusal> WhyNot(DateTime? withdrawnAt, string? reason) =>
        withdrawnAt is not null ? [Refusals.Withdrawn]
        : string.IsNullOrWhiteSpace(reason) ? [Refusals.ReasonBlank]
        : reason.Length > Improvement.TextLimit ? [Refusals.TooLong]
        : [];
}

using Prongsai.Kernel;
using Prongsai.Measures.Contracts;

namespace Prongsai.Measures.Proof;

/// <summary>A measure whose evidence is the monthly memo of surveys: it attaches itself.</summary>
internal sealed class MemoPromise
{
    public AgencyId AgencyId { get; init; }
    public MeasureId MeasureId { get; init; }
}

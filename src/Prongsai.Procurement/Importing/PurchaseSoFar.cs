using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>What the cells have said of a purchase itself so far; a record cannot be changed, and copying it at every cell costs more than reading it.</summary>
internal sealed class PurchaseSoFar
{
    public string Work { get; set; } = "";
    public Money? Budget { get; set; }
    public Money? ReferencePrice { get; set; }
    public Method Method { get; set; }
    public string? MethodText { get; set; }
    public string? LegalGround { get; set; }
    public string? Reason { get; set; }
    public string? EgpNumber { get; set; }
    public string? ControlNumber { get; set; }
    public string? BudgetSource { get; set; }
    public Status Status { get; set; }
    public DateOnly? FirstDay { get; set; }
    public DateOnly? LastDay { get; set; }
}

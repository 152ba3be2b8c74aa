namespace Prongsai.Procurement.Register;

/// <summary>Whether a record says something of a field.</summary>
internal static class GivenFields
{
    public static bool Gives(this Purchase purchase, Field field) =>
        field switch
        {
            Field.Number => purchase.Number > 0,
            Field.Work => purchase.Work.Length > 0,
            Field.Budget => purchase.Budget is not null,
            Field.ReferencePrice => purchase.ReferencePrice is not null,
            Field.Method => purchase.Method != Method.Unknown,
            Field.LegalGround => purchase.LegalGround is not null,
            Field.Bidders => purchase.Bidders.Count > 0,
            Field.Winners => purchase.Winners.List.Any(w => w.Name.Length > 0),
            Field.AgreedPrice => purchase.AgreedPrice is not null,
            Field.Reason => purchase.Reason is not null,
            Field.ContractNumber => purchase.ContractNumber is not null,
            Field.ContractDay => purchase.ContractDay is not null,
            Field.EgpNumber => purchase.EgpNumber is not null,
            Field.ControlNumber => purchase.ControlNumber is not null,
            Field.BudgetSource => purchase.BudgetSource is not null,
            Field.Status => purchase.Status != Status.Unknown,
            Field.FirstDay => purchase.FirstDay is not null,
            Field.LastDay => purchase.LastDay is not null,
            Field.TaxId => purchase.Winners.List.Any(w => w.TaxId is not null),
            // Of the agency and its year, never of one purchase.
            _ => true,
        };
}

namespace Prongsai.Procurement.Register;

/// <summary>
/// What a file says over what the register has. A form has only some of the fields, so what it does not speak of stays; what it marks
/// with "-" goes.
/// </summary>
internal static class Merging
{
    public static Purchase MergedWith(this Purchase standing, Purchase read)
    {
        T? Kept<T>(Field field, T? now, T? before) => now is not null || read.SaidNone.Has(field) ? now : before;

        var merged = read with
        {
            AgencyId = standing.AgencyId,
            Id = standing.Id,
            Work = read.Work.Length > 0 ? read.Work : standing.Work,
            Budget = Kept(Field.Budget, read.Budget, standing.Budget),
            ReferencePrice = Kept(Field.ReferencePrice, read.ReferencePrice, standing.ReferencePrice),
            Method = read.Method == Method.Unknown ? standing.Method : read.Method,
            MethodText = read.Method == Method.Unknown ? standing.MethodText : read.MethodText,
            LegalGround = read.LegalGround ?? standing.LegalGround,
            Bidders = read.Bidders.Count > 0 || read.SaidNone.Has(Field.Bidders) ? read.Bidders : standing.Bidders,
            Winners = Winners(standing, read),
            AgreedPrice = Kept(Field.AgreedPrice, read.AgreedPrice, standing.AgreedPrice),
            Reason = Kept(Field.Reason, read.Reason, standing.Reason),
            ContractNumber = Kept(Field.ContractNumber, read.ContractNumber, standing.ContractNumber),
            ContractDay = Kept(Field.ContractDay, read.ContractDay, standing.ContractDay),
            EgpNumber = Kept(Field.EgpNumber, read.EgpNumber, standing.EgpNumber),
            ControlNumber = Kept(Field.ControlNumber, read.ControlNumber, standing.ControlNumber),
            BudgetSource = Kept(Field.BudgetSource, read.BudgetSource, standing.BudgetSource),
            Status = read.Status == Status.Unknown ? standing.Status : read.Status,
            FirstDay = Kept(Field.FirstDay, read.FirstDay, standing.FirstDay),
            LastDay = Kept(Field.LastDay, read.LastDay, standing.LastDay),
        };
        var said = new FieldSet(standing.SaidNone.Bits | read.SaidNone.Bits);
        foreach (var field in Enum.GetValues<Field>())
        {
            if (said.Has(field) && merged.Gives(field))
                said = said.Without(field);
        }

        return merged with
        {
            SaidNone = said,
        };
    }

    // The same names without tax ids do not take the tax ids away.
    private static Offers Winners(Purchase standing, Purchase read)
    {
        if (read.Winners.Count == 0)
            return read.SaidNone.Has(Field.Winners) ? read.Winners : standing.Winners;
        if (!read.Winners.List.Select(w => w.Name).SequenceEqual(standing.Winners.List.Select(w => w.Name)))
            return read.Winners;

        return new Offers([
            .. read.Winners.List.Zip(
                standing.Winners.List,
                (now, before) => now with { TaxId = now.TaxId ?? before.TaxId, Price = now.Price ?? before.Price }
            ),
        ]);
    }
}

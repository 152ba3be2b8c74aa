using Prongsai.Kernel;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>What the rows above a total add up to: since the last subtotal, and since the header.</summary>
internal sealed class TotalsSoFar
{
    private Money _budget,
        _agreed,
        _budgetSince,
        _agreedSince;

    public void Add(Purchase purchase)
    {
        _budget += purchase.Budget ?? default;
        _budgetSince += purchase.Budget ?? default;
        _agreed += purchase.AgreedPrice ?? default;
        _agreedSince += purchase.AgreedPrice ?? default;
    }

    /// <summary>Compares a row of totals; the next subtotal begins below it.</summary>
    public IReadOnlyList<Problem> Compare(Row row, Heading heading, Place where)
    {
        List<Problem> problems = [];
        for (var column = 0; column < Math.Min(row.Count, heading.Width); column++)
        {
            (Field? field, Money all, Money since) = heading[column] switch
            {
                Meaning.Budget => (Field.Budget, _budget, _budgetSince),
                Meaning.AgreedPrice or Meaning.Winner => (Field.AgreedPrice, _agreed, _agreedSince),
                _ => ((Field?)null, default(Money), default(Money)),
            };
            if (
                field is { } known
                && MoneyCell.Read(row[column]).Amount is { } written
                && written != all
                && written != since
            )
                problems.Add(
                    new Problem(
                        Problems.TotalDiffers(
                            where with
                            {
                                Column = heading.NameOf(column),
                            },
                            known.Name(),
                            written,
                            since == all ? all : since
                        ),
                        known
                    )
                );
        }

        (_budgetSince, _agreedSince) = (default, default);
        return problems;
    }
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Register;

/// <summary>The register's answer to who has which item, and the door by which an order changes it.</summary>
internal sealed class ChargedOfficers(ProngsaiDb db, IDisclosureItems items) : IChargedOfficers
{
    public async Task<IReadOnlyList<ChargedItem>> OfYearAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    )
    {
        var list = await items.OfYearAsync(agency, year, cancellation);
        var lines = await db
            .Disclosures.AsNoTracking()
            .Where(d => d.AgencyId == agency && d.Year == year)
            .ToDictionaryAsync(d => d.Code, cancellation);
        return
        [
            .. from item in list?.Items ?? []
            where lines.ContainsKey(item.Code)
            let line = lines[item.Code]
            select new ChargedItem(item.Code, item.Title, Of(line.Officer), Of(line.Deputy), Of(line.Reviewer)),
        ];
    }

    public async Task<IReadOnlyList<Refusal>> ChargeAsync(
        AgencyId agency,
        FiscalYear year,
        IReadOnlyList<ChargedItem> items,
        Now now,
        Actor by,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(items);
        var codes = items.Select(item => item.Code).ToList();
        var lines = await db
            .Disclosures.Where(d => d.AgencyId == agency && d.Year == year && codes.Contains(d.Code))
            .ToDictionaryAsync(d => d.Code, cancellation);
        List<Refusal> reasons =
        [
            .. from item in items
            from reason in lines.ContainsKey(item.Code)
                ? Disclosure.WhyNotCharge(Of(item.Officer), Of(item.Deputy), Of(item.Reviewer))
                : [RegisterRefusals.NotInRegister(item.Code, year)]
            select reason with
            {
                Where = new Place(Column: item.Code),
            },
        ];
        if (reasons.Count > 0)
            return reasons;

        foreach (var item in items)
        {
            var line = lines[item.Code];
            var was = line.Facts();
            line.Charge(Of(item.Officer), Of(item.Deputy), Of(item.Reviewer));
            if (!was.SequenceEqual(line.Facts()))
                db.Journal(agency, now, by, "DisclosureCharged", line.Record, new { was, now = line.Facts() });
        }

        return [];
    }

    private static Person? Of(Named? named) => named is null ? null : new(named.AccountId, named.Name);

    private static Named? Of(Person? person) => person is null ? null : new(person.AccountId, person.Name);
}

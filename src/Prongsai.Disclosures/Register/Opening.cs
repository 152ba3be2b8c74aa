using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Register;

/// <summary>What the register of a year takes over from the year before: the same topic, whatever its code now.</summary>
/// <param name="Item">This year's item.</param>
/// <param name="Before">Last year's line; null where last year had none about it.</param>
/// <param name="BeforeItem">Last year's item, for what changed.</param>
internal sealed record Carried(DisclosureItem Item, Disclosure? Before, DisclosureItem? BeforeItem)
{
    /// <summary>What is different from the year before, in words; empty when nothing is, or there is nothing to compare.</summary>
    public IReadOnlyList<Bilingual> Changes
    {
        get
        {
            if (BeforeItem is not { } before)
                return Before is null ? [] : [new("ข้อใหม่", "new item")];

            List<Bilingual> changes = [];
            if (before.Code != Item.Code)
                changes.Add(new($"รหัสเดิม {before.Code}", $"was {before.Code}"));
            if (before.Title != Item.Title)
                changes.Add(new($"ชื่อเดิม “{before.Title.Th}”", $"was called “{before.Title.En}”"));
            var (was, now) = (Texts(before), Texts(Item));
            if (now.Except(was).Count() is > 0 and var added)
                changes.Add(new($"องค์ประกอบใหม่หรือเปลี่ยน {added} ข้อ", $"{added} element(s) new or changed"));
            if (was.Except(now).Count() is > 0 and var gone && now.Count > 0)
                changes.Add(new($"องค์ประกอบเดิมที่ไม่มีแล้ว {gone} ข้อ", $"{gone} element(s) no longer asked"));
            return changes;
        }
    }

    private static List<string> Texts(DisclosureItem item) => [.. item.Elements.Select(e => e.Text.Th)];
}

/// <summary>Opens the register of a year.</summary>
internal static class Opening
{
    public static IReadOnlyList<Carried> Carry(
        IReadOnlyList<DisclosureItem> items,
        IReadOnlyList<Disclosure> lastYear,
        DisclosureList? lastList
    ) =>
        [
            .. from item in items
            let before = lastList
                ?.Items.Where(b => b.Topics.Any(t => item.IsAbout(t.Key)))
                .OrderByDescending(b => b.Topics.Count(t => item.IsAbout(t.Key)))
                .FirstOrDefault()
            select new Carried(item, lastYear.FirstOrDefault(d => d.Code == before?.Code), before),
        ];

    /// <summary>Adds a line with a blank skeleton for every item that the register lacks. The caller saves.</summary>
    public static async Task<IReadOnlyList<Refusal>> OpenRegisterAsync(
        this ProngsaiDb db,
        IDisclosureItems items,
        AgencyId agency,
        FiscalYear year,
        Now now,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (await items.OfYearAsync(agency, year, cancellation) is not { } list)
            return [RegisterRefusals.NoFramework(year)];

        var present = await db
            .Disclosures.AsNoTracking()
            .Where(d => d.AgencyId == agency && (d.Year == year || d.Year == year.Previous))
            .ToListAsync(cancellation);
        var missing = list.Items.Where(item => present.All(d => d.Year != year || d.Code != item.Code)).ToList();
        if (missing.Count == 0)
            return [];

        var lastYear = present.Where(d => d.Year == year.Previous).ToList();
        var lastList = lastYear.Count == 0 ? null : await items.OfYearAsync(agency, year.Previous, cancellation);
        foreach (var carried in Carry(missing, lastYear, lastList))
        {
            var line = Disclosure.Open(agency, year, carried.Item, carried.Before);
            db.Disclosures.Add(line);
            db.DisclosureDrafts.Add(Draft.For(line, Skeleton.For(carried.Item)));
        }

        db.Journal(
            agency,
            now,
            by,
            "DisclosureRegisterOpened",
            $"disclosures:{year}",
            new
            {
                year = year.Buddhist,
                framework = list.Framework.ToString(),
                version = list.FrameworkVersion,
                items = missing.Select(item => item.Code),
                carriedOver = lastYear.Count > 0,
            }
        );
        return [];
    }
}

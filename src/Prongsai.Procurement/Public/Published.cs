using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Public;

/// <summary>A published month in figures.</summary>
/// <param name="Frozen">Where it stands.</param>
/// <param name="Sums">By method.</param>
internal sealed record MonthInFigures(FrozenMonth Frozen, IReadOnlyList<PublishedSum> Sums)
{
    public DateOnly Month => Frozen.Month;
    public int Count => Sums.Sum(s => s.Count);
    public Money Agreed => new(Sums.Sum(s => s.Satang));

    /// <summary>The address of the edition that it is frozen in.</summary>
    public string EditionOf(string agency) =>
        FormattableString.Invariant($"/{agency}/oit/{Frozen.Year}/{Frozen.Code}/editions/{Frozen.Edition}");

    /// <summary>As the forms read it.</summary>
    public MonthOfPurchases ForForms =>
        new(
            Month,
            Count,
            Agreed,
            Frozen.IsNothing
                ? new NothingBought
                {
                    AgencyId = Frozen.AgencyId,
                    Month = Month,
                    At = Frozen.PublishedAt,
                }
                : null
        );
}

/// <summary>Everything an agency has published of its purchases, in figures: a few hundred rows, whatever the number of purchases.</summary>
internal sealed class Published(Agency agency, IReadOnlyList<MonthInFigures> months)
{
    public Agency Agency => agency;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<FiscalYear> Years { get; } =
    [.. months.Select(m => FiscalYear.Of(m.Month)).Distinct().OrderDescending()];

    /// <summary>Changes with every publication and withdrawal, and with nothing else.</summary>
    public string Stamp { get; } =
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        months.Select(m =>
                            FormattableString.Invariant(
                                $"{m.Month:O} {m.Frozen.Version} {m.Frozen.Year} {m.Frozen.Code} {m.Frozen.Edition}"
                            )
                        )
                    )
                )
            )
        )[..24];

    public IReadOnlyList<MonthInFigures> Of(FiscalYear year) => [.. months.Where(m => year.Contains(m.Month))];

    /// <summary>Null where that month is not published.</summary>
    public MonthInFigures? Of(DateOnly month) => months.FirstOrDefault(m => m.Month == month);

    /// <exception cref="MissingException">That month is not published.</exception>
    public MonthInFigures MonthOrMiss(DateOnly month) => Of(month) ?? throw new MissingException("published month");

    public static async Task<Published> OfAsync(
        ProngsaiDb db,
        IAgencies agencies,
        string slug,
        CancellationToken cancellation
    )
    {
        var agency = await agencies.BySlugAsync(slug, cancellation).OrMissAsync();
        var id = agency.Id;
        var months = await db
            .FrozenMonths.AsNoTracking()
            .Where(m => m.AgencyId == id && m.IsShown)
            .OrderBy(m => m.Month)
            .ToListAsync(cancellation);
        var sums = (
            await db.PublishedSums.AsNoTracking().Where(s => s.AgencyId == id).ToListAsync(cancellation)
        ).ToLookup(s => s.Month);

        return new Published(agency, [.. months.Select(m => new MonthInFigures(m, [.. sums[m.Month]]))]);
    }
}

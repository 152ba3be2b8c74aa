using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>The signs as the command line prints them. What leaves the office has no citizen's number in it.</summary>
internal sealed class ThaiSignsOfAYear(FindingSigns finding, Thresholds thresholds) : IThaiSigns
{
    public Bilingual Disclaimer => ThaiSigns.Disclaimer;

    public async Task<IReadOnlyList<ThaiSignOfYear>> OfYearAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    ) =>
        [
            .. (await finding.ComputeAsync(agency, year, cancellation)).Select(of => new ThaiSignOfYear(
                of.Sign.Code,
                of.Sign.Name,
                of.Sign.DefinitionIn(thresholds.Of(of.Sign.Code, year)),
                of.Looked,
                of.Rows,
                of.WhyNot,
                [
                    .. of.Findings.Select(f => new ThaiSignFinding(
                        f.Subject,
                        f.LookFirst,
                        [.. f.Figures.Select(figure => (figure.Name, figure.Value))],
                        [.. f.Evidence.Select(Line)]
                    )),
                ]
            )),
        ];

    private static string Line(Purchase purchase)
    {
        var shown = purchase.ForThePublic();
        return string.Join(
            " | ",
            shown.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            shown.Work,
            shown.ContractNumber ?? FormText.None,
            shown.AgreedPrice?.ToString() ?? FormText.None
        );
    }
}

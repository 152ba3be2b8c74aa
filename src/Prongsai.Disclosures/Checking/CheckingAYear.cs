using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Checking;

internal sealed class CheckingAYear(ProngsaiDb db, IDisclosureItems items) : IDisclosureChecks
{
    public async Task<IReadOnlyList<CheckedItem>> OfYearAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    )
    {
        var register = await db.RegisterAsync(items, agency, year, cancellation);

        return
        [
            .. from line in register.Lines
            where line.Item is not null
            let check = line.Check ?? Checklist.Of(line.Item!, Nothing(year))
            select new CheckedItem(
                line.Code,
                line.Item!.Title,
                line.Public?.Number,
                [
                    .. check.Elements.Select(e => new CheckedElement(
                        e.Text,
                        Word(e.Verdict),
                        [.. e.Findings.Select(f => f.Words)]
                    )),
                ],
                [.. check.Besides.Select(f => f.Words)]
            ),
        ];
    }

    private static Seen Nothing(FiscalYear year) =>
        new(
            year,
            Writing.Document.Empty,
            new Dictionary<DisclosureFileId, FileFacts>(),
            new Dictionary<string, LinkFacts>()
        );

    private static string Word(Verdict verdict) =>
        verdict switch
        {
            Verdict.Met => "met",
            Verdict.NotMet => "not-met",
            _ => "judge",
        };
}

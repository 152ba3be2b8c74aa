using System.CommandLine;
using System.Globalization;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary>
/// <c>prongsai signs</c>: what to look at in an agency's purchases of a year (F01–F34), computed from the register as it is now.
/// </summary>
internal static class Signs
{
    private const int Shown = 10;

    public static Command Command()
    {
        var agency = AgencyAndYear.Agency();
        var year = AgencyAndYear.Year();
        var json = new Option<bool>("--json") { Description = "พิมพ์เป็น JSON / print JSON" };
        var all = new Option<bool>("--all") { Description = "แสดงทุกรายการ / show every one" };
        var command = new Command(
            "signs",
            "จุดที่ควรดูในการจัดซื้อจัดจ้างของหน่วยงาน / what to look at in an agency’s purchases"
        )
        {
            agency,
            year,
            json,
            all,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(() =>
                    RunAsync(
                        parsed.GetValue(agency)!,
                        parsed.GetValue(year),
                        parsed.GetValue(json),
                        parsed.GetValue(all),
                        cancellation
                    )
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string slug,
        int buddhist,
        bool json,
        bool all,
        CancellationToken cancellation
    )
    {
        var year = AgencyAndYear.OrRefuse(buddhist);

        await using var app = Host.Build([]);
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var agency = await scope.ServiceProvider.AgencyOrRefuseAsync(slug, cancellation);

        var signs = scope.ServiceProvider.GetRequiredService<IThaiSigns>();
        var of = await signs.OfYearAsync(agency.Id, year, cancellation);
        if (json)
            WriteJson(agency, year, signs.Disclaimer, of);
        else
            Write(agency, year, signs.Disclaimer, of, all);
        return 0;
    }

    private static void WriteJson(
        Agency agency,
        FiscalYear year,
        Bilingual disclaimer,
        IReadOnlyList<ThaiSignOfYear> signs
    ) =>
        PrintedJson.Write(
            new
            {
                agency = agency.Slug,
                year = year.Buddhist,
                disclaimer,
                signs = signs.Select(sign => new
                {
                    sign.Code,
                    sign.Name,
                    sign.Definition,
                    sign.Looked,
                    sign.Rows,
                    notComputed = sign.WhyNot,
                    findings = sign.Findings.Select(found => new
                    {
                        found.Subject,
                        found.LookFirst,
                        figures = found.Figures.Select(figure => new { figure.Name, figure.Value }),
                        found.Evidence,
                    }),
                }),
            }
        );

    private static void Write(
        Agency agency,
        FiscalYear year,
        Bilingual disclaimer,
        IReadOnlyList<ThaiSignOfYear> signs,
        bool all
    )
    {
        Say($"{agency.Name.Th} {year}: {signs.Max(s => s.Rows)} รายการ / purchases");
        Say($"{disclaimer.Th}");
        Say($"{disclaimer.En}");
        foreach (var sign in signs)
        {
            Say($"");
            Say($"{sign.Code} {sign.Name}");
            if (sign.WhyNot is { } why)
            {
                Say($"    {why}");
                continue;
            }

            Say(
                $"    ดูได้ {sign.Looked} จาก {sign.Rows} · ควรดู {sign.Findings.Count} / looked at {sign.Looked} of {sign.Rows} · to look at: {sign.Findings.Count}"
            );
            foreach (var found in all ? sign.Findings : sign.Findings.Take(Shown))
            {
                Say($"    • {found.Subject}");
                foreach (var (name, value) in found.Figures)
                    Say($"        {name.Th}: {value.Th}");
                foreach (var line in all ? found.Evidence : found.Evidence.Take(Shown))
                    Say($"        – {line}");
            }

            if (!all && sign.Findings.Count > Shown)
                Say(
                    $"    … อีก {sign.Findings.Count - Shown} จุด (--all) / {sign.Findings.Count - Shown} more (--all)"
                );
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

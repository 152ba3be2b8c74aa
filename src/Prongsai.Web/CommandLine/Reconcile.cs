using System.CommandLine;
using System.Globalization;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary>
/// <c>prongsai reconcile</c>: asks the national systems, then says where an agency's register of a year differs from them. Exit
/// codes: 0 nothing differs, 1 something does that nobody explained, 2 one of them could not be read or nothing was ever read.
/// </summary>
internal static class Reconcile
{
    public static Command Command()
    {
        var agency = AgencyAndYear.Agency();
        var year = AgencyAndYear.Year();
        var json = new Option<bool>("--json") { Description = "พิมพ์เป็น JSON / print JSON" };
        var kept = new Option<bool>("--kept")
        {
            Description = "ไม่ถามระบบกลาง เทียบกับที่อ่านไว้ / ask nobody, compare with what was read last",
        };
        var command = new Command(
            "reconcile",
            "เทียบทะเบียนจัดซื้อจัดจ้างกับระบบกลาง / compare the register of purchases with the national systems"
        )
        {
            agency,
            year,
            json,
            kept,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(() =>
                    RunAsync(
                        parsed.GetValue(agency)!,
                        parsed.GetValue(year),
                        parsed.GetValue(json),
                        parsed.GetValue(kept),
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
        bool kept,
        CancellationToken cancellation
    )
    {
        var year = AgencyAndYear.OrRefuse(buddhist);

        await using var app = Host.Build([]);
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var agency = await scope.ServiceProvider.AgencyOrRefuseAsync(slug, cancellation);

        var reconciling = scope.ServiceProvider.GetRequiredService<IReconciling>();
        var whyNot = kept ? [] : await reconciling.AskAsync(agency.Id, year, cancellation);
        Refused.Say(whyNot);
        var of = await reconciling.OfYearAsync(agency.Id, year, cancellation);
        if (json)
            WriteJson(agency, year, reconciling.Disclaimer, of);
        else
            Write(agency, year, reconciling.Disclaimer, of);
        return whyNot.Count > 0 ? 2
            : of.Differences.Any(d => d.Explanation is null) ? 1
            : 0;
    }

    private static void WriteJson(Agency agency, FiscalYear year, Bilingual disclaimer, ReconciledYear of) =>
        PrintedJson.Write(
            new
            {
                agency = agency.Slug,
                year = year.Buddhist,
                disclaimer,
                of.Systems,
                of.Differences,
            }
        );

    private static void Write(Agency agency, FiscalYear year, Bilingual disclaimer, ReconciledYear of)
    {
        Say($"{agency.Name.Th} {year}");
        Say($"{disclaimer.Th}");
        Say($"{disclaimer.En}");
        foreach (var system in of.Systems)
        {
            Say($"");
            Say($"{system.Name}");
            Say($"    {system.Source}");
            if (system.ReadAt is { } read)
                Say($"    {read.InWords()} · {system.Rows}");
            foreach (var note in system.Notes)
                Say($"    ! {note}");
        }

        foreach (var kind in of.Differences.GroupBy(d => d.Kind))
        {
            Say($"");
            Say($"{kind.First().Name} ({kind.Count()})");
            Say($"    {kind.First().WhatToDo}");
            foreach (var one in kind)
            {
                Say($"    • {one.ProjectNumber ?? "–"} {one.ContractNumber} {one.About}");
                Say($"        ทะเบียน / register: {one.Ours}");
                Say($"        ระบบกลาง / national: {one.Theirs}");
                if (one.Explanation is { } explanation)
                    Say($"        อธิบายแล้ว / explained: {explanation}");
            }
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

using System.Globalization;
using System.Text;
using Prongsai.Bench;

if (AsShipped.Again(args) is { } code)
    return code;

Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
return args switch
{
    ["score"] => await ScoreAgainstReading.RunAsync(),
    ["scoring"] => await ScoreAgainstDuckDb.RunAsync(),
    ["report"] => await ReportAgainstColdBrowser.RunAsync(),
    ["pages"] => await WorkspacePages.RunAsync(),
    ["journal"] => await JournalAgainstNone.RunAsync(),
    ["city"] => await ManyAgencies.RunAsync(),
    ["portal"] => await PortalAgainstNginx.RunAsync(),
    ["checklist"] => await ChecklistOfAYear.RunAsync(),
    ["search"] => await SearchAgainstBare.RunAsync(null),
    ["search", var postgres] => await SearchAgainstBare.RunAsync(postgres),
    ["flags"] => await FlagsAgainstScan.RunAsync(),
    ["memo"] => await MemoOfTenThousand.RunAsync(),
    ["intake"] => await IntakeAgainstGroupCommit.RunAsync(null),
    ["intake", var server] => await IntakeAgainstGroupCommit.RunAsync(server),
    ["import"] => await ImportAgainstReading.RunAsync(null),
    ["import", var server] => await ImportAgainstReading.RunAsync(server),
    ["import-stages"] => await ImportAgainstReading.StagesAsync(null),
    ["import-stages", var server] => await ImportAgainstReading.StagesAsync(server),
    ["month"] => await AMonthOfTwentyThousand.RunAsync(null),
    ["month", var server] => await AMonthOfTwentyThousand.RunAsync(server),
    ["procurement"] => await SearchOfAMillion.RunAsync(null),
    ["procurement", var rows] when int.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out var count) =>
        await SearchOfAMillion.RunAsync(null, count),
    ["procurement", var server, var rows]
        when int.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out var count) =>
        await SearchOfAMillion.RunAsync(server, count),
    ["procurement", var pg] => await SearchOfAMillion.RunAsync(pg),
    ["counter"] => await CounterAgainstScreens.RunAsync(null),
    ["counter", var server] => await CounterAgainstScreens.RunAsync(server),
    ["counter-screens", var port, var screens] => await CounterAgainstScreens.ScreensAsync(
        int.Parse(port, CultureInfo.InvariantCulture),
        int.Parse(screens, CultureInfo.InvariantCulture)
    ),
    ["servicestats"] => await StatisticsOfTwoMillion.RunAsync(null),
    ["servicestats", var server] => await StatisticsOfTwoMillion.RunAsync(server),
    ["ledger"] => await LedgerAgainstHashing.RunAsync() | await LedgerAgainstHypercore.RunAsync(null),
    ["ledger", var server] => await LedgerAgainstHashing.RunAsync() | await LedgerAgainstHypercore.RunAsync(server),
    ["ledger-long", var entries]
        when int.TryParse(entries, NumberStyles.None, CultureInfo.InvariantCulture, out var count) =>
        await LedgerOfTenMillion.RunAsync(null, count),
    ["ledger-long"] => await LedgerOfTenMillion.RunAsync(null, 10_000_000),
    ["ledger-long", var server, var entries]
        when int.TryParse(entries, NumberStyles.None, CultureInfo.InvariantCulture, out var count) =>
        await LedgerOfTenMillion.RunAsync(server, count),
    ["infographic"] => await PictureOfEleven.RunAsync(),
    ["read-csv", var file] => ScoreAgainstReading.ReadOnly(file),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine(
        "dotnet run -c Release --project bench/Prongsai.Bench -- score | scoring | report | pages | journal | city | portal | checklist | flags | memo | infographic | ledger [PostgreSQL connection string] | ledger-long [PostgreSQL connection string] [entries] | search [PostgreSQL connection string] | intake [PostgreSQL connection string] | import [PostgreSQL connection string] | import-stages [PostgreSQL connection string] | month [PostgreSQL connection string] | procurement [PostgreSQL connection string] [rows] | counter [PostgreSQL connection string] | servicestats [PostgreSQL connection string]"
    );
    return 2;
}

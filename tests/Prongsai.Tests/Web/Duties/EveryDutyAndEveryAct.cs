using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Tests.Web.Duties;

/// <summary>
/// docs/duties.md says who may do what; people review it there. Every duty tries every act through the real pages, and the answer
/// must be what the table says: an act that is not in it, or a page that obeys somebody else, fails here.
/// </summary>
public sealed class EveryDutyAndEveryAct
{
    private static readonly string Table = Path.Combine(Repository(), "docs", "duties.md");

    [Theory, OnBothDatabases]
    public async Task Is_allowed_or_refused_as_the_table_says(Database database)
    {
        await using var app = await App.StartAsync(database);
        var acts = await ActsAsync(app);
        var table = Read();

        // All sign in first: later, the pages that count tries would have counted these.
        List<(Duty Duty, HttpClient Person)> people = [];
        foreach (var duty in Enum.GetValues<Duty>())
            people.Add((duty, await app.PersonAsync($"only-{duty}", app.Agency, duty)));

        List<string> wrong = [];
        foreach (var (duty, person) in people)
        {
            // Signing out would be the end of the walk.
            foreach (var act in acts.Where(act => act.Route != "/staff/sign-out"))
            {
                var address = Filled(act.Route);
                var mayRead = await person.GetAsync(address) is { StatusCode: not HttpStatusCode.Forbidden };
                var submitted = await App.PostAsync(person, address, []);
                var maySubmit = submitted.StatusCode != HttpStatusCode.Forbidden;
                var said = table.GetValueOrDefault(act.Route);
                if (said is null)
                    wrong.Add($"{act.Route} is not in docs/duties.md");
                else if (maySubmit != (said.Everybody || said.Submit.Contains(duty)))
                    wrong.Add($"{duty} {(maySubmit ? "may" : "may not")} submit {act.Route}");
                else if (mayRead != (said.Everybody || MayRead(act, duty)))
                    wrong.Add($"{duty} {(mayRead ? "may" : "may not")} open {act.Route}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
    }

    [Fact]
    public async Task Is_in_the_table_of_the_documents()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var written = await WrittenAsync(app);

        // WRITE_DOCS=1 writes the table anew, to be read before it is committed.
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
            await File.WriteAllTextAsync(Table, written);
        Assert.Equal(await File.ReadAllTextAsync(Table), written);
    }

    // Reading is open to whoever reads content unless the page says otherwise; those who submit it read it too.
    private static bool MayRead(ProgramAct act, Duty duty) =>
        act.Duties.Reads is { } reads
            ? reads.Contains(duty)
            : duty != Duty.SystemAdministrator || act.Duties.Writes?.Contains(duty) == true;

    private static Task<IReadOnlyList<ProgramAct>> ActsAsync(App app) =>
        app.Ask<EndpointDataSource, IReadOnlyList<ProgramAct>>(routes => Task.FromResult(routes.Acts()));

    private static async Task<string> WrittenAsync(App app)
    {
        var text = new StringBuilder(
            """
            # Duties

            Who may do what. `EveryDutyAndEveryAct` tries each line with each duty through the real pages, on both databases, and
            `WRITE_DOCS=1 dotnet test tests/Prongsai.Tests --filter EveryDutyAndEveryAct` writes the table anew from the pages'
            attributes (`src/Prongsai.Kernel/Duties`). Read the difference before you commit it.

            Everybody with a duty reads the agency's work, but a system administrator does not; an auditor and a parent observer never
            change anything. Complaints are read by complaint handlers only. Nobody publishes what they prepared themselves
            (`Separation`), whatever their duties; `/staff/people/who-could` computes who could.


            """
        );
        text.AppendLine("| duty | หน้าที่ | what for |").AppendLine("|---|---|---|");
        foreach (var duty in Enum.GetValues<Duty>())
            text.AppendLine(Invariant($"| {duty} | {duty.Name().Th} | {duty.Meaning().En} |"));
        text.AppendLine().AppendLine("| address | act | รายการ | duties |").AppendLine("|---|---|---|---|");
        foreach (var act in await ActsAsync(app))
        {
            var duties = act.Duties.OwnAccount ? "everybody, for themselves" : string.Join(", ", act.Duties.ToSubmit);
            text.AppendLine(Invariant($"| `{act.Route}` | {act.Words.En} | {act.Words.Th} | {duties} |"));
        }

        return text.ToString().ReplaceLineEndings("\n");

        static string Invariant(FormattableString line) => FormattableString.Invariant(line);
    }

    private sealed record Said(bool Everybody, IReadOnlyList<Duty> Submit);

    private static Dictionary<string, Said> Read() =>
        File.ReadAllLines(Table)
            .Where(line => line.StartsWith("| `/", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(
                cells => cells[1].Trim('`'),
                cells =>
                    cells[4].StartsWith("everybody", StringComparison.Ordinal)
                        ? new Said(true, [])
                        : new Said(
                            false,
                            [
                                .. cells[4]
                                    .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                                    .Select(Enum.Parse<Duty>),
                            ]
                        )
            );

    // Values that fit the route and belong to nobody: whether a duty suffices is decided before anything is looked for.
    private static string Filled(string route) =>
        Pages
            .Places()
            .Replace(
                route,
                place =>
                    place.Groups["name"].Value switch
                    {
                        "year" or "programme" => "2567",
                        "number" or "row" => "1",
                        "month" => "10",
                        "kind" => "row",
                        "profile" => "general",
                        "code" => "O15",
                        "form" => "docx",
                        _ => "01890000-0000-7000-8000-000000000000",
                    }
            );

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Prongsai.slnx")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException("Run this inside the repository.");
    }
}

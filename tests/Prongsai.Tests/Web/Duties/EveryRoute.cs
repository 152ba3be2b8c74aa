using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Tests.Measures;

namespace Prongsai.Tests.Web.Duties;

/// <summary>
/// Walks every route of the program, with the real identifiers of one agency's records in the addresses and forms, as a stranger, as a
/// colleague without a duty, and as somebody who holds every duty in another agency. Nothing unpublished may be in any answer, and
/// nothing of the agency may change. A route that the walk does not reach fails until it is reachable or named here.
/// </summary>
public sealed class EveryRoute
{
    // Written into everything that is not public; an answer that holds it has leaked.
    private const string Secret = "ลับของคลองสามวา";

    // A colleague may learn the names of those who hold a duty: the refusal tells them whom to ask. Nobody else may.
    private const string SecretName = "นางสาวลับ สมมุติ";

    /// <summary>Open to strangers on purpose; what they show is published. Everything else is closed.</summary>
    private static readonly string[] Public =
    [
        "/",
        "/error",
        "/language",
        "/health",
        "/health/live",
        "/health/ready",
        // Answers this machine, or whoever has the token (Web/Operations tests it); nothing of an agency is in it.
        "/metrics",
        "/{*anything}",
        "/{agency}",
        "/{agency}/scores",
        "/{agency}/scores/{year}",
        "/{agency}/agencies",
        "/{agency}/reports",
        "/{agency}/reports/{year}/{number}",
        "/{agency}/reports/{year}/{number}/proof",
        "/{agency}/reports/{year}/{number}/{form}",
        "/{agency}/oit/{year?}",
        "/{agency}/oit/{year}/calendar",
        "/{agency}/oit/{year}/{code}",
        "/{agency}/oit/{year}/{code}/editions/{number}",
        "/{agency}/oit/{year}/{code}/editions/{number}/changes",
        "/{agency}/oit/{year}/{code}/editions/{number}/{**part}",
        "/{agency}/oit/feed.atom",
        "/{agency}/procurement/signs",
        "/{agency}/procurement/{year?}",
        "/{agency}/procurement/{year}/{month:int}",
        "/{agency}/procurement/{year}/{month:int}/download/{file}",
        "/{agency}/procurement/{year}/download/{file}",
        "/{agency}/procurement/search",
        "/{agency}/procurement/contracts/{id:guid}",
        "/{agency}/procurement/contracts/{id:guid}/ask",
        "/{agency}/procurement/vendors/{key}",
        // Whoever has the key of a way in may answer; the pages show the questions and nothing of any answer.
        "/{agency}/survey/{key}",
        "/{agency}/survey/{key}/thanks",
        "/{agency}/survey/{key}/kiosk",
        "/{agency}/survey/{key}/kiosk/sync",
        "/{agency}/survey/{key}/kiosk/manifest.webmanifest",
        // Only what the agency chose to publish, and when it withdrew it.
        "/{agency}/surveys",
        "/{agency}/surveys/{id:guid}",
        // Numbers of tickets; whoever has the key of a ticket or appointment sees that one.
        "/{agency}/counter",
        "/{agency}/counter/kiosk",
        "/{agency}/counter/display",
        "/{agency}/counter/calls",
        "/{agency}/counter/events",
        "/{agency}/counter/now.json",
        "/{agency}/counter/ticket/{key}",
        "/{agency}/counter/appointments",
        "/{agency}/counter/appointments/arrive",
        "/{agency}/counter/appointments/{key}",
        "/{agency}/counter/voice/{clip}.wav",
        "/{agency}/services/statistics",
        // Manuals that a second person approved, and their forms.
        "/{agency}/services",
        "/{agency}/services/{service}",
        "/{agency}/services/{service}/forms/{file}",
        "/{agency}/services/{service}/request",
        // Pictures of services that a second person approved.
        "/{agency}/infographics",
        "/{agency}/infographics/{id:guid}",
        "/{agency}/infographics/{id:guid}/{file}",
        // Whoever has the number of a receipt follows that request; nobody guesses one.
        "/{agency}/requests",
        "/{agency}/requests/{code}",
        "/{agency}/requests/{code}/continue",
        "/{agency}/requests/{code}/files/{id:guid}",
        // Posts that a second person approved; addresses of browsers come in and never go out. LINE signs what it sends to the webhook.
        "/{agency}/posts",
        "/{agency}/posts/{id:guid}",
        "/{agency}/posts/{id:guid}/picture",
        "/{agency}/posts/rss.xml",
        "/{agency}/line/webhook",
        // What people wrote and an officer let others read; whoever has the number of a receipt follows that message.
        "/{agency}/feedback",
        "/{agency}/feedback/new",
        "/{agency}/feedback/{id:guid}",
        "/{agency}/feedback/follow",
        "/{agency}/feedback/follow/{code}",
        "/{agency}/feedback/statistics",
        // Activities that were announced, and results that a second person published.
        "/{agency}/participation",
        "/{agency}/participation/{id:guid}",
        // The announcement that a second person issued, and numbers that a second person approved; nobody who gave stands there.
        "/{agency}/no-gift/{year?}",
        "/{agency}/no-gift/{year}/report",
        // Whoever has the key of an invitation sees that meeting; the page to sign in shows nothing without a code of this minute.
        "/{agency}/meetings/{key}",
        "/{agency}/meetings/{id:guid}/attend/{code?}",
        // How to report, the form itself, and figures that name nobody; a case opens to its receipt.
        "/{agency}/complaints",
        "/{agency}/complaints/report",
        "/{agency}/complaints/follow",
        "/{agency}/complaints/statistics",
        // What was published, as anybody may check it; entries name no person and hold no content.
        "/{agency}/ledger",
        "/{agency}/ledger/{**part}",
        "/{agency}/ledger/{number:int}/entries/{index:long}",
        "/{agency}/verify/{sha256?}",
        "/{agency}/search",
        "/{agency}/catalog.jsonld",
        "/{agency}/sitemap.xml",
        "/sitemap.xml",
        "/{agency}/crest",
        "/{agency}/colours.css",
        "/staff/sign-in",
        "/staff/sign-in/second-step",
        "/staff/sign-in/with-provider",
        "/staff/sign-in/from-provider",
        "/staff/set-up",
        "/staff/invitation/{token}",
    ];

    /// <summary>Reached by no link, and why the walk needs no real identifier there.</summary>
    private static readonly Dictionary<string, string> NotLinked = new()
    {
        // Only its form is shown, and only while there is a template.
        ["/staff/reports/template/set-aside"] = "/staff/reports/template/set-aside",
        // In the menu of an agency that has others below it.
        ["/staff/city"] = "/staff/city",
        ["/staff/city/agencies.{sheet:regex(^(csv|xlsx)$)}"] = "/staff/city/agencies.csv",
        // There is none before the first drill.
        ["/staff/drills/{id:guid}/result.json"] = "/staff/drills/01890000-0000-7000-8000-000000000000/result.json",
        // Only after a refusal.
        ["/staff/reports/{year}/issue"] = "/staff/reports/2568/issue",
        // Forms of a draft that is with the reviewer, and of a published one; the office of this walk is still writing.
        ["/staff/disclosures/{year}/{code}/review"] = "/staff/disclosures/2567/O15/review",
        ["/staff/disclosures/{year}/{code}/approve"] = "/staff/disclosures/2567/O15/approve",
        ["/staff/disclosures/{year}/{code}/return"] = "/staff/disclosures/2567/O15/return",
        ["/staff/disclosures/{year}/{code}/take-back"] = "/staff/disclosures/2567/O15/take-back",
        ["/staff/disclosures/{year}/{code}/marks"] = "/staff/disclosures/2567/O15/marks",
        ["/staff/disclosures/{year}/{code}/marks/{mark:guid}/done"] =
            "/staff/disclosures/2567/O15/marks/01890000-0000-7000-8000-000000000000/done",
        ["/staff/disclosures/{year}/{code}/withdraw"] = "/staff/disclosures/2567/O15/withdraw",
        // Of a table and of a file; the draft of this walk is a text.
        ["/staff/disclosures/{year}/{code}/blocks/{block}/rows/{row:int}"] =
            "/staff/disclosures/2567/O15/blocks/x/rows/1",
        ["/staff/disclosures/files/{id:guid}"] = "/staff/disclosures/files/01890000-0000-7000-8000-000000000000",
        // Only of a month that is over and has no purchases.
        ["/staff/procurement/{year}/{month:int}/nothing"] = "/staff/procurement/2567/10/nothing",
        // Nobody has asked about a purchase; nothing of this office's register is published.
        ["/staff/procurement/questions/{id:guid}"] =
            "/staff/procurement/questions/01890000-0000-7000-8000-000000000000",
        // Their buttons are shown to survey managers; the administrator of this walk is none.
        ["/staff/surveys/new"] = "/staff/surveys/new",
        ["/staff/surveys/questionnaires/new"] = "/staff/surveys/questionnaires/new",
        ["/staff/surveys/questionnaires/{id:guid}/edit"] =
            "/staff/surveys/questionnaires/01890000-0000-7000-8000-000000000000/edit",
        // No month of answers is over in this office, so no memo was written.
        ["/staff/surveys/memos/{month}"] = "/staff/surveys/memos/2026-01",
        ["/staff/surveys/memos/{month}/{form:regex(^(docx|html|pdf)$)}"] = "/staff/surveys/memos/2026-01/docx",
        // Its link is shown to executives.
        ["/staff/surveys/{id:guid}/appraisal"] = "/staff/surveys/01890000-0000-7000-8000-000000000000/appraisal",
        // This office has opened no desk.
        ["/staff/counter/desks/{id:guid}"] = "/staff/counter/desks/01890000-0000-7000-8000-000000000000",
        // This office has no service and no sign in its registers, and nobody has asked for one.
        ["/staff/services/{id:guid}"] = "/staff/services/01890000-0000-7000-8000-000000000000",
        ["/staff/services/{id:guid}/edit"] = "/staff/services/01890000-0000-7000-8000-000000000000/edit",
        ["/staff/services/{id:guid}/fields"] = "/staff/services/01890000-0000-7000-8000-000000000000/fields",
        ["/staff/services/{id:guid}/keep"] = "/staff/services/01890000-0000-7000-8000-000000000000/keep",
        ["/staff/services/{id:guid}/approve"] = "/staff/services/01890000-0000-7000-8000-000000000000/approve",
        ["/staff/services/{id:guid}/infographics"] =
            "/staff/services/01890000-0000-7000-8000-000000000000/infographics",
        ["/staff/services/{id:guid}/infographics/preview"] =
            "/staff/services/01890000-0000-7000-8000-000000000000/infographics/preview",
        ["/staff/infographics/{id:guid}"] = "/staff/infographics/01890000-0000-7000-8000-000000000000",
        ["/staff/infographics/{id:guid}/{file}"] =
            "/staff/infographics/01890000-0000-7000-8000-000000000000/picture.svg",
        ["/staff/services/signs/{id:guid}"] = "/staff/services/signs/01890000-0000-7000-8000-000000000000",
        ["/staff/services/requests/{id:guid}"] = "/staff/services/requests/01890000-0000-7000-8000-000000000000",
        ["/staff/services/requests/{id:guid}/files/{attachment:guid}"] =
            "/staff/services/requests/01890000-0000-7000-8000-000000000000/files/01890000-0000-7000-8000-000000000000",
        // Nobody wrote to this office, and it has planned no activity.
        ["/staff/feedback/messages/{id:guid}"] = "/staff/feedback/messages/01890000-0000-7000-8000-000000000000",
        ["/staff/feedback/activities/{id:guid}"] = "/staff/feedback/activities/01890000-0000-7000-8000-000000000000",
        ["/staff/feedback/activities/{id:guid}/approve"] =
            "/staff/feedback/activities/01890000-0000-7000-8000-000000000000/approve",
        ["/staff/feedback/activities/summary/{year}/{form:regex(^(docx|pdf|html)$)}"] =
            "/staff/feedback/activities/summary/2568/docx",
        // This office has written no standard, announced no policy, and nobody was given anything.
        ["/staff/standards/{id:guid}"] = "/staff/standards/01890000-0000-7000-8000-000000000000",
        ["/staff/standards/{id:guid}/approve"] = "/staff/standards/01890000-0000-7000-8000-000000000000/approve",
        ["/staff/gifts/{id:guid}"] = "/staff/gifts/01890000-0000-7000-8000-000000000000",
        ["/staff/gifts/policy/{year}/issue"] = "/staff/gifts/policy/2568/issue",
        ["/staff/gifts/report/{year}/approve"] = "/staff/gifts/report/2568/approve?number=1",
        // This office has called no meeting and issued no order.
        ["/staff/meetings/new"] = "/staff/meetings/new",
        ["/staff/meetings/{id:guid}"] = "/staff/meetings/01890000-0000-7000-8000-000000000000",
        ["/staff/meetings/{id:guid}/edit"] = "/staff/meetings/01890000-0000-7000-8000-000000000000/edit",
        ["/staff/meetings/{id:guid}/qr"] = "/staff/meetings/01890000-0000-7000-8000-000000000000/qr",
        ["/staff/meetings/{id:guid}/attendance"] = "/staff/meetings/01890000-0000-7000-8000-000000000000/attendance",
        ["/staff/meetings/{id:guid}/minutes"] = "/staff/meetings/01890000-0000-7000-8000-000000000000/minutes",
        ["/staff/meetings/{id:guid}/approve"] = "/staff/meetings/01890000-0000-7000-8000-000000000000/approve",
        ["/staff/meetings/{id:guid}/minutes/{edition}/{form:regex(^(docx|html|pdf)$)}"] =
            "/staff/meetings/01890000-0000-7000-8000-000000000000/minutes/draft/docx",
        ["/staff/meetings/{id:guid}/photographs/{photograph:guid}"] =
            "/staff/meetings/01890000-0000-7000-8000-000000000000/photographs/01890000-0000-7000-8000-000000000000",
        ["/staff/meetings/resolutions/{id:guid}"] = "/staff/meetings/resolutions/01890000-0000-7000-8000-000000000000",
        ["/staff/meetings/appointments/new"] = "/staff/meetings/appointments/new",
        ["/staff/meetings/appointments/{id:guid}"] =
            "/staff/meetings/appointments/01890000-0000-7000-8000-000000000000",
        ["/staff/meetings/appointments/{id:guid}/edit"] =
            "/staff/meetings/appointments/01890000-0000-7000-8000-000000000000/edit",
        ["/staff/meetings/appointments/{id:guid}/issue"] =
            "/staff/meetings/appointments/01890000-0000-7000-8000-000000000000/issue",
        ["/staff/meetings/appointments/{id:guid}/file/{form:regex(^(docx|html|pdf)$)}"] =
            "/staff/meetings/appointments/01890000-0000-7000-8000-000000000000/file/docx",
        // For complaint handlers only, of whom this office has none.
        ["/staff/complaints"] = "/staff/complaints",
        ["/staff/complaints/access"] = "/staff/complaints/access",
        ["/staff/complaints/keys"] = "/staff/complaints/keys",
        ["/staff/complaints/unlock"] = "/staff/complaints/unlock",
        ["/staff/complaints/{id:guid}"] = "/staff/complaints/01890000-0000-7000-8000-000000000000",
        ["/staff/complaints/{id:guid}/hand-over"] = "/staff/complaints/01890000-0000-7000-8000-000000000000/hand-over",
        ["/staff/complaints/{id:guid}/destroy"] = "/staff/complaints/01890000-0000-7000-8000-000000000000/destroy",
        // This office has written no post.
        ["/staff/services/posts/{id:guid}/edit"] = "/staff/services/posts/01890000-0000-7000-8000-000000000000/edit",
        ["/staff/services/posts/{id:guid}"] = "/staff/services/posts/01890000-0000-7000-8000-000000000000",
        ["/staff/services/posts/{id:guid}/approve"] =
            "/staff/services/posts/01890000-0000-7000-8000-000000000000/approve",
        // Its button is not shown to the one who issued the edition.
        ["/staff/reports/{year}/editions/{number}/publish"] = "/staff/reports/2568/editions/1/publish",
    };

    [Theory, OnBothDatabases]
    public async Task Keeps_an_agency_to_itself(Database database)
    {
        await using var office = await OfficeAsync(database);
        var routes = await RoutesAsync(office);
        var walk = await Walk.ThroughAsync(office, routes);
        using var idle = await office.PersonAsync("idle", office.Agency);
        var other = await office.Ask<IAgencies, AgencyId>(agencies =>
            agencies.RegisterAsync(
                "bang-kapi",
                new("บางกะปิ", "Bang Kapi"),
                new("", ""),
                "sub_department",
                Actor.System
            )
        );
        using var neighbour = await office.PersonAsync(
            "neighbour",
            other,
            [.. DutyWords.OfAnAgency.Where(duty => duty != Duty.ComplaintHandler)]
        );
        using var forger = await office.PersonAsync("forger", other, [Duty.AgencyAdministrator, Duty.Preparer]);
        // A browser that claims to work for the first agency.
        forger.DefaultRequestHeaders.Add("Cookie", $"prongsai-agency={office.Agency}");
        var before = await JournalAsync(office);

        List<string> wrong = [.. Unclassified(routes, walk)];
        await StrangerAsync(office, walk, wrong);
        await ColleagueAsync(idle, walk, wrong);
        await NeighbourAsync(neighbour, walk, wrong, "neighbour");
        await NeighbourAsync(forger, walk, wrong, "forger");

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
        Assert.Equal(before, await JournalAsync(office));
        // Otherwise the walk would prove nothing.
        Assert.Contains(
            Secret,
            await office.Officer.GetStringAsync("/staff/measures?year=2568"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            Secret,
            await office.Officer.GetStringAsync("/staff/disclosures/2567/O15/write"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            Secret,
            await office.Officer.GetStringAsync(Procurement.SomePurchases.Address),
            StringComparison.Ordinal
        );
        Assert.True(walk.Forms.Count > 20, $"{walk.Forms.Count} forms");
    }

    private static IEnumerable<string> Unclassified(IEnumerable<RouteEndpoint> routes, Walk walk)
    {
        foreach (var route in routes)
        {
            var template = Template(route);
            var open = route.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            if (open != Public.Contains(template))
                yield return $"{template} is {(open ? "open to strangers and not in the list of what is public" : "closed and in the list of what is public")}";
            // Pages about one's own account show and change nothing of an agency.
            var own = route.Metadata.GetMetadata<OwnAccountAttribute>() is not null;
            if (!open && !own && !walk.Reached.Contains(template) && !NotLinked.ContainsKey(template))
                yield return $"{template}: the walk does not reach it; link to it from a page, or name it in NotLinked";
        }
    }

    private static async Task StrangerAsync(App office, Walk walk, List<string> wrong)
    {
        using var stranger = WithoutRedirects(office);
        foreach (var (template, address) in walk.Addresses)
        {
            using var answer = await stranger.GetAsync(address);
            await LeaksAsync(answer, $"stranger GET {address}", wrong);
            if (
                IsClosed(template)
                && answer.StatusCode
                    is not (HttpStatusCode.Redirect or HttpStatusCode.NotFound or HttpStatusCode.TooManyRequests)
            )
                wrong.Add($"stranger GET {address}: {(int)answer.StatusCode}");
        }

        foreach (var form in walk.Forms.Where(form => IsClosed(form.Template)))
        {
            using var answer = await stranger.PostAsync(form.Address, form.Content("none"));
            await LeaksAsync(answer, $"stranger POST {form.Address}", wrong);
            // Whoever tries a password page too often is turned away even earlier.
            if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.TooManyRequests))
                wrong.Add($"stranger POST {form.Address}: {(int)answer.StatusCode}");
        }
    }

    private static async Task ColleagueAsync(HttpClient idle, Walk walk, List<string> wrong)
    {
        var token = await TokenAsync(idle);
        foreach (var (template, address) in walk.Addresses.Where(a => IsClosed(a.Template)))
        {
            using var answer = await idle.GetAsync(address);
            await LeaksAsync(answer, $"colleague GET {address}", wrong, isColleague: true);
            if (!walk.OwnAccount.Contains(template) && answer.StatusCode != HttpStatusCode.Forbidden)
                wrong.Add($"colleague without a duty GET {address}: {(int)answer.StatusCode}");
        }

        foreach (var form in walk.Forms.Where(f => IsClosed(f.Template) && !walk.OwnAccount.Contains(f.Template)))
        {
            using var answer = await idle.PostAsync(form.Address, form.Content(token));
            await LeaksAsync(answer, $"colleague POST {form.Address}", wrong, isColleague: true);
            if (answer.StatusCode != HttpStatusCode.Forbidden)
                wrong.Add($"colleague without a duty POST {form.Address}: {(int)answer.StatusCode}");
        }
    }

    // Addresses without an identifier are the neighbour's own pages; those with one are the first agency's records.
    private static async Task NeighbourAsync(HttpClient neighbour, Walk walk, List<string> wrong, string who)
    {
        var token = await TokenAsync(neighbour);
        foreach (var (template, address) in walk.Addresses)
        {
            using var answer = await neighbour.GetAsync(address);
            await LeaksAsync(answer, $"{who} GET {address}", wrong);
            if (NamesARecord(template) && (int)answer.StatusCode is not (404 or 403))
                wrong.Add($"{who} GET {address}: {(int)answer.StatusCode}");
        }

        foreach (var form in walk.Forms.Where(f => IsClosed(f.Template) && !walk.OwnAccount.Contains(f.Template)))
        {
            using var answer = await neighbour.PostAsync(form.Address, form.Content(token));
            await LeaksAsync(answer, $"{who} POST {form.Address}", wrong);
            if (NamesARecord(form.Template) && (int)answer.StatusCode is not (404 or 403))
                wrong.Add($"{who} POST {form.Address}: {(int)answer.StatusCode}");
        }
    }

    private static bool IsClosed(string template) => !Public.Contains(template);

    private static bool NamesARecord(string template) => template.Contains(":guid}", StringComparison.Ordinal);

    private static async Task LeaksAsync(
        HttpResponseMessage answer,
        string what,
        List<string> wrong,
        bool isColleague = false
    )
    {
        var body = await answer.Content.ReadAsStringAsync();
        if (
            body.Contains(Secret, StringComparison.Ordinal)
            || (!isColleague && body.Contains(SecretName, StringComparison.Ordinal))
        )
            wrong.Add($"{what} leaks");
    }

    private static async Task<string> TokenAsync(HttpClient who) =>
        (await App.OpenAsync(who, "/staff/my-duties"))
            .QuerySelector("[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;

    private static Task<int> JournalAsync(App office) =>
        office.Ask<ProngsaiDb, int>(db => db.Set<JournalEntry>().CountAsync(e => e.AgencyId == office.Agency));

    internal static string Template(RouteEndpoint route) => "/" + route.RoutePattern.RawText?.TrimStart('/');

    private static Task<IReadOnlyList<RouteEndpoint>> RoutesAsync(App office) =>
        office.Ask<EndpointDataSource, IReadOnlyList<RouteEndpoint>>(source =>
            Task.FromResult<IReadOnlyList<RouteEndpoint>>([
                .. source.Endpoints.OfType<RouteEndpoint>().DistinctBy(Template),
            ])
        );

    // An office with something secret of every kind.
    private static async Task<App> OfficeAsync(Database database)
    {
        var office = await App.StartAsync(
            database,
            builder =>
            {
                builder.Configuration["Prongsai:Browser"] = "/nowhere";
                builder.Configuration["Prongsai:Metrics:Allow"] = "local";
            }
        );
        await Measures.SampleOffice.GiveResultsAsync(office, office.Agency, "สำนักงานเขตคลองสามวา");
        using (
            var table = new SomeTable(
                SomeTable
                    .Yaml.Replace("ฝ่ายปกครอง", $"ฝ่าย{Secret}", StringComparison.Ordinal)
                    .Replace("การให้บริการของเจ้าหน้าที่", Secret, StringComparison.Ordinal)
                    .Replace("จัดประชุมชี้แจง", Secret, StringComparison.Ordinal)
                    .Replace("ได้เผยแพร่ประชาสัมพันธ์", Secret, StringComparison.Ordinal)
                    .Replace("ป้ายคู่มือหน้า", Secret, StringComparison.Ordinal)
            )
        )
            await office.With<IMeasuresImport>(async import =>
                Assert.Empty(await import.ImportAsync(office.Agency, table.YamlPath, Actor.System))
            );
        await App.SubmitAsync(office.Officer, "/staff/reports/2568", [], "/issue");
        var template = await office.Officer.GetByteArrayAsync("/staff/reports/template/starting.docx");
        await App.SubmitAsync(
            office.Officer,
            "/staff/reports/template",
            [],
            files: [("file", $"{Secret}.docx", template)]
        );
        await App.SubmitAsync(
            office.Officer,
            "/staff/agency/sections",
            // The public reads the names of sections: its forms ask which one it is about.
            new() { ["NameTh"] = "ฝ่ายที่ประชาชนรู้จัก", ["NameEn"] = "A known section" }
        );
        await Disclosures.TheDesk.OpenAsync(office);
        await Disclosures.TheDesk.AddTextAsync(office.Officer, Secret, Secret);
        await Procurement.SomePurchases.KeepAsync(office, Secret);
        await Procurement.SomePurchases.FindSignsAsync(office);
        await Procurement.Reconciling.SomeDifference.GiveAsync(office, Secret);
        await Surveys.ASurvey.OpenAsync(
            office,
            Surveys.SomeQuestionnaire.Short() with
            {
                Welcome = Prongsai.Surveys.Questionnaires.SurveyText.Of(Secret),
            },
            opened: false,
            Prongsai.Surveys.Rounds.WayKind.Staff,
            Prongsai.Surveys.Rounds.WayKind.Kiosk,
            Prongsai.Surveys.Rounds.WayKind.Token,
            Prongsai.Surveys.Rounds.WayKind.Paper
        );
        await office.With<IPeople>(people =>
            people.AppointAsync(
                office.Agency,
                new Newcomer("somsri", SecretName),
                [Duty.Preparer, Duty.Executive],
                Actor.System
            )
        );
        await App.SubmitAsync(
            office.Officer,
            "/staff/people/invite",
            new() { ["Name"] = Secret, ["duties"] = nameof(Duty.Reviewer) }
        );
        return office;
    }

    private static HttpClient WithoutRedirects(App app) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };

    /// <summary>A form as the office's administrator saw it: where it goes, and what it carries.</summary>
    private sealed record SeenForm(string Template, string Address, IReadOnlyList<(string Name, string Value)> Fields)
    {
        // What one types is not a leak when it comes back; identifiers are sent as they were.
        public FormUrlEncodedContent Content(string token) =>
            new(
                Fields
                    .Where(field => field.Name != "__RequestVerificationToken")
                    .Select(field => new KeyValuePair<string, string>(
                        field.Name,
                        field.Value.Contains(Secret, StringComparison.Ordinal)
                        || field.Value.Contains(SecretName, StringComparison.Ordinal)
                            ? "x"
                            : field.Value
                    ))
                    .Append(new("__RequestVerificationToken", token))
            );
    }

    /// <summary>Every address and form that the administrator of the office can reach, a few of each route.</summary>
    private sealed class Walk
    {
        private const int OfEachRoute = 2;

        public List<(string Template, string Address)> Addresses { get; } = [];
        public List<SeenForm> Forms { get; } = [];
        public HashSet<string> Reached { get; } = [];
        public HashSet<string> OwnAccount { get; } = [];

        public static async Task<Walk> ThroughAsync(App office, IReadOnlyList<RouteEndpoint> routes)
        {
            var walk = new Walk();
            var matchers = routes
                .Where(route => Template(route) != "/{*anything}")
                .Select(route =>
                    (Template: Template(route), Parsed: TemplateParser.Parse(Template(route).TrimStart('/')))
                )
                // Literal words before places, as routing itself prefers them.
                .OrderBy(route => RoutePrecedence.ComputeInbound(route.Parsed))
                .Select(route => (route.Template, Matcher: new TemplateMatcher(route.Parsed, [])))
                .ToList();
            foreach (var own in routes.Where(r => r.Metadata.GetMetadata<OwnAccountAttribute>() is not null))
                walk.OwnAccount.Add(Template(own));

            string? TemplateOf(string address) =>
                matchers.FirstOrDefault(route => route.Matcher.TryMatch(address.Split('?')[0], [])).Template;

            walk.Forms.AddRange(NotLinked.Select(known => new SeenForm(known.Key, known.Value, [])));
            Queue<string> open = new([
                "/staff",
                "/khlong-sam-wa",
                "/khlong-sam-wa/reports/2568/1",
                "/khlong-sam-wa/reports/2568/1/html",
                .. NotLinked.Values,
            ]);
            HashSet<string> seen = [.. open];
            Dictionary<string, int> taken = [];
            while (open.TryDequeue(out var address))
            {
                if (TemplateOf(address) is not { } template || taken.GetValueOrDefault(template) >= OfEachRoute)
                    continue;
                taken[template] = taken.GetValueOrDefault(template) + 1;
                walk.Addresses.Add((template, address));
                walk.Reached.Add(template);
                if (template == "/staff/sign-out")
                    continue;

                using var answer = await office.Officer.GetAsync(address);
                if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                    continue;

                var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());
                var links = page.QuerySelectorAll("a[href^='/'], img[src^='/'], link[href^='/staff']")
                    .Select(e => (e.GetAttribute("href") ?? e.GetAttribute("src"))!.Split('#')[0])
                    .Where(link => !link.StartsWith("/language", StringComparison.Ordinal));
                foreach (var link in links)
                {
                    if (seen.Add(link))
                        open.Enqueue(link);
                }

                foreach (var form in page.Forms.Where(form => form.Method == "post"))
                    walk.Take(form, address, TemplateOf);
            }

            return walk;
        }

        private void Take(IHtmlFormElement form, string page, Func<string, string?> templateOf)
        {
            var address = form.GetAttribute("action") is { Length: > 0 } written ? written : page;
            if (templateOf(address) is not { } template || template == "/staff/sign-out")
                return;
            if (Forms.Count(known => known.Address == address) >= OfEachRoute)
                return;

            Reached.Add(template);
            Forms.Add(
                new SeenForm(
                    template,
                    address,
                    [
                        .. form
                            .Elements.OfType<IHtmlInputElement>()
                            .Where(e => e.Name is { Length: > 0 } && e.Type is not ("file" or "submit"))
                            .Select(e => (e.Name!, e.Value)),
                        .. form
                            .Elements.OfType<IHtmlSelectElement>()
                            .Where(e => e.Name is { Length: > 0 })
                            .Select(e => (e.Name!, e.Value ?? "")),
                        .. form
                            .Elements.OfType<IHtmlTextAreaElement>()
                            .Where(e => e.Name is { Length: > 0 })
                            .Select(e => (e.Name!, "x")),
                    ]
                )
            );
        }
    }
}

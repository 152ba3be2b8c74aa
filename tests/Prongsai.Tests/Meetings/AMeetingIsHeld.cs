using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Meetings.Attendance;
using Prongsai.Meetings.Convening;
using Prongsai.Meetings.Inviting;
using Prongsai.Meetings.Minutes;
using Prongsai.Meetings.Resolutions;
using Prongsai.Tests.Kernel.Files;
using Prongsai.Tests.Web;

namespace Prongsai.Tests.Meetings;

/// <summary>A meeting from the invitation to evidence in the measures table, and its resolutions until they are proven.</summary>
public sealed class AMeetingIsHeld
{
    private const string Series = "คณะทำงานขับเคลื่อน ITA";

    [Theory, OnBothDatabases]
    public async Task The_invited_are_told_answer_and_are_told_of_changes(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var secretary = await app.PersonAsync("manee", app.Agency, Duty.Preparer);
        using var reader = await app.PersonAsync("somchai", app.Agency, Duty.Auditor);
        var day = TimeProvider.System.Now().Today.AddDays(7);

        // What is wrong is said, and what was typed stays.
        var wrong = await App.SubmitAsync(
            secretary,
            $"{AllMeetingsModel.Here}/new",
            new(Fields(day)) { ["ends"] = "00:00", ["guests"] = "สมหมาย, x@@y" }
        );
        var again = await App.ReadAsync(await wrong.Content.ReadAsStringAsync());
        Assert.Contains("ต้องอยู่หลังเวลาเริ่ม", again.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ไม่ใช่ที่อยู่อีเมล", again.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Series, again.QuerySelector("[name=series]")!.GetAttribute("value"));

        var meeting = await CallAsync(app, secretary, day);
        await App.SubmitAsync(secretary, meeting.Page, [], "handler=Invite");
        var people = await PeopleAsync(app);
        Assert.All(people, p => Assert.NotNull(p.ToldAt));
        var letters = await app.Ask<ProngsaiDb, int>(db => db.Set<Job>().CountAsync(j => j.Kind == Letters.Kind));
        Assert.Equal(people.Count(p => p.Email is not null), letters);

        // A guest opens the page of the letter without account.
        var guest = people.Single(p => p.Email is not null);
        var page = $"/khlong-sam-wa/meetings/{guest.Key}";
        var calendar = await app.Stranger.GetAsync($"{page}?handler=Calendar");
        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType!.MediaType);
        Assert.Contains("SEQUENCE:0", await calendar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var unsaid = await App.SubmitAsync(app.Stranger, page, new() { ["coming"] = "false" });
        Assert.Contains("โปรดบอกเหตุผล", await unsaid.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await App.SubmitAsync(app.Stranger, page, new() { ["coming"] = "false", ["because"] = "ติดราชการ" });
        Assert.Equal(Reply.NotComing, (await PeopleAsync(app)).Single(p => p.Id == guest.Id).Reply);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Stranger.GetAsync("/khlong-sam-wa/meetings/nokey")).StatusCode
        );

        await App.SubmitAsync(secretary, $"{meeting.Page}/edit", new() { ["place"] = "ห้องประชุม 9" });
        var changed = await app.Stranger.GetStringAsync($"{page}?handler=Calendar");
        Assert.Contains("SEQUENCE:1", changed, StringComparison.Ordinal);
        Assert.Contains("ห้องประชุม 9", changed, StringComparison.Ordinal);

        await App.SubmitAsync(secretary, meeting.Page, new() { ["because"] = "เลื่อนไม่มีกำหนด" }, "handler=Cancel");
        var cancelled = await app.Stranger.GetStringAsync($"{page}?handler=Calendar");
        Assert.Contains("METHOD:CANCEL", cancelled, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:2", cancelled, StringComparison.Ordinal);
        Assert.Equal(
            letters * 3,
            await app.Ask<ProngsaiDb, int>(db => db.Set<Job>().CountAsync(j => j.Kind == Letters.Kind))
        );

        // The number of the series goes on; an auditor reads and changes nothing.
        var next = await App.OpenAsync(secretary, $"{AllMeetingsModel.Here}/new?series={Uri.EscapeDataString(Series)}");
        Assert.Equal("2", next.QuerySelector("[name=number]")!.GetAttribute("value"));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await App.PostAsync(reader, $"{AllMeetingsModel.Here}/new", Fields(day))).StatusCode
        );
        var past = await CallAsync(app, secretary, day.AddDays(-30), 7);
        var refused = await App.PostAsync(secretary, $"{past.Page}?handler=Invite", []);
        Assert.Contains("ผ่านไปแล้ว", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task People_sign_in_by_the_picture_with_and_without_account(Database database)
    {
        var clock = new MovableClock();
        await using var app = await App.StartAsync(database, clock.Set);
        using var secretary = await app.PersonAsync("manee", app.Agency, Duty.Preparer);
        using var officer = await app.PersonAsync("somchai", app.Agency, Duty.CounterOfficer);
        var meeting = await CallAsync(app, secretary, clock.Now().Today);
        using var wall = await secretary.GetAsync($"{meeting.Page}/qr");
        Assert.Equal("20", wall.Headers.GetValues("Refresh").Single());
        var shown = await App.ReadAsync(await wall.Content.ReadAsStringAsync());
        var address = new Uri(shown.QuerySelector(".wall a")!.GetAttribute("href")!).AbsolutePath;

        var guest = (await PeopleAsync(app)).Single(p => p.Email is not null);
        var signed = await App.SubmitAsync(app.Stranger, address, new() { ["person"] = guest.Id.Value.ToString() });
        Assert.Contains("ลงชื่อแล้ว", await signed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // Uninvited, twice: one row.
        for (var n = 0; n < 2; n++)
        {
            var page = await App.OpenAsync(app.Stranger, address);
            var pass = page.QuerySelector("[name=pass]")!.GetAttribute("value")!;
            var token = page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            using var form = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["pass"] = pass,
                    ["name"] = "นางสาวผ่านมา พอดี",
                    ["organisation"] = "ชุมชนสมมุติ",
                    ["__RequestVerificationToken"] = token,
                }
            );
            (await app.Stranger.PostAsync(address[..address.LastIndexOf('/')], form)).EnsureSuccessStatusCode();
        }

        // An officer who was not on the list: one press.
        await App.SubmitAsync(officer, address, []);
        var people = await PeopleAsync(app);
        Assert.Equal(
            [Means.Account, Means.Picture, Means.Picture],
            people.Where(p => p.Presence == Presence.Present).Select(p => p.Means!.Value).Order()
        );
        Assert.Equal(2, people.Count(p => !p.IsInvited));

        // Two minutes later the code is none any more, and the page says how to go on.
        clock.Advance(TimeSpan.FromMinutes(2));
        var late = await App.OpenAsync(app.Stranger, address);
        Assert.Contains("หมดเวลาแล้ว", late.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(guest.Name, late.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(late.QuerySelector("[name=pass]"));
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_record_the_same_person_do_not_undo_each_other(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var secretary = await app.PersonAsync("manee", app.Agency, Duty.Preparer);
        var meeting = await CallAsync(app, secretary, TimeProvider.System.Now().Today);
        var list = $"{meeting.Page}/attendance";
        var open = await App.OpenAsync(secretary, list);
        var person = (await PeopleAsync(app))[0];
        var key = person.Id.Value;
        var version = open.QuerySelector($"[name='version-{key}']")!.GetAttribute("value")!;
        Dictionary<string, string> absent = new()
        {
            [$"presence-{key}"] = "absent",
            [$"words-{key}"] = "ลาป่วย",
            [$"version-{key}"] = version,
        };

        await App.SubmitAsync(secretary, list, new() { [$"presence-{key}"] = "present" });
        var raced = await App.PostAsync(secretary, list, absent);

        var page = await App.ReadAsync(await raced.Content.ReadAsStringAsync());
        Assert.Contains("พร้อมกัน", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ลาป่วย", page.QuerySelector($"[name='words-{key}']")!.GetAttribute("value"));
        Assert.Equal(Presence.Present, (await PeopleAsync(app)).Single(p => p.Id == person.Id).Presence);
    }

    [Theory, OnBothDatabases]
    public async Task Approved_minutes_and_photographs_become_evidence_by_themselves(Database database)
    {
        await using var app = await App.StartAsync(database);
        await SampleIn.LoadAsync(app);
        using var secretary = await app.PersonAsync("manee", app.Agency, Duty.Preparer, Duty.Reviewer);
        using var approver = await app.PersonAsync("prasert", app.Agency, Duty.Reviewer);
        var day = new DateOnly(2025, 5, 6);
        var measures = await app.Ask<IMeasures, MeasuresTable>(m => m.TableAsync(app.Agency, new FiscalYear(2568)));
        var measure = measures.Rows.SelectMany(r => r.Measures).First().Id.Value.ToString();
        var meeting = await CallAsync(app, secretary, day, measure: measure);
        var minutes = $"{meeting.Page}/minutes";
        var people = await PeopleAsync(app);
        await App.SubmitAsync(
            secretary,
            $"{meeting.Page}/attendance",
            people.ToDictionary(p => $"presence-{p.Id.Value}", _ => "present")
        );

        var notOne = await App.SubmitAsync(
            secretary,
            minutes,
            new() { ["caption"] = "บรรยากาศ" },
            "handler=Photograph",
            [("photo", "room.png", "<?php ?>"u8.ToArray())]
        );
        var again = await App.ReadAsync(await notOne.Content.ReadAsStringAsync());
        Assert.NotEmpty(again.QuerySelectorAll(".errors li"));
        Assert.Equal("บรรยากาศ", again.QuerySelector("[name=caption]")!.GetAttribute("value"));
        await App.SubmitAsync(
            secretary,
            minutes,
            new() { ["caption"] = "ประธานชี้แจงมาตรฐาน" },
            "handler=Photograph",
            [("photo", "room.png", SomePictures.Png())]
        );
        var items = await app.Ask<ProngsaiDb, List<AgendaItem>>(db =>
            db.Set<AgendaItem>().AsNoTracking().Where(a => a.Part == 5 && a.Position == 1).ToListAsync()
        );
        var page = await App.OpenAsync(secretary, minutes);
        Dictionary<string, string> written = new()
        {
            [$"text-{items[0].Id.Value}"] = "ที่ประชุมพิจารณาแล้ว",
            [$"decision-{items[0].Id.Value}"] = "เห็นชอบ",
        };
        await App.SubmitAsync(secretary, minutes, written, minutes);
        await SendAsync(secretary, minutes);

        // Who wrote does not approve, whatever duties they hold.
        var own = await App.OpenAsync(secretary, $"{meeting.Page}/approve");
        Assert.Contains(
            "เผยแพร่สิ่งที่ตนจัดทำไม่ได้",
            own.QuerySelector(".errors")!.TextContent,
            StringComparison.Ordinal
        );
        var version = (await MeetingAsync(app)).Version.ToString(CultureInfo.InvariantCulture);
        await App.PostAsync(secretary, $"{meeting.Page}/approve", new() { ["version"] = version });
        Assert.Equal(MinutesState.Submitted, (await MeetingAsync(app)).MinutesState);
        await App.SubmitAsync(approver, $"{meeting.Page}/approve", [], "approve");
        Assert.Equal(MinutesState.Approved, (await MeetingAsync(app)).MinutesState);
        for (var n = 0; n < 2; n++)
            await app.DrainJobsAsync();

        var evidence = await EvidenceAsync();
        Assert.Single(evidence, e => e.StartsWith("minutes-", StringComparison.Ordinal));
        Assert.Single(evidence, e => e == "room.png");
        var edition = await app.Ask<ProngsaiDb, MinutesEdition>(db =>
            db.Set<MinutesEdition>().AsNoTracking().SingleAsync()
        );
        var docx = await approver.GetByteArrayAsync($"{minutes}/1/docx");
        Assert.Equal(edition.Docx, FileHash.Of(docx));
        Assert.NotNull(page.QuerySelector(".photographs img"));

        // Frozen: only a correction, which the next meeting is told of, and whose photographs do not go twice.
        var frozen = await App.PostAsync(secretary, minutes, written);
        Assert.Contains("แก้ไขไม่ได้", await frozen.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await App.SubmitAsync(secretary, minutes, [], "handler=Correct");
        await SendAsync(secretary, minutes, new() { ["whatChanged"] = "แก้ชื่อผู้มาประชุม" });
        await App.SubmitAsync(approver, $"{meeting.Page}/approve", [], "approve");
        await app.DrainJobsAsync();
        Assert.Equal(evidence.Count + 1, (await EvidenceAsync()).Count);
        var next = await CallAsync(app, secretary, day.AddDays(30), 2);
        var agenda = (await App.OpenAsync(secretary, next.Page)).QuerySelector("#agenda")!.ParentElement!.TextContent;
        Assert.Contains("ครั้งที่ 1/2568 มีฉบับแก้ไขที่ 2: แก้ชื่อผู้มาประชุม", agenda, StringComparison.Ordinal);

        async Task<List<string>> EvidenceAsync() =>
            await app.Ask<IMeasures, List<string>>(async all =>
                [
                    .. (await all.TableAsync(app.Agency, new FiscalYear(2568)))
                        .Rows.SelectMany(r => r.Outcomes.SelectMany(o => o.Evidence))
                        .Select(e => e.FileName ?? "")
                        .Where(name => name == "room.png" || name.StartsWith("minutes-", StringComparison.Ordinal)),
                ]
            );
    }

    [Theory, OnBothDatabases]
    public async Task A_resolution_is_followed_until_it_is_proven(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var secretary = await app.PersonAsync("manee", app.Agency, Duty.Preparer);
        using var owner = await app.PersonAsync("somchai", app.Agency, Duty.CounterOfficer);
        var today = TimeProvider.System.Now().Today;
        var meeting = await CallAsync(app, secretary, today.AddDays(-40));
        var minutes = $"{meeting.Page}/minutes";
        var somchai = await app.Ask<IPeople, Guid>(async people =>
            (await people.StaffAsync(app.Agency))
                .Single(o => o.Name.Contains("somchai", StringComparison.Ordinal))
                .AccountId
        );
        Dictionary<string, string> task = new()
        {
            ["words"] = "ติดป้ายคู่มือหน้าเคาน์เตอร์",
            ["owner"] = somchai.ToString(),
            ["due"] = IsoDay.Of(today.AddDays(-5)),
            ["matter"] = "5.1",
        };
        var early = await App.SubmitAsync(
            secretary,
            minutes,
            new(task) { ["due"] = IsoDay.Of(today.AddDays(-50)) },
            "handler=Resolve"
        );
        Assert.Contains("ไม่ก่อนวันประชุม", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await App.SubmitAsync(secretary, minutes, task, "handler=Resolve");
        var page = (await ResolutionAsync()).Page;

        // Reminded once a day, however often the morning's work runs.
        for (var n = 0; n < 2; n++)
        {
            await app.With<ProngsaiDb>(db =>
            {
                db.Enqueue(null, TimeProvider.System.Now(), new RemindOfMeetings());
                return db.SaveChangesAsync();
            });
            await app.DrainJobsAsync();
        }

        Assert.Equal(today, (await ResolutionAsync()).RemindedOn);
        Assert.Contains(
            "มติที่ประชุมเกินกำหนด",
            (await App.OpenAsync(secretary, "/staff")).Body!.TextContent,
            StringComparison.Ordinal
        );

        var next = await CallAsync(app, secretary, today, 2);
        Assert.Contains(
            "อยู่ระหว่างดำเนินการ",
            (await App.OpenAsync(secretary, next.Page)).Body!.TextContent,
            StringComparison.Ordinal
        );

        var empty = await App.SubmitAsync(owner, page, [], "handler=Report");
        Assert.Contains(
            "หลักฐานอย่างน้อยหนึ่งอย่าง",
            await empty.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        await App.SubmitAsync(
            owner,
            page,
            new() { ["words"] = "ติดแล้ว 3 จุด" },
            "handler=Report",
            [("file", "sign.png", SomePictures.Png())]
        );
        var accepting = await App.PostAsync(owner, $"{page}?handler=Accept", []);
        Assert.Contains("ของตนเองไม่ได้", await accepting.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await App.SubmitAsync(secretary, page, new() { ["because"] = "ขาดจุดที่ 4" }, "handler=Return");
        Assert.Equal(ResolutionState.Open, (await ResolutionAsync()).State);
        await App.SubmitAsync(owner, page, new() { ["words"] = "ครบ 4 จุด" }, "handler=Report");
        await App.SubmitAsync(secretary, page, [], "handler=Accept");
        Assert.Equal(ResolutionState.Done, (await ResolutionAsync()).State);
        Assert.Contains(
            "ดำเนินการแล้วเสร็จ",
            (await App.OpenAsync(secretary, next.Page)).Body!.TextContent,
            StringComparison.Ordinal
        );

        Task<Resolution> ResolutionAsync() =>
            app.Ask<ProngsaiDb, Resolution>(db => db.Set<Resolution>().AsNoTracking().SingleAsync());
    }

    private static Dictionary<string, string> Fields(DateOnly day, int number = 1) =>
        new()
        {
            ["series"] = Series,
            ["number"] = number.ToString(CultureInfo.InvariantCulture),
            ["day"] = IsoDay.Of(day),
            ["begins"] = "00:01",
            ["ends"] = "23:59",
            ["place"] = "ห้องประชุม 1",
            ["chairName"] = "นายประธาน สมมุติ ผู้อำนวยการเขต",
            ["secretaryName"] = "นางสาวเลขา สมมุติ",
            ["agenda5"] = "มาตรฐานการให้บริการ\nการเผยแพร่ O15",
            ["guests"] = "นายแขก สมมุติ, ชุมชนสมมุติ, guest@example.org",
        };

    private static async Task<Meeting> CallAsync(
        App app,
        HttpClient secretary,
        DateOnly day,
        int number = 1,
        string? measure = null
    )
    {
        var fields = Fields(day, number);
        if (measure is not null)
            fields["measure"] = measure;
        // Measures are shown of the year of the day: sent as the form of that day would.
        var token = (await App.OpenAsync(secretary, $"{AllMeetingsModel.Here}/new"))
            .QuerySelector("main [name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        fields["__RequestVerificationToken"] = token;
        using var form = new FormUrlEncodedContent(fields);
        var answer = await secretary.PostAsync($"{AllMeetingsModel.Here}/new", form);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.RequestMessage!.RequestUri!.AbsolutePath != $"{AllMeetingsModel.Here}/new", body);
        return await app.Ask<ProngsaiDb, Meeting>(db =>
            db.Set<Meeting>().AsNoTracking().SingleAsync(m => m.Series == Series && m.Number == number)
        );
    }

    private static async Task SendAsync(HttpClient secretary, string minutes, Dictionary<string, string>? fields = null)
    {
        var page = await App.OpenAsync(secretary, minutes);
        var form = page.Forms.First(f => f.GetAttribute("action") == minutes);
        Dictionary<string, string> all = [];
        foreach (var input in form.QuerySelectorAll("input[name], textarea[name]"))
            all[input.GetAttribute("name")!] = input is AngleSharp.Html.Dom.IHtmlTextAreaElement area
                ? area.Value
                : input.GetAttribute("value") ?? "";
        foreach (var (name, value) in fields ?? [])
            all[name] = value;
        using var content = new FormUrlEncodedContent(all);
        var answer = await secretary.PostAsync($"{minutes}?handler=Submit", content);
        Assert.False(
            answer.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/minutes", StringComparison.Ordinal),
            await answer.Content.ReadAsStringAsync()
        );
    }

    private static Task<Meeting> MeetingAsync(App app) =>
        app.Ask<ProngsaiDb, Meeting>(db => db.Set<Meeting>().AsNoTracking().SingleAsync(m => m.Number == 1));

    private static Task<List<Invitee>> PeopleAsync(App app) =>
        app.Ask<ProngsaiDb, List<Invitee>>(db =>
            db.Set<Invitee>().AsNoTracking().OrderBy(i => i.Position).ToListAsync()
        );
}

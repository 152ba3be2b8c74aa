using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Services;
using Prongsai.Services.Contracts;
using Prongsai.Services.Placements;
using Prongsai.Services.Registry;
using Prongsai.Tests.Kernel.Files;
using Prongsai.Tests.Web;

namespace Prongsai.Tests.Services;

/// <summary>Signs from the register to a walk-round with photographs, tasks, and evidence of a measure.</summary>
public sealed class WalkingRoundTheSigns
{
    private const string Fees = "ป้ายค่าธรรมเนียม";

    [Theory, OnBothDatabases]
    public async Task A_sign_is_entered_seen_found_missing_and_hung_anew(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var officer = await app.PersonAsync("manee", app.Agency, Duty.ServiceOfficer);
        using var reader = await app.PersonAsync("somchai", app.Agency, Duty.Auditor);
        var today = Today;

        var entered = await App.SubmitAsync(
            officer,
            $"{SignsModel.Here}/new",
            new()
            {
                ["what"] = "ป้ายเอกสารที่ต้องใช้ งานทะเบียน",
                ["place"] = "ชั้น 1 หน้าฝ่ายทะเบียน",
                ["hungOn"] = "1 ต.ค. 2567",
            },
            files: [("picture", "plan.png", SomePictures.Png())]
        );
        var page = entered.RequestMessage!.RequestUri!.AbsolutePath;
        var sign = await app.Ask<ProngsaiDb, Sign>(db => db.Signs.AsNoTracking().SingleAsync());
        Assert.Equal(sign.Page, page);
        Assert.Equal(new DateOnly(2024, 10, 1), sign.HungOn);
        Assert.Equal(
            "image/png",
            (await officer.GetAsync($"{page}?handler=Picture")).Content.Headers.ContentType!.MediaType
        );

        // Changed: a day that is left out stays, and what is wrong is said beside what was written.
        await App.SubmitAsync(officer, page, new() { ["keeper"] = "ฝ่ายทะเบียน", ["hungOn"] = "" }, page);
        var changed = await SignAsync(app);
        Assert.Equal(("ฝ่ายทะเบียน", sign.HungOn, sign.Picture), (changed.Keeper, changed.HungOn, changed.Picture));
        var wrong = await App.SubmitAsync(officer, page, new() { ["what"] = "", ["place"] = "ชั้น 9" }, page);
        var again = await App.ReadAsync(await wrong.Content.ReadAsStringAsync());
        Assert.Contains("ป้ายอะไร", again.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ชั้น 9", again.QuerySelector("[name=place]")!.GetAttribute("value"));
        Assert.Equal(changed.Place, (await SignAsync(app)).Place);

        // Two looks under one number are one; the phone learns that it is kept.
        Dictionary<string, string> missing = new()
        {
            ["id"] = Guid.CreateVersion7().ToString(),
            ["sign"] = sign.Id.Value.ToString(),
            ["on"] = IsoDay.Of(today),
            ["state"] = nameof(SignState.Missing),
            ["note"] = "เหลือแต่กรอบ",
        };
        for (var n = 0; n < 2; n++)
            (
                await App.SubmitAsync(
                    officer,
                    WalkModel.Here,
                    missing,
                    files: [("photo", "wall.png", SomePictures.Png())]
                )
            ).EnsureSuccessStatusCode();
        Assert.Equal(1, await app.Ask<ProngsaiDb, int>(db => db.Sightings.CountAsync()));
        var signs = await App.OpenAsync(reader, SignsModel.Here);
        Assert.Contains("ไม่พบป้าย", signs.QuerySelector("#mend + ul li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ตรวจแล้ว 1 จาก 1 จุด", signs.Body!.TextContent, StringComparison.Ordinal);

        // What a phone kept since before that does not tell of today.
        await App.SubmitAsync(
            officer,
            WalkModel.Here,
            new(missing)
            {
                ["id"] = Guid.CreateVersion7().ToString(),
                ["on"] = IsoDay.Of(today.AddDays(-2)),
                ["state"] = nameof(SignState.Good),
            }
        );
        Assert.Equal(SignState.Missing, (await SignAsync(app)).State);

        (await App.SubmitAsync(officer, page, [], "handler=Anew")).EnsureSuccessStatusCode();
        var anew = await SignAsync(app);
        Assert.Equal((SignState.Good, null, today), (anew.State, anew.FaultSince, anew.HungOn));
        Assert.Null((await App.OpenAsync(reader, SignsModel.Here)).QuerySelector("#mend + ul"));

        Assert.Equal(HttpStatusCode.Forbidden, (await App.PostAsync(reader, WalkModel.Here, missing)).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Wrong_looks_are_answered_and_nothing_is_kept(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var officer = await app.PersonAsync("manee", app.Agency, Duty.ServiceOfficer);
        await App.SubmitAsync(officer, $"{SignsModel.Here}/new", new() { ["what"] = "ป้าย", ["place"] = "ชั้น 1" });
        var sign = await SignAsync(app);
        Dictionary<string, string> look = new()
        {
            ["sign"] = sign.Id.Value.ToString(),
            ["on"] = IsoDay.Of(Today),
            ["state"] = nameof(SignState.Good),
        };

        Assert.Contains("สภาพใด", await SaidAsync(officer, new(look) { ["state"] = "7" }), StringComparison.Ordinal);
        Assert.Contains(
            "ย้อนหลังไม่เกิน",
            await SaidAsync(officer, new(look) { ["on"] = IsoDay.Of(Today.AddDays(1)) }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "ย้อนหลังไม่เกิน",
            await SaidAsync(officer, new(look) { ["on"] = IsoDay.Of(Today.AddDays(-32)) }),
            StringComparison.Ordinal
        );
        var notAPicture = await App.SubmitAsync(
            officer,
            WalkModel.Here,
            look,
            files: [("photo", "wall.png", "<?php ?>"u8.ToArray())]
        );
        Assert.NotEmpty(
            (await App.ReadAsync(await notAPicture.Content.ReadAsStringAsync())).QuerySelectorAll(".errors li")
        );
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.Sightings.CountAsync()));

        await App.SubmitAsync(officer, sign.Page, [], "handler=Down");
        var late = await App.PostAsync(officer, WalkModel.Here, look);
        Assert.Contains("ถอดออกแล้ว", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_version_of_the_manual_makes_its_sign_a_task(Database database)
    {
        await using var app = await App.StartAsync(database);
        await SampleIn.LoadAsync(app);
        using var officer = await app.PersonAsync("manee", app.Agency, Duty.ServiceOfficer);
        var service = await app.Ask<ProngsaiDb, Service>(db =>
            db.Services.AsNoTracking().FirstAsync(s => s.LatestVersion > 0)
        );
        await App.SubmitAsync(
            officer,
            $"{SignsModel.Here}/new",
            new()
            {
                ["what"] = Fees,
                ["place"] = "ชั้น 2",
                ["service"] = service.Id.Value.ToString(),
            }
        );
        Assert.Equal(service.LatestVersion, (await SignAsync(app, Fees)).ShowsVersion);

        await app.Ask<IServiceProvider, int>(async services =>
        {
            var db = services.GetRequiredService<ProngsaiDb>();
            ApprovedVersion approved = new(app.Agency, service.Id, service.LatestVersion + 1, Actor.System);
            foreach (var made in services.GetServices<IMadeFromServices>())
                await made.ReissueAsync(approved, TimeProvider.System.Now());
            return await db.SaveChangesAsync();
        });

        var outdated = await SignAsync(app, Fees);
        Assert.Equal(SignState.Outdated, outdated.State);
        Assert.NotNull(outdated.FaultSince);
        var made = await app.Ask<IServiceProvider, List<MadeFromService>>(async services =>
        {
            List<MadeFromService> all = [];
            foreach (var door in services.GetServices<IMadeFromServices>())
                all.AddRange(await door.OfAsync(app.Agency, service.Id));
            return all;
        });
        Assert.Contains(made, one => one.Path == outdated.Page && one.FromVersion == service.LatestVersion);

        // The walk of a month becomes evidence of a measure of its year, once.
        await app.With<ProngsaiDb>(async db =>
        {
            var now = TimeProvider.System.Now();
            db.Sightings.Add(
                Sighting.Of(
                    outdated,
                    Guid.CreateVersion7(),
                    new(2025, 5, 10),
                    SignState.Good,
                    "",
                    null,
                    now,
                    Actor.System
                )
            );
            await db.SaveChangesAsync();
        });
        const string may = $"{SignsModel.Here}?month=2025-05";
        var measure = (await App.OpenAsync(officer, may)).QuerySelector("select[name=measure] option")!;
        for (var n = 0; n < 2; n++)
        {
            var attached = await App.SubmitAsync(
                officer,
                may,
                new() { ["measure"] = measure.GetAttribute("value")! },
                "handler=Attach&month=2025-05"
            );
            Assert.Contains("กำลังแนบ", await attached.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        await app.DrainJobsAsync();
        var proofs = await app.Ask<IMeasures, List<string>>(async measures =>
            [
                .. (await measures.TableAsync(app.Agency, new FiscalYear(2568))).Rows.SelectMany(r =>
                    r.Outcomes.SelectMany(o => o.Evidence.Select(e => e.FileName ?? ""))
                ),
            ]
        );
        Assert.Single(proofs, name => name == "signs-2025-05.xlsx");
    }

    private static DateOnly Today => TimeProvider.System.Now().Today;

    private static Task<Sign> SignAsync(App app, string? what = null) =>
        app.Ask<ProngsaiDb, Sign>(db => db.Signs.AsNoTracking().SingleAsync(s => what == null || s.What == what));

    private static async Task<string> SaidAsync(HttpClient officer, Dictionary<string, string> look)
    {
        var answer = await App.SubmitAsync(officer, WalkModel.Here, look);
        var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());
        return page.QuerySelector(".errors")!.TextContent;
    }
}

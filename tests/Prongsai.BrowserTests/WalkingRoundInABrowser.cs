using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services;
using Prongsai.Services.Placements;
using Prongsai.Tests.Kernel.Files;

namespace Prongsai.BrowserTests;

/// <summary>An officer walks round the signs with a phone, into a cellar without network and out again.</summary>
[Collection(InTheOffice.Name)]
public sealed class WalkingRoundInABrowser(Office office)
{
    private static readonly Newcomer Manee = new("manee-walks", "นางสาวมานี สมมุติ");

    [BrowserFact]
    public async Task What_is_seen_without_network_is_kept_and_sent_once()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var (cellar, hall) = await SignsAsync(app);
        var manee = await app.Ask<IPeople, Credentials?>(people =>
            people.AppointAsync(app.Agency, Manee, [Duty.ServiceOfficer], Actor.System)
        );
        var phone = await office.WindowAsync(app, 360, 740, signedIn: false);
        await Office.SignInAsync(phone, manee!);
        await phone.GotoAsync(WalkModel.Here);
        await LookedAt.IsGoodAsync(phone, "walk");
        await phone.SetViewportSizeAsync(360, 740);
        // The page is kept before the stairs.
        await phone.WaitForFunctionAsync(
            "async () => !!(await caches.match(location.pathname)) && !!navigator.serviceWorker.controller"
        );

        await phone.Context.SetOfflineAsync(true);
        var card = phone.Locator($"#sign-{cellar.Id.Value}");
        await card.GetByLabel("ไม่พบป้าย").CheckAsync();
        await card.Locator("[name=photo]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "wall.png",
                    MimeType = "image/png",
                    Buffer = SomePictures.Png(),
                }
            );
        await card.GetByRole(AriaRole.Button, new() { Name = "บันทึก" }).ClickAsync();
        await card.GetByText("เก็บไว้ในเครื่องนี้").WaitForAsync();
        Assert.Empty(await SeenAsync(app));

        // The phone was put away; the page opens without network and still has it.
        await phone.ReloadAsync();
        await phone.GetByText("1 รออยู่ในเครื่อง").WaitForAsync();
        await phone.Context.SetOfflineAsync(false);
        await card.GetByText("ส่งแล้ว").WaitForAsync();
        var seen = Assert.Single(await SeenAsync(app));
        Assert.Equal((cellar.Id, SignState.Missing), (seen.SignId, seen.State));
        Assert.NotNull(seen.Photo);
        await phone.Context.CloseAsync();

        // A phone without scripts sends the form.
        var plain = await office.WindowAsync(app, 360, 740, scripts: false, signedIn: false);
        await Office.SignInAsync(plain, manee!);
        await plain.GotoAsync(WalkModel.Here);
        var other = plain.Locator($"#sign-{hall.Id.Value}");
        await other.GetByLabel("เรียบร้อย").CheckAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "บันทึก" }).ClickAsync();
        await plain.GetByText("ตรวจแล้ว 2 จาก 2 จุด").WaitForAsync();
        Assert.Equal(2, (await SeenAsync(app)).Count);

        foreach (
            var (address, what) in new[]
            {
                (SignsModel.Here, "signs"),
                (cellar.Page, "sign"),
                ($"{SignsModel.Here}/new", "new-sign"),
            }
        )
        {
            var desk = await office.WindowAsync(app, 1440, signedIn: false);
            await Office.SignInAsync(desk, manee!);
            await desk.GotoAsync(address);
            await LookedAt.IsGoodAsync(desk, what);
            await desk.Context.CloseAsync();
        }
    }

    private static Task<List<Sighting>> SeenAsync(App app) =>
        app.Ask<ProngsaiDb, List<Sighting>>(db => db.Sightings.AsNoTracking().ToListAsync());

    private static Task<(Sign Cellar, Sign Hall)> SignsAsync(App app) =>
        app.Ask<ProngsaiDb, (Sign, Sign)>(async db =>
        {
            var today = TimeProvider.System.Now().Today;
            var cellar = Sign.Of(
                app.Agency,
                new(
                    "ป้ายเอกสารที่ต้องใช้ในการขออนุญาตก่อสร้าง ดัดแปลง หรือรื้อถอนอาคาร",
                    "ชั้นใต้ดิน ห้องเก็บแบบแปลน",
                    "ฝ่ายโยธา",
                    today
                ),
                null
            );
            var hall = Sign.Of(
                app.Agency,
                new("ป้ายค่าธรรมเนียม", "อาคาร 1 ชั้น 1 โถงกลาง", "ฝ่ายทะเบียน", today),
                null
            );
            db.Signs.AddRange(cellar, hall);
            await db.SaveChangesAsync();
            return (cellar, hall);
        });
}

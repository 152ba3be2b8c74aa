using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Appointments;
using Prongsai.Meetings.Attendance;
using Prongsai.Meetings.Convening;
using Prongsai.Meetings.Inviting;

namespace Prongsai.BrowserTests;

/// <summary>A meeting is called at a desk, its picture is scanned with a phone, and every page of it is open to everybody.</summary>
[Collection(InTheOffice.Name)]
public sealed class MeetingsInABrowser(Office office)
{
    private const int Phone = 360;

    [BrowserFact]
    public async Task A_phone_signs_in_by_the_address_of_the_picture()
    {
        if (Chromium.Program is null)
            return;

        var secretary = await office.App.Ask<IPeople, Credentials?>(people =>
            people.AppointAsync(
                office.App.Agency,
                new Newcomer("meeting-secretary", "นางสาวเลขา สมมุติ"),
                [Duty.Preparer],
                Actor.System
            )
        );
        var desk = await office.WindowAsync(1440, 900, signedIn: false);
        await Office.SignInAsync(desk, secretary!);
        await desk.GotoAsync($"{AllMeetingsModel.Here}/new");
        await desk.Locator("[name=series]").FillAsync("คณะทำงานขับเคลื่อน ITA");
        await desk.Locator("[name=number]").FillAsync("1");
        await desk.Locator("[name=day]").FillAsync(IsoDay.Of(TimeProvider.System.Now().Today));
        await desk.Locator("[name=place]").FillAsync("ห้องประชุมชั้น 3");
        await desk.Locator("[name=chairName]").FillAsync("นายประธาน สมมุติ ผู้อำนวยการเขต");
        await desk.Locator("[name=secretaryName]").FillAsync("นางสาวเลขา สมมุติ");
        await desk.Locator("[name=agenda5]").FillAsync("มาตรฐานการให้บริการ\nการเผยแพร่ O15");
        await desk.Locator("[name=guests]").FillAsync("นายแขก สมมุติ, ชุมชนสมมุติ");
        await LookedAt.IsGoodAsync(desk, "meetings-new");
        await desk.Locator("main form button[type=submit]").ClickAsync();
        await desk.WaitForURLAsync("**/staff/meetings/*-*");
        var meeting = new Uri(desk.Url).AbsolutePath;
        foreach (var page in new[] { "", "/edit", "/attendance", "/minutes", "/approve" })
        {
            await desk.GotoAsync(meeting + page);
            await LookedAt.IsGoodAsync(desk, $"meetings-show{page}");
        }

        foreach (
            var page in new[]
            {
                AllMeetingsModel.Here,
                $"{AllMeetingsModel.Here}/resolutions",
                AllOrdersModel.Here,
                $"{AllOrdersModel.Here}/new?year=2568",
            }
        )
        {
            await desk.GotoAsync(page);
            await LookedAt.IsGoodAsync(desk, page.Split('?')[0]);
        }

        await desk.GotoAsync($"{meeting}/qr");
        await LookedAt.IsGoodAsync(desk, "meetings-wall");
        var address = (await desk.Locator(".wall a").GetAttributeAsync("href"))!;

        var phone = await office.WindowAsync(Phone, 740, scripts: false, signedIn: false);
        await phone.GotoAsync(address);
        await GoodAsync(phone, "attend");
        await phone
            .Locator("[name=person]")
            .SelectOptionAsync(new SelectOptionValue { Label = "นายแขก สมมุติ ชุมชนสมมุติ" });
        await phone.Locator("form:has([name=person]) button").ClickAsync();
        await phone.GetByText("ลงชื่อแล้ว").WaitForAsync();
        await GoodAsync(phone, "attended");
        await phone.GotoAsync(address[..address.LastIndexOf('/')] + "/0000000000");
        await phone.Locator("[role=alert]").WaitForAsync();
        await GoodAsync(phone, "attend-expired");

        var guest = await office.App.Ask<ProngsaiDb, Invitee>(db =>
            db.Set<Invitee>().AsNoTracking().SingleAsync(i => i.Name == "นายแขก สมมุติ")
        );
        Assert.Equal((Presence.Present, Means.Picture), (guest.Presence, guest.Means));
        await phone.GotoAsync($"/khlong-sam-wa/meetings/{guest.Key}");
        await GoodAsync(phone, "invitation");
        await phone.Context.CloseAsync();
        foreach (var page in new[] { $"/khlong-sam-wa/meetings/{guest.Key}", address })
        {
            await desk.GotoAsync(page);
            await LookedAt.IsGoodAsync(desk, $"meetings-public-{page.Length}");
        }

        await desk.Context.CloseAsync();
    }

    // axe needs scripts, which this phone has not; what it opens is looked at by axe at the desk.
    private static async Task GoodAsync(IPage page, string what)
    {
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(wide <= Phone, $"{what}: {wide.ToString(CultureInfo.InvariantCulture)} pixels wide");
    }
}

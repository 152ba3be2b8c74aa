using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Prongsai.Complaints;
using Prongsai.Complaints.Handling;
using Prongsai.Complaints.Keys;
using Prongsai.Kernel;

namespace Prongsai.Tests.Complaints;

/// <summary>The channel as people use it: handlers with keys, and somebody without an account and without scripts.</summary>
internal static class AChannel
{
    public const string Passphrase = "ช้างม้าวัวควาย เป็ด ไก่ ห่าน",
        Front = "/khlong-sam-wa/complaints",
        Wizard = $"{Front}/report",
        Following = $"{Front}/follow";

    public static async Task<HttpClient> HandlerAsync(App app, string name, bool unlocked = true)
    {
        var handler = await app.PersonAsync(name, app.Agency, Duty.ComplaintHandler);
        await MakeKeyAsync(handler);
        if (unlocked)
            await UnlockAsync(handler);
        return handler;
    }

    public static Task<HttpResponseMessage> MakeKeyAsync(HttpClient handler) =>
        App.SubmitAsync(
            handler,
            KeysModel.Here,
            new() { ["passphrase"] = Passphrase, ["again"] = Passphrase },
            "handler=Make"
        );

    public static Task<HttpResponseMessage> UnlockAsync(HttpClient handler, string passphrase = Passphrase) =>
        App.SubmitAsync(handler, UnlockModel.Here, new() { ["passphrase"] = passphrase }, "/unlock");

    /// <summary>Goes through the wizard to its end; the answer of the last step.</summary>
    public static async Task<IHtmlDocument> ReportAsync(
        HttpClient who,
        string what,
        string accused = "unknown",
        Guid[]? not = null,
        params (string Name, byte[] Content)[] files
    )
    {
        var page = await App.OpenAsync(who, Wizard);
        List<(string, string)> first = [("accused", accused), .. (not ?? []).Select(id => ("not", id.ToString()))];
        page = await NextAsync(who, page, first);
        if (page.QuerySelector("[name=what]") is null)
            return page;
        page = await NextAsync(who, page, [("what", what), ("who", "เจ้าหน้าที่ช่อง 3"), ("when", "ต้นเดือนมีนาคม")]);
        page = await NextAsync(who, page, [("known", "seen"), ("proof", "กล้องหน้าอาคาร")]);
        return await NextAsync(who, page, [("work", WorkFor(page))], files);
    }

    public static string ReceiptOn(IHtmlDocument page) => page.QuerySelector("#digits")!.TextContent.Trim();

    /// <summary>Opens the page of a receipt, and sends a message where there is one.</summary>
    public static async Task<IHtmlDocument> FollowAsync(HttpClient who, string receipt, string text = "")
    {
        var page = await App.OpenAsync(who, Following);
        var answer = await who.PostAsync(
            Following,
            new FormUrlEncodedContent([
                new("receipt", receipt),
                new("text", text),
                new("ticket", page.QuerySelector("[name=ticket]")!.GetAttribute("value")),
                new("work", WorkFor(page)),
            ])
        );
        return await App.ReadAsync(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Presses "next" with what the page's form holds and what is given.</summary>
    public static async Task<IHtmlDocument> NextAsync(
        HttpClient who,
        IHtmlDocument page,
        IReadOnlyList<(string Name, string Value)> fields,
        params (string Name, byte[] Content)[] files
    )
    {
        var form = (IHtmlFormElement)page.QuerySelector("main form[enctype]")!;
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>())
            if (fields.All(f => f.Name != hidden.Name))
                content.Add(new StringContent(hidden.Value), hidden.Name!);
        foreach (var (name, value) in fields.Append(("go", "next")))
            content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "files", name);
        var answer = await who.PostAsync(Wizard, content);
        return await App.ReadAsync(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What a browser with scripts finds in a second.</summary>
    public static string WorkFor(IHtmlDocument page)
    {
        var challenge = page.QuerySelector("#work")!.GetAttribute("data-challenge");
        for (var number = 0; ; number++)
        {
            var tried = number.ToString(CultureInfo.InvariantCulture);
            var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"{challenge}:{tried}"));
            if ((hash[0] << 8 | hash[1]) >> (16 - ProofOfWork.ZeroBits) == 0)
                return tried;
        }
    }

    public static Task<ComplaintCase> CaseAsync(App app) =>
        app.Ask<ProngsaiDb, ComplaintCase>(db => db.ComplaintCases.AsNoTracking().SingleAsync());

    public static Task<int> CasesAsync(App app) => app.Ask<ProngsaiDb, int>(db => db.ComplaintCases.CountAsync());

    public static Task<Guid> AccountAsync(App app, string name) =>
        app.Ask<Prongsai.Agencies.Contracts.IPeople, Guid>(async people =>
            (await people.HoldersAsync(app.Agency, [Duty.ComplaintHandler]))
                .First(h => h.Name.Contains(name, StringComparison.Ordinal))
                .AccountId
        );
}

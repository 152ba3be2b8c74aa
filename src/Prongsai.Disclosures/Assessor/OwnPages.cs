using System.Text.RegularExpressions;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Checking;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Portal;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Assessor;

/// <summary>
/// A published item as a stranger finds it here: the page, the way to it, the bytes against the hashes of the edition, and where it
/// links to.
/// </summary>
internal static class OwnPages
{
    /// <summary>The page that must be reachable from the agency's home page.</summary>
    public static Uri PageOf(string origin, Agency agency, Edition edition) =>
        new(origin + Reading.AddressOf(agency, edition.Year, edition.Code));

    public static async Task<IReadOnlyList<Looked>> LookAsync(
        Eye eye,
        Walk walk,
        string origin,
        Agency agency,
        Edition edition,
        IEnumerable<EditionTable> tables,
        CancellationToken cancellation
    )
    {
        var kept = tables.ToDictionary(t => t.Name, t => t.File.Hex);
        var permanent = origin + Reading.AddressOf(agency, edition);
        var frozen = edition.Read();
        var page = PageOf(origin, agency, edition);
        List<Looked> looked = [Judge(edition, walk, page, await eye.AskAsync(page.OriginalString, cancellation))];
        looked.Add(
            Whole(
                edition,
                Part.Whole,
                "edition.json",
                edition.Hash,
                await eye.AskAsync($"{permanent}/edition.json", cancellation)
            )
        );
        foreach (var file in frozen.Files)
            looked.Add(
                Whole(
                    edition,
                    Part.File,
                    file.Name,
                    file.Sha256,
                    await eye.AskAsync($"{permanent}/files/{file.Id}/{Uri.EscapeDataString(file.Name)}", cancellation)
                )
            );
        foreach (var (table, form, name) in TableForms.In(frozen.Blocks))
            looked.Add(
                Twin(
                    edition,
                    name,
                    kept.GetValueOrDefault(name) ?? Rewritten(table, form),
                    await eye.AskAsync($"{permanent}/tables/{name}", cancellation)
                )
            );
        foreach (var url in FileRules.LinksOf(frozen.Document).Select(l => l.Url).Distinct(StringComparer.Ordinal))
            looked.Add(Link(Side.Own, edition.Code, await eye.AskOnceAsync(url, cancellation)));

        return looked;
    }

    internal static Looked Judge(Edition edition, Walk walk, Uri address, Answer answer)
    {
        List<Found> found = [];
        var step = walk.Wanted.GetValueOrDefault(address);
        if (!answer.Reached)
            found.Add(NotThere(answer, "หน้าของข้อนี้"));
        else
            found.AddRange(Says(edition, answer.Text));
        if (step is null && walk.Home.IsReached)
            found.Add(
                FaultKinds.NotWithin(Looking.Clicks, walk.Home.Asked.OriginalString, walk.Opened.Count, !walk.IsWhole)
            );

        return new Looked(
            Side.Own,
            edition.Code,
            Part.Page,
            answer,
            found,
            step is null ? null : [.. step.Path.Select(p => p.OriginalString)],
            edition.Hash
        )
        {
            Years = answer.Years,
        };
    }

    // The page carries the hash of its edition for whoever wants to check it: it must be that of the edition it claims to be.
    private static IEnumerable<Found> Says(Edition edition, string text)
    {
        var shown = ThaiText.Fold(text.ReplaceLineEndings(" "));
        if (!shown.Contains(ThaiText.Fold(edition.TitleTh), StringComparison.Ordinal))
            yield return FaultKinds.DoesNotSay("title", "ชื่อข้อ", "title", edition.TitleTh);
        if (!Regex.IsMatch(shown, $@"ฉบับที่ {Days.Plain(edition.Number)}(?!\d)"))
            yield return FaultKinds.DoesNotSay(
                "number",
                "เลขฉบับ",
                "edition number",
                $"ฉบับที่ {Days.Plain(edition.Number)}"
            );
        if (!shown.Contains(edition.Year.ToString(), StringComparison.Ordinal))
            yield return FaultKinds.DoesNotSay("year", "ปีงบประมาณ", "fiscal year", edition.Year.ToString());
        if (!shown.Contains(edition.Hash, StringComparison.Ordinal))
            yield return FaultKinds.DoesNotSay("hash", "รหัสตรวจสอบ SHA-256 ของฉบับ", "SHA-256", edition.Hash);
    }

    private static Looked Whole(Edition edition, Part part, string name, string expected, Answer answer) =>
        new(
            Side.Own,
            edition.Code,
            part,
            answer,
            !answer.Reached ? [NotThere(answer, $"ไฟล์ {name} ")]
                : answer.Sha256 != expected ? [FaultKinds.FileChanged(name, expected, answer.Sha256 ?? "–")]
                : [],
            Expected: expected
        );

    // A workbook is zipped anew with the hour of writing in it; the other two are the same bytes each time.
    // Of editions older than the keeping of their tables. A workbook is zipped anew each time and has no lasting hash.
    private static string? Rewritten(TableBlock table, TableForm form) =>
        form.Ending == "xlsx" ? null : FileHash.Of(form.Write(table)).Hex;

    private static Looked Twin(Edition edition, string name, string? expected, Answer answer) =>
        new(
            Side.Own,
            edition.Code,
            Part.Table,
            answer,
            !answer.Reached ? [NotThere(answer, $"ไฟล์ {name} ")]
                : expected is not null && answer.Sha256 != expected ? [FaultKinds.TwinDiffers(name)]
                : [],
            Expected: expected
        );

    /// <summary>Whether something that is linked to answers.</summary>
    internal static Looked Link(Side side, string code, Answer answer) =>
        new(
            side,
            code,
            Part.Link,
            answer,
            answer.Reached || answer.TurnsRobotsAway ? [] : [NotThere(answer, "ลิงก์นี้")]
        );

    internal static Found NotThere(Answer answer, string what) =>
        answer.Kind == VisitOutcome.RobotsRefuse
            ? FaultKinds.ForbiddenByRobots(
                Uri.TryCreate(answer.Address, UriKind.Absolute, out var uri) ? uri.Authority : answer.Address
            )
            : FaultKinds.NoAnswer(what, answer.Why ?? new("ไม่มีคำตอบ", "no answer"));
}

using Prongsai.Kernel;

namespace Prongsai.Disclosures.Assessor;

/// <summary>
/// An item as it stands on a website that is not this program: whether it opens, how far it is from the home page, of which years it
/// speaks, what files it offers and whether they can be read.
/// </summary>
internal static class ElsewherePages
{
    /// <summary>Of one page; a site's archive of twenty years is not carried home every week.</summary>
    public const int MostLinks = 30;

    private static readonly HashSet<string> Documents = new(StringComparer.OrdinalIgnoreCase)
    {
        ".pdf",
        ".doc",
        ".docx",
        ".xls",
        ".xlsx",
        ".ppt",
        ".pptx",
        ".csv",
        ".json",
        ".odt",
        ".ods",
        ".zip",
        ".rar",
    };

    public static async Task<IReadOnlyList<Looked>> LookAsync(
        Eye eye,
        Walk walk,
        ElsewhereAddress listed,
        List<Bilingual> notes,
        CancellationToken cancellation
    )
    {
        var answer = await eye.AskAsync(listed.Address, cancellation);
        var content = OfItsOwn(walk, answer);
        var (links, left) = Content(content.Links);
        if (left > 0)
            notes.Add(
                new(
                    $"{listed.Code}: หน้า {listed.Address} มีลิงก์ {links.Count + left} รายการ ตรวจ {links.Count} รายการแรก",
                    $"{listed.Code}: {listed.Address} has {links.Count + left} links; the first {links.Count} were tried."
                )
            );

        List<Looked> below = [];
        foreach (var link in links)
            below.Add(Below(listed, link, await eye.AskOnceAsync(link.Address.OriginalString, cancellation)));

        return [Judge(listed, walk, answer, content.Text, below), .. below];
    }

    /// <summary>The listed page itself, with what its files say.</summary>
    internal static Looked Judge(
        ElsewhereAddress listed,
        Walk walk,
        Answer answer,
        string text,
        IReadOnlyCollection<Looked> below
    )
    {
        var home = walk.Home.Asked.OriginalString;
        var step = walk.Wanted.GetValueOrDefault(new Uri(listed.Address));
        List<Found> found = [];
        // A file's text does not say where the year of the page is; a page that only lists files speaks through them.
        List<int> years = [.. YearsSaid.In(text).Union(below.Where(b => b.Part == Part.File).SelectMany(b => b.Years))];
        if (!answer.Reached)
            found.Add(OwnPages.NotThere(answer, "หน้านี้"));
        else
        {
            if (LedHome(walk, listed.Address, answer))
                found.Add(FaultKinds.LedToHome(home));
            else if (years.Count > 0 && !years.Contains(listed.Year.Buddhist))
                found.Add(FaultKinds.OutdatedYear(listed.Year, years.Take(6)));
            found.AddRange(Readable(answer));
        }

        // To a home page that does not open there is no way at all, which is said once for the whole site.
        if (step is null && walk.Home.IsReached)
            found.Add(FaultKinds.NotWithin(Looking.Clicks, home, walk.Opened.Count, !walk.IsWhole));

        return new Looked(
            Side.Elsewhere,
            listed.Code,
            Part.Page,
            answer,
            found,
            step is null ? null : [.. step.Path.Select(p => p.OriginalString)]
        )
        {
            Years = [.. years.Take(12)],
            Offers =
            [
                .. below
                    .Select(b => b.Answer.Address)
                    .Append(listed.Address)
                    .Select(EndingOf)
                    .Where(Documents.Contains)
                    .Select(ending => ending[1..].ToUpperInvariant())
                    .Distinct(),
            ],
        };
    }

    private static Looked Below(ElsewhereAddress listed, PageLink link, Answer answer)
    {
        if (!Documents.Contains(EndingOf(link.Address.OriginalString)))
            return OwnPages.Link(Side.Elsewhere, listed.Code, answer);

        var looked = OwnPages.Link(Side.Elsewhere, listed.Code, answer);
        return looked with
        {
            Part = Part.File,
            Found = [.. looked.Found, .. answer.Reached ? Readable(answer) : []],
            Years = answer.Years,
        };
    }

    private static IEnumerable<Found> Readable(Answer answer)
    {
        if (answer.File is null && answer.TextLength == 0)
            yield return FaultKinds.WithoutText(
                new(
                    "หน้านี้ไม่มีข้อความ (อาจเป็นภาพล้วนหรือแสดงด้วยโปรแกรมในเบราว์เซอร์) ค้นหาและอ่านออกเสียงไม่ได้",
                    "The page shows no text (only pictures, perhaps, or it needs a program in the browser); it cannot be searched or read aloud."
                )
            );
        if (answer is not { File: { } state, Why: { } why })
            yield break;
        if (state == FileState.NoText && answer.MediaType?.StartsWith("image/", StringComparison.Ordinal) != true)
            yield return FaultKinds.WithoutText(why);
        if (state == FileState.NeedsPassword)
            yield return FaultKinds.WithPassword(why);
        if (state == FileState.Broken)
            yield return FaultKinds.DoesNotOpen(why);
    }

    // Menus and feet stand on every page, and with them years and links that say nothing about this one.
    private static (string Text, IReadOnlyList<PageLink> Links) OfItsOwn(Walk walk, Answer answer)
    {
        if (answer.Links is null || walk.Home.Page is not { } home || walk.Home.Asked.OriginalString == answer.Address)
            return (answer.Text, answer.Links ?? []);

        var lines = home.Text.Split('\n').ToHashSet(StringComparer.Ordinal);
        var links = home.Links.Select(l => l.Address).ToHashSet();
        return (
            string.Join('\n', answer.Text.Split('\n').Where(line => !lines.Contains(line))),
            [
                .. answer.Links.Where(l =>
                    !links.Contains(l.Address)
                    && l.Address != walk.Home.Asked
                    && l.Address.OriginalString != answer.Address
                ),
            ]
        );
    }

    private static (IReadOnlyList<PageLink> Tried, int Left) Content(IReadOnlyList<PageLink> links)
    {
        List<PageLink> tried =
        [
            .. links.OrderByDescending(l => Documents.Contains(EndingOf(l.Address.OriginalString))).Take(MostLinks),
        ];
        return (tried, links.Count - tried.Count);
    }

    private static bool LedHome(Walk walk, string address, Answer answer) =>
        answer.Final is { } final
        && Bare(final) == Bare(walk.Home.Final.AbsoluteUri)
        && Bare(address) != Bare(walk.Home.Asked.OriginalString);

    private static string Bare(string address) => address.TrimEnd('/');

    private static string EndingOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? Path.GetExtension(uri.AbsolutePath) : "";
}

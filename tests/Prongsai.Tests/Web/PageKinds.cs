using System.Text.RegularExpressions;

namespace Prongsai.Tests.Web;

/// <summary>
/// Follows the links of the workspace and the portal as an officer and keeps one address of each kind: pages that differ only in
/// an identifier, a year or a code are the same kind.
/// </summary>
internal static partial class PageKinds
{
    public static async Task<IReadOnlyList<string>> ReachableAsync(App app)
    {
        Dictionary<string, string> found = [];
        Queue<string> open = new(["/staff", "/khlong-sam-wa", "/staff/sign-in"]);
        HashSet<string> seen = [.. open.Select(Kind)];
        while (open.TryDequeue(out var address))
        {
            // A signed-in officer is led past the sign-in page.
            var who = address == "/staff/sign-in" ? app.Stranger : app.Officer;
            using var answer = await who.GetAsync(address);
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;

            found[Kind(address)] = address;
            var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());
            foreach (
                var link in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0])
            )
            {
                if (link.StartsWith("/language", StringComparison.Ordinal) || IsFile(link))
                    continue;
                if (seen.Add(Kind(link)))
                    open.Enqueue(link);
            }
        }

        return [.. found.Values];
    }

    // A report as HTML is a document to keep, not a page of the program.
    private static bool IsFile(string link) =>
        link.Split('?')[0].Split('/')[^1] is var last
        && (last is "docx" or "pdf" or "html" || last.Contains('.', StringComparison.Ordinal));

    private static string Kind(string address) =>
        Services()
            .Replace(
                Codes()
                    .Replace(
                        Numbers().Replace(Identifiers().Replace(address.Split('?')[0], "{id}"), "/{number}"),
                        "/{code}"
                    ),
                "/{service}"
            );

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}")]
    private static partial Regex Identifiers();

    // A service has a word of its own in its address.
    [GeneratedRegex("(?<=^/khlong-sam-wa/services)/[^/]+")]
    private static partial Regex Services();

    [GeneratedRegex("/[0-9]+(?=/|$)")]
    private static partial Regex Numbers();

    [GeneratedRegex(
        "/(?:[IEO][0-9]+|IND[0-9]+|[0-9]+\\.[0-9]+|TOTAL|IIT|EIT[12]?|OIT|general|sub_department|vec)(?=/|$)"
    )]
    private static partial Regex Codes();
}

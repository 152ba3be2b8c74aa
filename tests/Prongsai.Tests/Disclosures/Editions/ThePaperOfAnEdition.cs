using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures;
using Prongsai.Disclosures.Editions;
using Prongsai.Kernel;

namespace Prongsai.Tests.Disclosures.Editions;

public sealed class ThePaperOfAnEdition
{
    [Fact]
    public async Task Has_a_code_that_leads_to_where_it_is_checked()
    {
        await using var app = await TheDesk.StartAsync(Database.Sqlite);
        await APublishedItem.PublishAsync(app);
        var edition = await app.Ask<ProngsaiDb, Edition>(db => db.DisclosureEditions.AsNoTracking().SingleAsync());
        var agency = (await app.Ask<IAgencies, Agency?>(agencies => agencies.ByIdAsync(app.Agency)))!;

        var paper = Text(PrintedEdition.Of(agency, edition, Nothing, Day, "https://ita.example.go.th"));
        var without = Text(PrintedEdition.Of(agency, edition, Nothing, Day, null));

        var (squares, _) = QrPicture.Squares($"https://ita.example.go.th/khlong-sam-wa/verify/{edition.Hash}");
        Assert.Contains(squares, paper, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", without, StringComparison.Ordinal);
        // And there it is: the page knows the edition.
        await app.DrainJobsAsync();
        var page = await App.OpenAsync(app.Stranger, $"/khlong-sam-wa/verify/{edition.Hash}");
        Assert.Contains("edition.json", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static string Text(Printable paper) => System.Text.Encoding.UTF8.GetString(paper.Html.Span);

    private static readonly DateOnly Day = new(2026, 11, 27);

    private static readonly IReadOnlyDictionary<Guid, ReadOnlyMemory<byte>> Nothing =
        new Dictionary<Guid, ReadOnlyMemory<byte>>();
}

using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Editions;
using Prongsai.Kernel;
using Prongsai.Tests.Reports.Pdf;

namespace Prongsai.Tests.Disclosures.Editions;

public sealed class PrintingAnEdition
{
    private const string Pdf = $"{TheDesk.Public}/editions/1/edition.pdf";

    [FactWithABrowser]
    public async Task Follows_its_publication_once_and_is_offered_on_its_page()
    {
        await using var app = await Measures.SampleOffice.StartAsync(Database.Sqlite);
        await APublishedItem.PublishAsync(app, "ค่าจ้างเหมาบริการรถรับส่งนักเรียน");
        var before = await app.Stranger.GetAsync(new Uri(Pdf, UriKind.Relative));

        await PrintAsync(app);
        await PrintAsync(app);

        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Equal(1, await app.Ask<ProngsaiDb, int>(db => db.Set<EditionPrint>().CountAsync()));
        var page = await App.OpenAsync(app.NewClient(), TheDesk.Public);
        Assert.NotNull(page.QuerySelector($"a[href='{Pdf}']"));
        var bytes = await app.Stranger.GetByteArrayAsync(new Uri(Pdf, UriKind.Relative));
        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        if (await PrintingReports.TextOfAsync(bytes) is not { } text)
            return;

        Assert.Contains("ค่าจ้างเหมาบริการรถรับส่งนักเรียน", text, StringComparison.Ordinal);
        Assert.Contains("จ้างทำป้าย", text, StringComparison.Ordinal);
        Assert.Contains("ฉบับที่ ๑", text, StringComparison.Ordinal);
        var edition = await app.Ask<ProngsaiDb, Edition>(db => db.Set<Edition>().AsNoTracking().SingleAsync());
        Assert.Contains(edition.Hash[..16], text, StringComparison.Ordinal);
    }

    [FactWithABrowser]
    public async Task Leaves_out_what_was_withdrawn()
    {
        await using var app = await Measures.SampleOffice.StartAsync(Database.Sqlite);
        await APublishedItem.PublishAsync(app);
        await APublishedItem.WithdrawAsync(app, "มาตรา 15");

        await PrintAsync(app);

        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.Set<EditionPrint>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Is_left_for_later_where_no_browser_is_installed(Database database)
    {
        await using var app = await Measures.SampleOffice.StartAsync(
            database,
            builder => builder.Configuration["Prongsai:Browser"] = "/nowhere/chromium"
        );
        await APublishedItem.PublishAsync(app);

        await PrintAsync(app);

        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.Set<EditionPrint>().CountAsync()));
        var page = await App.OpenAsync(app.Stranger, TheDesk.Public);
        Assert.Null(page.QuerySelector("a[href$='edition.pdf']"));
    }

    private static async Task PrintAsync(App app)
    {
        await app.With<ProngsaiDb>(async db =>
        {
            db.Enqueue(null, TimeProvider.System.Now(), new PrintEditions());
            await db.SaveChangesAsync();
        });
        await app.DrainJobsAsync();
    }
}

using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Tlog;
using Prongsai.Measures.Contracts;
using Prongsai.Reports;
using Prongsai.Reports.Annual;
using Prongsai.Tests.Disclosures;
using Prongsai.Tests.Measures;

namespace Prongsai.Tests.Reports.Portal;

/// <summary>From the QR code on the paper to the proof of its files and of every figure.</summary>
public sealed class ProvingAReport
{
    private const string Page = "/khlong-sam-wa/reports/2568/1/proof";
    private const string Address = $"https://ita.example.go.th{Page}";
    private const string Ledger = "/khlong-sam-wa/ledger";

    [Theory, OnBothDatabases]
    public async Task Its_code_leads_to_a_page_whose_proofs_hold(Database database)
    {
        await using var app = await StartAsync(database, "https://ita.example.go.th/");
        var published = await APublishedItem.PublishAsync(app, Published);
        await IssueAsync(app);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync(Page)).StatusCode);
        var waiting = await App.OpenAsync(app.Officer, "/staff/reports/2568/editions/1");
        Assert.Contains("ก่อนหน้านั้นผู้ที่สแกนจะไม่พบหน้า", waiting.Body!.TextContent, StringComparison.Ordinal);
        await App.SubmitAsync(await app.ReviewerAsync(), "/staff/reports/2568/editions/1", [], "/publish");
        await app.DrainJobsAsync();

        // The code of both forms holds the address; it is printed in letters too.
        var html = await app.Stranger.GetByteArrayAsync("/khlong-sam-wa/reports/2568/1/html");
        var paper = await App.ReadAsync(Encoding.UTF8.GetString(html));
        Assert.Equal(QrPicture.Squares(Address).Path, paper.QuerySelector(".proof svg path")!.GetAttribute("d"));
        Assert.Equal(Address, paper.QuerySelector(".proof a")!.GetAttribute("href"));
        var docx = await app.Stranger.GetByteArrayAsync("/khlong-sam-wa/reports/2568/1/docx");
        Assert.Equal(QrPicture.Png(Address), PartOf(docx, "word/media/proof.png"));
        Assert.Contains(Page, Encoding.UTF8.GetString(PartOf(docx, "word/document.xml")), StringComparison.Ordinal);

        var page = await App.OpenAsync(app.Stranger, Page);
        var policy = await app.Stranger.GetStringAsync($"{Ledger}/policy");
        var edition = FileHash.Of(await app.Stranger.GetByteArrayAsync($"{TheDesk.Public}/editions/1/edition.json"));
        // The report's own files, as they were downloaded; the published file that is evidence of a measure; and the edition that
        // another piece of evidence links to.
        foreach (var hash in new[] { FileHash.Of(docx), FileHash.Of(html), published, edition })
        {
            var proof = await app.Stranger.GetStringAsync(
                Link(page, $"{Ledger}/proof/{hash.Hex}.tlog-proof").GetAttribute("href")
            );
            Assert.Equal(ProofVerdict.Included, OfflineProof.Check(hash.Hex, proof, policy).Verdict);
            Link(page, $"/khlong-sam-wa/verify/{hash.Hex}");
        }

        Assert.Contains("เผยแพร่ O15 ปีงบประมาณ 2567 ฉบับที่ 1", page.Body!.TextContent, StringComparison.Ordinal);

        // Every figure leads to the entry of its import, of its own year.
        var report = FrozenContent.Read(
            await app.Ask<ProngsaiDb, string>(db => db.ReportEditions.Select(e => e.Content).SingleAsync())
        );
        var figures = StatedPart
            .Of(report)
            .SelectMany(p => p.Lines)
            .SelectMany(l => l.Sources)
            .Where(s => s.Kind == SourceKind.Figure)
            .ToList();
        Assert.True(figures.Count > 40, $"{figures.Count}");
        Assert.All(figures, figure => Assert.NotEmpty(figure.Imports!));
        foreach (var year in figures.SelectMany(f => f.Imports!).Select(i => i.Year).Distinct())
            Assert.True(await IsProvedAsync(app, page, year), $"{year}");
    }

    [Theory, OnBothDatabases]
    public async Task What_nobody_published_by_itself_is_said_to_be_unproved(Database database)
    {
        await using var app = await StartAsync(database, "https://ita.example.go.th");
        await IssueAsync(app);
        await App.SubmitAsync(await app.ReviewerAsync(), "/staff/reports/2568/editions/1", [], "/publish");

        // The log has not been written yet.
        var page = await App.OpenAsync(app.Stranger, Page);

        Assert.Empty(page.QuerySelectorAll("a[href$='.tlog-proof']"));
        Assert.Contains("ยังไม่อยู่ในสมุดทะเบียน", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ไม่ได้เผยแพร่แยกเป็นฉบับ", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("ไม่พบการนำเข้าคะแนนนี้ในสมุดทะเบียน", page.Body.TextContent, StringComparison.Ordinal);
        // The name of a photograph's file may tell more than the report does.
        Assert.DoesNotContain("e1.jpg", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Without_an_address_the_paper_has_no_code(Database database)
    {
        await using var app = await StartAsync(database, "");
        await IssueAsync(app);

        var paper = await App.OpenAsync(app.Officer, "/staff/reports/2568/editions/1/html");

        Assert.Null(paper.QuerySelector(".proof"));
    }

    private const string Published = "สรุปผลการจัดซื้อจัดจ้าง";

    private static async Task<App> StartAsync(Database database, string address)
    {
        var app = await SampleOffice.StartAsync(
            database,
            builder =>
            {
                builder.Configuration["Prongsai:Address"] = address;
                // Printing has its own tests; here the browser would only cost time.
                builder.Configuration["Prongsai:Browser"] = "/nowhere";
            }
        );
        using var table = new SomeTable(
            SomeTable.Yaml.Replace(
                "          - kind: link",
                "          - kind: file\n            path: photos/สรุปผล.txt\n            caption: สรุปผล\n"
                    + $"          - kind: link\n            url: https://ita.example.go.th{TheDesk.Public}\n            caption: หน้าข้อ O15\n"
                    + "          - kind: link",
                StringComparison.Ordinal
            )
        );
        await File.WriteAllTextAsync(
            Path.Combine(Path.GetDirectoryName(table.YamlPath)!, "photos", "สรุปผล.txt"),
            Published
        );
        await app.With<IMeasuresImport>(async import =>
            Assert.Empty(await import.ImportAsync(app.Agency, table.YamlPath, Actor.System))
        );
        return app;
    }

    private static async Task IssueAsync(App app) =>
        (await App.SubmitAsync(app.Officer, "/staff/reports/2568", [], "/issue")).EnsureSuccessStatusCode();

    private static IElement Link(IDocument page, string address)
    {
        var link = page.QuerySelector($"main a[href='{address}']");
        Assert.True(link is not null, address);
        return link;
    }

    // A link that stands beside the words of the import's year is the proof of that very act, and its seal opens with file and salt.
    private static async Task<bool> IsProvedAsync(App app, IDocument page, int year)
    {
        var words = page.QuerySelectorAll("main a").First(a => a.TextContent == $"นำเข้าผลคะแนน ปีงบประมาณ {year}");
        var address = words.ParentElement!.QuerySelector("a[href$='.tlog-proof']")!.GetAttribute("href");
        Assert.True(TlogProof.TryParse(await app.Stranger.GetStringAsync(address), out var proof));
        var facts = await app.Ask<ProngsaiDb, string>(db =>
            db.Set<JournalEntry>().Where(e => e.What == "ResultsImported").Select(e => e.Facts).SingleAsync()
        );
        var file = System.Text.Json.JsonDocument.Parse(facts).RootElement.GetProperty("hash").GetString()!;
        var salt = await app.Ask<ProngsaiDb, byte[]?>(db =>
            db.LedgerSalts.Where(s => s.Index == proof.Index).Select(s => (byte[]?)s.Salt).SingleAsync()
        );
        Assert.True(Checkpoint.TryParse(proof.Checkpoint, out _, out var checkpoint));
        var entry = Encoding.UTF8.GetString(proof.Entry.Span);
        return entry.Contains($"\"year\":{year}", StringComparison.Ordinal)
            && entry.Contains(EntryText.Seal(salt, file), StringComparison.Ordinal)
            && Merkle.Includes(
                checkpoint.Root,
                checkpoint.Size,
                TreeHash.OfLeaf(proof.Entry.Span),
                proof.Index,
                proof.Hashes
            );
    }

    private static byte[] PartOf(byte[] docx, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var part = zip.GetEntry(name)!.Open();
        var bytes = new MemoryStream();
        part.CopyTo(bytes);
        return bytes.ToArray();
    }
}

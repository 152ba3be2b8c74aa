using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Publishing;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Tests.Disclosures;

/// <summary>O15 of 2567 with a text, a table and a file, published without going through the pages.</summary>
internal static class APublishedItem
{
    public static readonly FiscalYear Year = new(2567);

    /// <summary>Publishes the next edition. The hash of its file.</summary>
    public static async Task<FileHash> PublishAsync(App app, string text = "สรุปผลการจัดซื้อจัดจ้าง")
    {
        var (agency, now, by) = (app.Agency, TimeProvider.System.Now(), Actor.System);
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (db, items) = (services.GetRequiredService<ProngsaiDb>(), services.GetRequiredService<IDisclosureItems>());
        Assert.Empty(await db.OpenRegisterAsync(items, agency, Year, now, by, default));
        await db.SaveChangesAsync();

        var isText = SafeFile.TryRead(
            "สรุปผล ต.ค. 66.txt",
            System.Text.Encoding.UTF8.GetBytes(text),
            FileKind.Evidence,
            out var safe,
            out _
        );
        Assert.True(isText);
        var (hash, whyNot) = await services.GetRequiredService<KeptFiles>().TakeAsync(agency, by, safe!);
        Assert.Null(whyNot);
        db.ChangeTracker.Clear();
        var work = await db.AtWorkAsync(items, agency, Year, "O15", default);
        var file = DraftFile.Of(agency, work.Disclosure.Id, safe!, hash!.Value, now, by);
        db.DisclosureFiles.Add(file);
        work.Draft.Write(
            new Document([
                new TextBlock
                {
                    Id = "b1",
                    Heading = "ประกาศ",
                    Text = text,
                },
                new TableBlock
                {
                    Id = "b2",
                    Heading = "รายการ",
                    Columns = [new Column("ที่"), new Column("งาน")],
                    Rows =
                    [
                        ["1", "จ้างทำป้าย"],
                    ],
                },
                new FileBlock
                {
                    Id = "b3",
                    File = file.Id,
                    Caption = "ไฟล์",
                },
            ]),
            now,
            by
        );
        await db.SaveChangesAsync();

        db.ChangeTracker.Clear();
        work = await db.AtWorkAsync(items, agency, Year, "O15", default);
        var whose = await services.GetRequiredService<IAgencies>().ByIdAsync(agency);
        var edition = await db.PublishAsync(
            services.GetRequiredService<KeptFiles>(),
            work,
            whose!,
            "ทดสอบ",
            now,
            by,
            default
        );
        await db.SaveEditionAsync(edition, default);
        return hash.Value;
    }

    /// <summary>Takes every edition from the public.</summary>
    public static async Task WithdrawAsync(App app, string because)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var items = scope.ServiceProvider.GetRequiredService<IDisclosureItems>();
        var work = await db.AtWorkAsync(items, app.Agency, Year, "O15", default);
        db.DisclosureWithdrawals.Add(
            Withdrawal.Of(work.Disclosure, work.Public!.Number, because, TimeProvider.System.Now(), Actor.System)
        );
        await db.SaveChangesAsync();
    }
}

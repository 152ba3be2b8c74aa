using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Tests.Disclosures.Register;

public sealed class KeepingTheRegister
{
    [Theory, OnBothDatabases]
    public async Task Officers_and_due_days_are_carried_over_by_topic(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        var (preparer, id) = await NamedAsync(app, "preparer", Duty.Preparer);
        preparer.Dispose();
        await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/charge",
            new()
            {
                ["officer"] = id.ToString(),
                ["rhythm"] = "Monthly",
                ["withinDays"] = "10",
            }
        );

        await App.SubmitAsync(app.Officer, "/staff/disclosures?year=2568", []);

        var next = await app.Ask<ProngsaiDb, Disclosure>(db =>
            db.Set<Disclosure>().AsNoTracking().SingleAsync(d => d.Year == new FiscalYear(2568))
        );
        Assert.Equal((id, Rhythm.Monthly, 10), (next.OfficerId!.Value, next.Rhythm, next.WithinDays));
        Assert.NotNull(next.Continues);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_reviews_what_they_prepare_and_strangers_are_not_named(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        var (both, id) = await NamedAsync(app, "both", Duty.Preparer, Duty.Reviewer);
        both.Dispose();

        var same = await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/charge",
            new() { ["officer"] = id.ToString(), ["reviewer"] = id.ToString() }
        );
        var nobody = await App.SubmitAsync(
            app.Officer,
            $"{TheDesk.O15}/charge",
            new() { ["officer"] = Guid.Empty.ToString() }
        );

        Assert.Contains("ผู้จัดทำข้อนี้", Assert.Single(await TheDesk.ReasonsAsync(same)), StringComparison.Ordinal);
        Assert.Contains("ไม่พบผู้นี้", Assert.Single(await TheDesk.ReasonsAsync(nobody)), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Opening_it_again_adds_nothing(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);

        await App.PostAsync(app.Officer, "/staff/disclosures", new() { ["year"] = "2567" });

        Assert.Equal(1, await app.Ask<ProngsaiDb, int>(db => db.Set<Disclosure>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task The_number_of_queries_does_not_grow_with_the_items(Database database)
    {
        var queries = new QueryCount();
        await using var app = await TheDesk.StartAsync(database, queries.Listen);
        await app.With<IAgencies>(agencies =>
            agencies.RegisterAsync(
                "general-office",
                new("สำนักงานทั่วไป", "General office"),
                new("กระทรวง", "Ministry"),
                "general",
                Actor.System
            )
        );
        var general = (await app.Ask<IAgencies, Agency?>(a => a.BySlugAsync("general-office")))!.Id;
        using var officer = await app.PersonAsync("general", general, Duty.Preparer);
        await App.SubmitAsync(officer, "/staff/disclosures?year=2567", []);

        var few = await queries.OfAsync(() => App.OpenAsync(app.Officer, "/staff/disclosures?year=2567"));
        var many = await queries.OfAsync(() => App.OpenAsync(officer, "/staff/disclosures?year=2567"));

        Assert.Equal(
            35,
            await app.Ask<ProngsaiDb, int>(db => db.Set<Disclosure>().CountAsync(d => d.AgencyId == general))
        );
        Assert.InRange(many, 1, few + 2);
    }

    private static async Task<(HttpClient Who, Guid Id)> NamedAsync(App app, string name, params Duty[] duties)
    {
        var person = await app.PersonAsync(name, app.Agency, duties);
        var holders = await app.Ask<IPeople, IReadOnlyList<Holder>>(people => people.HoldersAsync(app.Agency, duties));

        return (person, holders.First(h => h.Name.Contains(name, StringComparison.Ordinal)).AccountId);
    }
}

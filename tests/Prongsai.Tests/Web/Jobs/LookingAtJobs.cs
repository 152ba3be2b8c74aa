using Prongsai.Kernel;
using Prongsai.Tests.Kernel.Jobs;

namespace Prongsai.Tests.Web.Jobs;

public sealed class LookingAtJobs
{
    [Theory, OnBothDatabases]
    public async Task A_failed_job_is_shown_with_its_trouble_and_can_be_started_again(Database database)
    {
        await using var app = await WithJobsAsync(database);
        await app.EnqueueAsync(new Count(1, Fails: true));
        await app.DrainJobsAsync();

        var page = await App.OpenAsync(app.Officer, "/staff/jobs");
        Assert.Contains(
            "the wind was wrong",
            page.QuerySelector("[aria-labelledby=poisoned]")!.TextContent,
            StringComparison.Ordinal
        );
        await App.SubmitAsync(app.Officer, "/staff/jobs", [], "handler=Restart");
        await app.DrainJobsAsync();

        Assert.Equal(6, (await app.CountedAsync()).Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_waiting_job_can_be_stopped_and_then_does_not_run(Database database)
    {
        await using var app = await WithJobsAsync(database);
        await app.EnqueueAsync(new Count(1));

        await App.SubmitAsync(app.Officer, "/staff/jobs", [], "handler=Stop");
        await app.DrainJobsAsync();

        Assert.Empty(await app.CountedAsync());
        Assert.Equal(JobState.Stopped, (await app.JobsAsync())[0].State);
    }

    [Theory, OnBothDatabases]
    public async Task A_job_that_ended_meanwhile_is_not_stopped(Database database)
    {
        await using var app = await WithJobsAsync(database);
        await app.EnqueueAsync(new Count(1));
        var job = (await app.JobsAsync())[0];
        await app.DrainJobsAsync();

        var answer = await App.PostAsync(app.Officer, "/staff/jobs?handler=Stop", new() { ["id"] = $"{job.Id}" });

        Assert.Equal(System.Net.HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task The_page_asks_the_same_few_questions_however_long_the_queue_is(Database database)
    {
        var queries = new QueryCount();
        await using var app = await App.StartAsync(
            database,
            builder =>
            {
                SomeWork.Add(builder, SomeWork.Quick);
                queries.Listen(builder);
            }
        );
        await App.OpenAsync(app.Officer, "/staff/jobs");
        var few = await queries.OfAsync(() => App.OpenAsync(app.Officer, "/staff/jobs"));
        for (var number = 0; number < 60; number++)
            await app.EnqueueAsync(new Count(number, Refused: number % 2 == 0));
        await app.DrainJobsAsync();
        await App.OpenAsync(app.Officer, "/staff/jobs");

        var many = await queries.OfAsync(() => App.OpenAsync(app.Officer, "/staff/jobs"));

        Assert.Equal(few, many);
    }

    [Fact]
    public async Task Only_the_system_administrator_opens_it()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        using var executive = await app.PersonAsync("executive", app.Agency, Duty.Executive);

        var answer = await executive.GetAsync("/staff/jobs");

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static Task<App> WithJobsAsync(Database database) =>
        App.StartAsync(database, builder => SomeWork.Add(builder, SomeWork.Quick));
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Prongsai.Kernel;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Tests.Surveys;

public sealed class TakingAnswers
{
    private const int Many = 2_000;

    [Theory, OnBothDatabases]
    public async Task Many_at_once_are_stored_once_each_also_while_the_database_is_away(Database database)
    {
        await using var app = await App.StartAsync(database, administrator: false);
        var survey = await ASurvey.OpenAsync(app);
        var shaky = new Shaky(app.Services.GetRequiredService<IGroupCommit>());
        using var intake = new Intake(shaky, TimeProvider.System, NullLogger<Intake>.Instance);
        await intake.StartAsync(CancellationToken.None);

        // Each is sent twice at the same time; every third has a code, and every sixth shares it with its neighbour.
        var sendings = Enumerable.Range(0, Many).Select(n => Sending(survey, n)).ToArray();
        var outcomes = await Task.WhenAll(
            sendings.Concat(sendings).Select(s => Task.Run(() => intake.TakeAsync(s, CancellationToken.None)))
        );
        await intake.StopAsync(CancellationToken.None);

        var stored = await survey.AnswersAsync();
        Assert.True(shaky.Failures > 3, $"{shaky.Failures}");
        Assert.Equal(outcomes.Take(Many).Count(o => o != Outcome.TokenSpent), stored.Count);
        Assert.Equal(stored.Count, stored.Select(a => Columns.Unpack(a.Given)[0]).Distinct().Count());
        // For every number one of its two sendings was taken and the other told so, or both were refused for their code.
        for (var n = 0; n < Many; n++)
            Assert.Contains(
                (outcomes[n], outcomes[n + Many]),
                new[]
                {
                    (Outcome.Taken, Outcome.TakenBefore),
                    (Outcome.TakenBefore, Outcome.Taken),
                    (Outcome.TakenBefore, Outcome.TakenBefore),
                    (Outcome.TokenSpent, Outcome.TokenSpent),
                }
            );
        var shared = Enumerable.Range(0, Many).Count(n => n % 6 == 3);
        Assert.Equal(shared, outcomes.Take(Many).Count(o => o == Outcome.TokenSpent));
        Assert.Equal(stored.Count, (await survey.MarksAsync()).Sum(m => m.Count));
        // A number and its successor do not lie side by side.
        Assert.NotEqual(stored.OrderBy(a => a.Id).Select(NumberOf), stored.Select(NumberOf).Order());
    }

    [Fact]
    public async Task Who_waits_no_longer_is_not_told_that_it_was_taken()
    {
        await using var app = await App.StartAsync(Database.Sqlite, administrator: false);
        var survey = await ASurvey.OpenAsync(app);
        using var intake = new Intake(new Shaky(null), TimeProvider.System, NullLogger<Intake>.Instance);
        await intake.StartAsync(CancellationToken.None);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            intake.TakeAsync(Sending(survey, 1), patience.Token)
        );
        await intake.StopAsync(CancellationToken.None);

        Assert.Empty(await survey.AnswersAsync());
    }

    private static int NumberOf(Answer answer) => Columns.Unpack(answer.Given)[0];

    private static Sending Sending(ASurvey survey, int n) =>
        new(
            survey.Round.AgencyId,
            survey.Round.Year,
            survey.Round.Id,
            1,
            survey.Round.OpensOn,
            "th",
            Columns.Pack([(short)n]),
            KeyOf($"nonce {n}")
        )
        {
            // 0, 6, 12 … have a code, and 3, 9, 15 … try the code of the one three before.
            Token = n % 3 == 0 ? KeyOf($"token {n / 6}") : null,
            Texts = n % 10 == 0 ? [((short)1, $"ข้อความ {n}")] : [],
            Whence = new((short)(n % 24), DeviceClass.Phone, (short)(n % 7)),
        };

    private static byte[] KeyOf(string text) =>
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>A database that goes away now and then, also in the middle of a group and right after a commit; or for good.</summary>
    private sealed class Shaky(IGroupCommit? real) : IGroupCommit
    {
        private int _steps;

        public int Failures { get; private set; }

        public async Task<IGroup> OpenAsync(CancellationToken cancellation)
        {
            if (real is null)
                throw new IOException("away");

            Maybe();
            return new Group(this, await real.OpenAsync(cancellation));
        }

        public bool IsPassing(Exception failure) => failure is IOException || real?.IsPassing(failure) == true;

        private void Maybe()
        {
            // Every seventeenth step while it has failed less than eight times.
            if (++_steps % 17 == 0 && Failures < 8)
            {
                Failures++;
                throw new IOException("away");
            }
        }

        private sealed class Group(Shaky shaky, IGroup group) : IGroup
        {
            public Task BeginAsync(CancellationToken cancellation) => Step(group.BeginAsync(cancellation));

            public async Task<bool[]> AddNewAsync(
                GroupTable table,
                IReadOnlyList<object[]> rows,
                CancellationToken cancellation
            )
            {
                var added = await group.AddNewAsync(table, rows, cancellation);
                shaky.Maybe();
                return added;
            }

            public Task<bool[]> AreThereAsync(
                GroupTable table,
                IReadOnlyList<object[]> rows,
                CancellationToken cancellation
            ) => group.AreThereAsync(table, rows, cancellation);

            public Task AddAsync(GroupTable table, IReadOnlyList<object[]> rows, CancellationToken cancellation) =>
                Step(group.AddAsync(table, rows, cancellation));

            public Task CountAsync(GroupTable table, IReadOnlyList<object[]> rows, CancellationToken cancellation) =>
                Step(group.CountAsync(table, rows, cancellation));

            // The worst: it is committed, and nobody hears of it.
            public Task CommitAsync(CancellationToken cancellation) => Step(group.CommitAsync(cancellation));

            public ValueTask DisposeAsync() => group.DisposeAsync();

            private async Task Step(Task step)
            {
                await step;
                shaky.Maybe();
            }
        }
    }
}

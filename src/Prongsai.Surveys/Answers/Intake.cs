using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Answers;

/// <summary>
/// The one writer of answers in this program. Visitors' requests wait in a channel; all that wait are written in one transaction,
/// in shuffled order, and each is answered only once that has reached the disk. While the database is away they wait; who is tired of
/// waiting is told honestly and may send the same form again, which counts once.
/// </summary>
internal sealed partial class Intake(IGroupCommit database, TimeProvider clock, ILogger<Intake> logger)
    : BackgroundService
{
    /// <summary>As many as wait in memory at most; after that visitors wait at the door.</summary>
    public const int MostWaiting = 4_096,
        MostInAGroup = 256;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100),
        LongestPause = TimeSpan.FromSeconds(2);

    private static readonly GroupTable Spent = new(Tables.Spent, "AgencyId", "RoundId", "Key"),
        Marks = new(Tables.Marks, "AgencyId", "RoundId", "Way", "Day", "Hour", "Device", "Network", "Count");

    internal static readonly GroupTable Answered =
            new(Tables.Answers, "AgencyId", "Year", "RoundId", "Id", "Way", "Day", "Language", "Pace", "Given"),
        Texts = new(Tables.Texts, "AgencyId", "Year", "RoundId", "Id", "Question", "Way", "Month", "Text");

    private readonly Channel<Waiting> _door = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true }
    );

    private IGroup? _group;

    /// <summary>Takes one answer; returns when it is durable.</summary>
    /// <exception cref="OperationCanceledException">Whoever sent it waits no longer; it was not acknowledged.</exception>
    /// <exception cref="InvalidOperationException">It cannot be stored, for a reason that waiting does not cure.</exception>
    public async Task<Outcome> TakeAsync(Sending sending, CancellationToken cancellation)
    {
        var waiting = new Waiting(sending);
        // What nobody waits for any more is not written, unless that has begun.
        await using var giving = cancellation.UnsafeRegister(static w => ((Waiting)w!).GiveUp(), waiting);
        await _door.Writer.WriteAsync(waiting, cancellation);
        return await waiting.Outcome;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Leaves the host's start alone, and SQLite's calls off its thread.
        await Task.Yield();
        await using var stopping = stoppingToken.UnsafeRegister(
            static door => ((Channel<Waiting>)door!).Writer.TryComplete(),
            _door
        );
        List<Waiting> group = new(MostInAGroup);
        while (await _door.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (group.Count < MostInAGroup && _door.Reader.TryRead(out var next))
                group.Add(next);
            await WriteAsync(group, stoppingToken);
            group.Clear();
        }

        await CloseAsync();
    }

    private async Task WriteAsync(List<Waiting> group, CancellationToken stopping)
    {
        var pause = FirstPause;
        while (true)
        {
            group.RemoveAll(w => w.IsOver);
            if (group.Count == 0)
                return;

            try
            {
                await WriteOnceAsync(group);
                return;
            }
            catch (Exception failure) when (database.IsPassing(failure) || failure is System.Data.Common.DbException)
            {
                await CloseAsync();
                if (!database.IsPassing(failure))
                {
                    await OneByOneAsync(group, failure, stopping);
                    return;
                }

                Away(failure.GetBaseException().Message, group.Count);
                // A program that is told to stop does not wait for a database that is away.
                if (stopping.IsCancellationRequested)
                {
                    group.ForEach(w => w.Fail(failure));
                    return;
                }

                await Task.Delay(pause, clock, CancellationToken.None);
                pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
            }
        }
    }

    // One that the database will not have must not hold up the others.
    private async Task OneByOneAsync(List<Waiting> group, Exception failure, CancellationToken stopping)
    {
        if (group is [var alone])
        {
            Refused(failure);
            alone.Fail(failure);
            return;
        }

        foreach (var one in group)
            await WriteAsync([one], stopping);
    }

    private async Task WriteOnceAsync(List<Waiting> group)
    {
        _group ??= await database.OpenAsync();
        await _group.BeginAsync();
        var outcomes = await SpendAsync(_group, group);
        var taken = group.Where((_, i) => outcomes[i] == Outcome.Taken).Select(w => w.Sending).ToArray();
        await _group.AddAsync(Answered, Shuffled(taken.Select(RowOf)));
        await _group.AddAsync(Texts, Shuffled(taken.SelectMany(TextsOf)));
        await _group.CountAsync(Marks, MarksOf(taken));
        await _group.CommitAsync();

        for (var i = 0; i < group.Count; i++)
            group[i].Done(outcomes[i]);
    }

    /// <summary>
    /// What is good for one answer is used up in the transaction that takes the answer. First the codes, then the numbers of the forms
    /// that have a right to be taken: a form that is sent twice with its code must be thanked twice, and a second form with a used
    /// code must not.
    /// </summary>
    private static async Task<Outcome[]> SpendAsync(IGroup database, List<Waiting> group)
    {
        var outcomes = new Outcome[group.Count];
        int[] withToken = [.. Enumerable.Range(0, group.Count).Where(i => group[i].Sending.Token is not null)];
        var entitled = Enumerable.Repeat(true, group.Count).ToArray();
        if (withToken.Length > 0)
        {
            var fresh = await InOrderAsync(withToken, i => group[i].Sending.Token!, group, database.AddNewAsync);
            for (var n = 0; n < withToken.Length; n++)
                entitled[withToken[n]] = fresh[n];
        }

        int[] sent = [.. Enumerable.Range(0, group.Count).Where(i => entitled[i])];
        var isNew = await InOrderAsync(sent, i => group[i].Sending.Nonce, group, database.AddNewAsync);
        for (var n = 0; n < sent.Length; n++)
            outcomes[sent[n]] = isNew[n] ? Outcome.Taken : Outcome.TakenBefore;

        int[] refused = [.. Enumerable.Range(0, group.Count).Where(i => !entitled[i])];
        if (refused.Length > 0)
        {
            var before = await InOrderAsync(refused, i => group[i].Sending.Nonce, group, database.AreThereAsync);
            for (var n = 0; n < refused.Length; n++)
                outcomes[refused[n]] = before[n] ? Outcome.TakenBefore : Outcome.TokenSpent;
        }

        return outcomes;
    }

    // Two nodes that add the same keys in different orders would wait for each other.
    private static async Task<bool[]> InOrderAsync(
        int[] which,
        Func<int, byte[]> keyOf,
        List<Waiting> group,
        Func<GroupTable, IReadOnlyList<object[]>, CancellationToken, Task<bool[]>> ask
    )
    {
        if (which.Length == 0)
            return [];

        var order = Enumerable.Range(0, which.Length).ToArray();
        Array.Sort(order, (a, b) => keyOf(which[a]).AsSpan().SequenceCompareTo(keyOf(which[b])));
        var rows = order
            .Select(n => group[which[n]].Sending)
            .Zip(order, (s, n) => new object[] { s.Agency.Value, s.Round.Value, keyOf(which[n]) })
            .ToArray();
        var answers = await ask(Spent, rows, CancellationToken.None);
        var back = new bool[which.Length];
        for (var n = 0; n < order.Length; n++)
            back[order[n]] = answers[n];
        return back;
    }

    internal static object[] RowOf(Sending sending) =>
        [
            sending.Agency.Value,
            sending.Year.Buddhist,
            sending.Round.Value,
            RandomIds.Next(),
            sending.Way,
            sending.Day,
            sending.Language,
            sending.Pace,
            sending.Given,
        ];

    internal static IEnumerable<object[]> TextsOf(Sending sending) =>
        sending.Texts.Select(text =>
            new object[]
            {
                sending.Agency.Value,
                sending.Year.Buddhist,
                sending.Round.Value,
                RandomIds.Next(),
                text.Question,
                sending.Way,
                new DateOnly(sending.Day.Year, sending.Day.Month, 1),
                text.Text,
            }
        );

    private static object[][] MarksOf(Sending[] taken) =>
        [
            .. taken
                .Where(s => s.Whence is not null)
                .GroupBy(s => (s.Agency, s.Round, s.Way, s.Day, Whence: s.Whence!.Value))
                .OrderBy(g => g.Key.Round.Value)
                .ThenBy(g => g.Key.Way)
                .ThenBy(g => g.Key.Day)
                .ThenBy(g => (g.Key.Whence.Hour, g.Key.Whence.Device, g.Key.Whence.Network))
                .Select(g =>
                    new object[]
                    {
                        g.Key.Agency.Value,
                        g.Key.Round.Value,
                        g.Key.Way,
                        g.Key.Day,
                        g.Key.Whence.Hour,
                        (short)g.Key.Whence.Device,
                        g.Key.Whence.Network,
                        g.Count(),
                    }
                ),
        ];

    private static object[][] Shuffled(IEnumerable<object[]> rows)
    {
        object[][] all = [.. rows];
        System.Security.Cryptography.RandomNumberGenerator.Shuffle<object[]>(all);
        return all;
    }

    private async Task CloseAsync()
    {
        if (_group is not { } open)
            return;

        _group = null;
        try
        {
            await open.DisposeAsync();
        }
        catch (System.Data.Common.DbException)
        {
            // It was broken; that is why it is closed.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is away ({Why}); {Count} survey answers wait.")]
    private partial void Away(string why, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "A survey answer could not be stored.")]
    private partial void Refused(Exception failure);

    private sealed class Waiting(Sending sending)
    {
        private readonly TaskCompletionSource<Outcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Sending Sending => sending;

        public Task<Outcome> Outcome => _done.Task;

        public bool IsOver => _done.Task.IsCompleted;

        public void GiveUp() => _done.TrySetCanceled();

        public void Done(Outcome outcome) => _done.TrySetResult(outcome);

        public void Fail(Exception failure) =>
            _done.TrySetException(new InvalidOperationException("The answer could not be stored.", failure));
    }
}

using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>A row that may be a purchase of the register.</summary>
internal sealed record Alike(ReadPurchase Read, Known Purchase, bool? IsTheSame);

/// <summary>What an import did, or would do.</summary>
/// <param name="Alike">Rows of which only a person can say whether they are a purchase of the register; the first of them.</param>
/// <param name="Undecided">Of how many nobody has said yet.</param>
internal sealed record Run(Reading Reading, int Added, int Changed, int Same, IReadOnlyList<Alike> Alike, int Undecided)
{
    public IReadOnlyList<Refusal> WhyNotTake(bool acceptRepairs) =>
        Reading.WhyNotTake(acceptRepairs) is { Count: > 0 } why ? why
        : Undecided > 0 ? [ImportRefusals.Undecided(Reading.FileName, Undecided)]
        : [];
}

/// <summary>
/// One pass over a file: read, checked, held against the register and, if it is to be kept, written. One thread reads while another
/// writes; between them is never more than a few hundred rows. Whoever keeps it has a transaction open and gives it up when the run
/// says why not.
/// </summary>
/// <param name="read">Reads the whole file once, telling of each purchase.</param>
internal sealed class ImportRun(ProngsaiDb db, PurchaseImport import, Func<Action<ReadPurchase>, Reading> read)
{
    private const int BatchSize = 256,
        BatchesAhead = 4,
        MostAlike = 2000;

    private readonly Decisions _decisions = import.Decisions;
    private readonly List<Alike> _alike = [];
    private BulkInsert<Purchase>? _bulk;
    private KnownPurchases _known = null!;
    private int _added,
        _changed,
        _same,
        _undecided;

    /// <summary>Reads and compares, and writes when <paramref name="keep"/> is true.</summary>
    public async Task<Run> GoAsync(bool keep, IProgress<int>? progress, CancellationToken cancellation)
    {
        _known = await KnownPurchases.OfAsync(db, import.AgencyId, import.Year, cancellation);
        _bulk = keep ? db.BulkInsert<Purchase>() : null;
        var ahead = Channel.CreateBounded<List<ReadPurchase>>(
            new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true }
        );
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(() => ReadInto(ahead.Writer, stop.Token), stop.Token);
        try
        {
            var done = 0;
            await foreach (var batch in ahead.Reader.ReadAllAsync(cancellation))
            {
                await TakeAsync(batch, cancellation);
                progress?.Report(done += batch.Count);
            }

            if (_bulk is not null)
                await _bulk.FlushAsync(cancellation);
            return new Run(await reading, _added, _changed, _same, _alike, _undecided);
        }
        finally
        {
            // Whatever stopped the writing, nobody reads on for it.
            await stop.CancelAsync();
        }
    }

    private Reading ReadInto(ChannelWriter<List<ReadPurchase>> ahead, CancellationToken stop)
    {
        List<ReadPurchase> batch = new(BatchSize);
        try
        {
            var reading = read(one =>
            {
                batch.Add(one);
                if (batch.Count < BatchSize)
                    return;

                Send(ahead, batch, stop);
                batch = new(BatchSize);
            });
            Send(ahead, batch, stop);
            ahead.Complete();
            return reading;
        }
        catch (Exception failure)
        {
            ahead.Complete(failure);
            throw;
        }
    }

    // The reader of files is not asynchronous and has this thread to itself; it waits while the database is behind.
    private static void Send(ChannelWriter<List<ReadPurchase>> ahead, List<ReadPurchase> batch, CancellationToken stop)
    {
        if (!ahead.TryWrite(batch))
            ahead.WriteAsync(batch, stop).AsTask().GetAwaiter().GetResult();
    }

    private async Task TakeAsync(List<ReadPurchase> batch, CancellationToken cancellation)
    {
        List<(ReadPurchase Read, Known Known)> known = [];
        foreach (var read in batch)
        {
            // What cannot be kept is not worth comparing; the import will be refused.
            var match = read.Problems.Any(p => p.Blocks) ? Recognised.None : _known.Find(read.Purchase);
            if (match.By == MatchedBy.Likeness)
            {
                var decided = _decisions.Of(read.Sheet, read.Rows[0].Number);
                if (_alike.Count < MostAlike)
                    _alike.Add(new Alike(read, match.Purchase!, decided));
                if (decided is null)
                    _undecided++;
                if (decided is not true)
                    match = Recognised.None;
            }

            if (match.Purchase is { } standing)
                known.Add((read, standing));
            else
                await AddAsync(read.Purchase, Ids.Next<PurchaseId>(), cancellation);
        }

        if (known.Count > 0)
            await ChangeAsync(known, cancellation);
    }

    private ValueTask AddAsync(Purchase purchase, PurchaseId id, CancellationToken cancellation)
    {
        _added++;
        return WriteAsync(purchase, id, cancellation);
    }

    private async Task ChangeAsync(List<(ReadPurchase Read, Known Known)> known, CancellationToken cancellation)
    {
        var versions = known.Select(k => k.Known.VersionId).ToList();
        var standing = await db
            .Purchases.AsNoTracking()
            .Where(p => p.AgencyId == import.AgencyId && versions.Contains(p.VersionId))
            .ToDictionaryAsync(p => p.VersionId, cancellation);
        List<(Purchase Before, Purchase After)> changes = [];
        foreach (var (read, one) in known)
        {
            var before = standing[one.VersionId];
            var after = before.MergedWith(read.Purchase);
            if (after.SaysTheSameAs(before))
                _same++;
            else
                changes.Add((before, after));
        }

        _changed += changes.Count;
        if (_bulk is null || changes.Count == 0)
            return;

        // What waits is written first: its versions may not stand beside those that end now.
        await _bulk.FlushAsync(cancellation);
        await db.EndAsync(import.AgencyId, [.. changes.Select(c => c.Before.VersionId)], import.Id, cancellation);
        foreach (var (_, after) in changes)
            await WriteAsync(after, after.Id, cancellation);
    }

    private ValueTask WriteAsync(Purchase purchase, PurchaseId id, CancellationToken cancellation) =>
        _bulk is null
            ? ValueTask.CompletedTask
            : _bulk.AddAsync(
                purchase with
                {
                    AgencyId = import.AgencyId,
                    Id = id,
                    VersionId = Ids.Next<PurchaseVersionId>(),
                    ChangeId = import.Id,
                    EndedBy = null,
                },
                cancellation
            );
}

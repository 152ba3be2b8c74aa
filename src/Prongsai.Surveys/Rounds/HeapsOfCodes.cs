using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Surveys.Rounds;

/// <summary>The codes that this program has made and not handed out; in memory only. What is left when it stops is never used.</summary>
internal sealed class HeapsOfCodes
{
    /// <summary>So many at once: the hand-out of one code cannot be told from that of any other of its heap.</summary>
    public const int Height = 32;

    private readonly ConcurrentDictionary<(RoundId Round, short Way), Heap> _heaps = new();

    public Heap Of(WayIn way) => _heaps.GetOrAdd((way.RoundId, way.Number), _ => new Heap());

    internal sealed class Heap
    {
        private readonly List<string> _codes = [];

        public SemaphoreSlim Turn { get; } = new(1, 1);
        public bool IsEmpty => _codes.Count == 0;

        public void Fill(IEnumerable<string> codes) => _codes.AddRange(codes);

        public string Take()
        {
            var which = RandomNumberGenerator.GetInt32(_codes.Count);
            var code = _codes[which];
            _codes.RemoveAt(which);
            return code;
        }
    }
}

/// <summary>Hands out codes to visitors, of the open round of satisfaction that has one-time codes.</summary>
internal sealed class CodesForVisitors(ProngsaiDb db, HeapsOfCodes heaps, TimeProvider clock) : IVisitCodes
{
    public async Task<bool> ThereAreAsync(AgencyId agency, CancellationToken cancellation = default) =>
        await WayAsync(agency, cancellation) is not null;

    public async Task<string?> TakeAsync(AgencyId agency, CancellationToken cancellation = default)
    {
        if (await WayAsync(agency, cancellation) is not { } way)
            return null;

        var heap = heaps.Of(way);
        await heap.Turn.WaitAsync(cancellation);
        try
        {
            while (true)
            {
                if (heap.IsEmpty)
                    await FillAsync(heap, way, cancellation);
                var code = heap.Take();
                // An officer may have cancelled the codes of this heap since.
                if (
                    await db.FindTokenAsync(
                        agency,
                        way.RoundId,
                        way.Number,
                        OneTimeToken.HashOf(way.RoundId, code),
                        cancellation
                    )
                )
                    return $"{way.Path}?code={code}";
            }
        }
        finally
        {
            heap.Turn.Release();
        }
    }

    private async Task FillAsync(HeapsOfCodes.Heap heap, WayIn way, CancellationToken cancellation)
    {
        List<string> codes =
        [
            .. Enumerable.Range(0, HeapsOfCodes.Height).Select(_ => ReadableKey.New(OneTimeToken.Length)),
        ];
        db.OneTimeTokens.AddRange(codes.Select(code => OneTimeToken.Of(way, code, OneTimeToken.ForVisitors)));
        await db.SaveChangesAsync(cancellation);
        heap.Fill(codes);
    }

    private async Task<WayIn?> WayAsync(AgencyId agency, CancellationToken cancellation)
    {
        var today = clock.Now().Today;
        var rounds = db.SurveyRounds.Where(r =>
            r.AgencyId == agency
            && r.Purpose == Purpose.Satisfaction
            && r.OpenedAt != null
            && r.ClosedAt == null
            && r.OpensOn <= today
            && r.ClosesOn >= today
        );
        return await db
            .WaysIn.AsNoTracking()
            .Where(w => w.AgencyId == agency && w.Kind == WayKind.Token && w.ClosedAt == null)
            .Where(w => rounds.Any(r => r.Id == w.RoundId))
            .OrderByDescending(w => w.RoundId)
            .ThenBy(w => w.Number)
            .FirstOrDefaultAsync(cancellation);
    }
}

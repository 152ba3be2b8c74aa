using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Answering;

/// <summary>What stands behind an address on which people answer.</summary>
internal sealed record Door(Agency Agency, Round Round, WayIn Way, Questionnaire Questionnaire);

/// <summary>
/// Remembers for a few seconds what stands behind an address: a thousand visitors of one round ask the database once. What is changed
/// on this node is seen at once, at the other nodes after those seconds.
/// </summary>
internal sealed class Doors
{
    private const long MillisecondsKept = 3_000;
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<(string Agency, string Key), (long Until, Door? Door)> _known = new();

    public void Forget() => _known.Clear();

    public async Task<Door?> BehindAsync(
        string slug,
        string key,
        ProngsaiDb db,
        IAgencies agencies,
        CancellationToken cancellation
    )
    {
        var now = Environment.TickCount64;
        if (_known.TryGetValue((slug, key), out var known) && known.Until > now)
            return known.Door;

        var door = await FindAsync(slug, key, db, agencies, cancellation);
        if (_known.Count >= MostKept)
            _known.Clear();
        _known[(slug, key)] = (now + MillisecondsKept, door);
        return door;
    }

    private static async Task<Door?> FindAsync(
        string slug,
        string key,
        ProngsaiDb db,
        IAgencies agencies,
        CancellationToken cancellation
    )
    {
        if (await agencies.BySlugAsync(slug, cancellation) is not { } agency)
            return null;

        var whose = agency.Id;
        if (
            await db.WaysIn.AsNoTracking().SingleOrDefaultAsync(w => w.AgencyId == whose && w.Key == key, cancellation)
            is not { } way
        )
            return null;

        var round = await db
            .SurveyRounds.AsNoTracking()
            .SingleAsync(r => r.AgencyId == whose && r.Id == way.RoundId, cancellation);
        var version = await db
            .QuestionnaireVersions.AsNoTracking()
            .SingleAsync(
                v =>
                    v.AgencyId == whose
                    && v.QuestionnaireId == round.QuestionnaireId
                    && v.Number == round.QuestionnaireVersion,
                cancellation
            );
        return new Door(agency, round, way, version.Questionnaire);
    }
}

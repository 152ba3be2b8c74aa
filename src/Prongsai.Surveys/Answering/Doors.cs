using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Answering;

/// <summary>What stands behind an address on which people answer.</summary>
internal sealed record Door(Agency Agency, Round Round, WayIn Way, Questionnaire Questionnaire)
{
    /// <summary>A form is one visitor's own; going back in the browser shows it again without asking.</summary>
    public const string OneVisitorsOwn = "private, no-cache";

    /// <summary>The first page by language, where it was rendered already.</summary>
    public ConcurrentDictionary<string, KeptForm> Forms { get; } = new();

    /// <summary>The first section that anybody is asked something in.</summary>
    public int FirstSection
    {
        get => field >= 0 ? field : field = SectionAskedFirst();
    } = -1;

    public bool IsOpenOn(DateOnly today) => Way.ClosedAt is null && Round.StandingOn(today) == RoundStanding.Open;

    /// <summary>The language that was asked for, else the visitor's, else Thai; always one that is offered.</summary>
    public string LanguageFor(string? asked, Speaker say) =>
        asked is not null && Questionnaire.Languages.Contains(asked) ? asked
        : Questionnaire.Languages.Contains(say.Code) ? say.Code
        : SurveyText.Thai;

    private int SectionAskedFirst()
    {
        var blank = Questionnaire.Columns.Blank();
        var sections = Questionnaire.Sections;
        for (var section = 0; section < sections.Count; section++)
            if (sections[section].Questions.Any(q => Branching.IsAsked(Questionnaire, q, blank)))
                return section;

        return 0;
    }
}

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

    /// <summary>What is remembered; null where the database must be asked.</summary>
    public Door? Known(string slug, string key) =>
        _known.TryGetValue((slug, key), out var known) && known.Until > Environment.TickCount64 ? known.Door : null;

    /// <param name="services">Of the request; asked for the database only where nothing is remembered.</param>
    public async Task<Door?> BehindAsync(
        string slug,
        string key,
        IServiceProvider services,
        CancellationToken cancellation
    )
    {
        var now = Environment.TickCount64;
        if (_known.TryGetValue((slug, key), out var known) && known.Until > now)
            return known.Door;

        var door = await FindAsync(
            slug,
            key,
            services.GetRequiredService<ProngsaiDb>(),
            services.GetRequiredService<IAgencies>(),
            cancellation
        );
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

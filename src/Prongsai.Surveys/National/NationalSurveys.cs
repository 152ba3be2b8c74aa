using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.National;

/// <summary>Reads a country out of the database in one pass, or out of a sealed file, and scores it.</summary>
internal sealed class NationalSurveys(
    ProngsaiDb db,
    IAgencies agencies,
    IFigureSums rollUps,
    LoadingANation loading,
    ResultSettings settings
) : INationalSurveys
{
    private const int SaidEvery = 50_000;
    private static readonly Bilingual Answers = new("คำตอบ", "answers");

    public Task<NationLoaded> LoadAsync(
        MadeUpNation nation,
        IProgress<HowFar>? progress,
        CancellationToken cancellation = default
    ) => loading.LoadAsync(nation, progress, cancellation);

    public Task<long> RemoveAsync(IProgress<HowFar>? progress, CancellationToken cancellation = default) =>
        loading.RemoveAsync(progress, cancellation);

    public async Task<NationScored> ScoreAsync(
        FiscalYear year,
        string? sealedFile,
        string? sealTo,
        IProgress<HowFar>? progress,
        CancellationToken cancellation = default
    )
    {
        var all = await agencies.AllAsync(cancellation);
        var rules = await rollUps.OfYearAsync(year, all, cancellation);
        var rounds = await LatestRoundsAsync(year, cancellation);
        if (rounds.Count == 0)
            throw new RefusedException([NationalRefusals.NoRounds(year)]);

        var layouts = await LayoutsAsync(year, rounds, cancellation);
        var watch = Stopwatch.StartNew();
        var answers = sealedFile is null
            ? await ReadAsync(year, rounds, layouts, progress, cancellation)
            : SealedAnswers.Read(sealedFile, layouts.ByHash);
        var reading = watch.Elapsed;
        if (answers.Year != year)
            throw new RefusedException([NationalRefusals.OtherYear(sealedFile!, answers.Year, year)]);
        if (sealTo is not null)
            await SealedAnswers.WriteAsync(sealTo, answers, cancellation);

        watch.Restart();
        var tally = new NationalTally(answers, rules, settings.Fewest);
        tally.Count();
        var nation = tally.Nation();
        var scoring = watch.Elapsed;

        return new NationScored(
            AgenciesOf(all, answers, tally, [.. rounds.Where(r => r.IsMadeUp).Select(r => r.AgencyId)]),
            nation.Means,
            nation.Questions,
            settings.Fewest,
            answers.People,
            answers.Rounds.Sum(r => (long)r.People * answers.Layouts[r.Layout].Columns.Length),
            reading,
            scoring
        );
    }

    /// <summary>Of each agency and each kind of rehearsal the one that opened last.</summary>
    private async Task<IReadOnlyList<Round>> LatestRoundsAsync(FiscalYear year, CancellationToken cancellation)
    {
        var rounds = await db
            .SurveyRounds.AsNoTracking()
            .Where(r =>
                r.Year == year
                && r.OpenedAt != null
                && (r.Purpose == Purpose.RehearsalIit || r.Purpose == Purpose.RehearsalEit)
            )
            .ToListAsync(cancellation);
        return
        [
            .. rounds
                .GroupBy(r => (r.AgencyId, r.Purpose))
                .Select(g => g.OrderBy(r => r.OpensOn).ThenBy(r => r.Id.Value).Last()),
        ];
    }

    private async Task<KnownLayouts> LayoutsAsync(
        FiscalYear year,
        IReadOnlyList<Round> rounds,
        CancellationToken cancellation
    )
    {
        // The text of a questionnaire is long and the same in thousands of agencies: hashes first, then each text once.
        var ofYear = db.SurveyRounds;
        var hashes = await db
            .QuestionnaireVersions.AsNoTracking()
            .Where(v =>
                ofYear.Any(r =>
                    r.AgencyId == v.AgencyId
                    && r.Year == year
                    && r.QuestionnaireId == v.QuestionnaireId
                    && r.QuestionnaireVersion == v.Number
                )
            )
            .Select(v => new
            {
                v.AgencyId,
                v.QuestionnaireId,
                v.Number,
                v.Hash,
            })
            .ToDictionaryAsync(v => (v.AgencyId, v.QuestionnaireId, v.Number), v => v.Hash, cancellation);
        var hashOf = rounds.ToDictionary(
            r => r.Id,
            r => hashes[(r.AgencyId, r.QuestionnaireId, r.QuestionnaireVersion)]
        );
        var holders = hashes.GroupBy(h => h.Value).Select(g => g.First().Key.AgencyId).Distinct().ToList();
        var wanted = hashOf.Values.Distinct().ToList();
        var texts = await db
            .QuestionnaireVersions.AsNoTracking()
            .Where(v => holders.Contains(v.AgencyId) && wanted.Contains(v.Hash))
            .Select(v => new { v.Hash, v.Json })
            .ToListAsync(cancellation);
        return new KnownLayouts(
            [
                .. texts
                    .DistinctBy(t => t.Hash)
                    .OrderBy(t => t.Hash, StringComparer.Ordinal)
                    .Select(t => new Layout(t.Hash, QuestionnaireJson.ReadKept(t.Json))),
            ],
            hashOf
        );
    }

    private async Task<NationalAnswers> ReadAsync(
        FiscalYear year,
        IReadOnlyList<Round> rounds,
        KnownLayouts layouts,
        IProgress<HowFar>? progress,
        CancellationToken cancellation
    )
    {
        GatheringAnswers gathering = new();
        foreach (var round in rounds)
        {
            var layout = layouts.IndexOf(round.Id);
            gathering.Expect(round.AgencyId, round.Id, round.Purpose, layout, layouts.All[layout]);
        }

        long read = 0;
        // One statement, one pass, nothing tracked; PostgreSQL reads the partition of the year and no other.
        await foreach (
            var answer in db
                .SurveyAnswers.AsNoTracking()
                .Where(a => a.Year == year)
                .Select(a => new { a.RoundId, a.Given })
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
        {
            gathering.Add(answer.RoundId, answer.Given);
            if (++read % SaidEvery == 0)
                progress?.Report(new(Answers, read, 0));
        }

        return gathering.Done(year, layouts.All);
    }

    private static List<AgencyOfNation> AgenciesOf(
        IReadOnlyList<Agency> all,
        NationalAnswers answers,
        NationalTally tally,
        HashSet<AgencyId> madeUp
    )
    {
        List<AgencyOfNation> found = [];
        foreach (var agency in all)
        {
            if (tally.Of(agency.Id) is not { } scored)
                continue;

            var rule = scored.Rule;
            found.Add(
                new AgencyOfNation(
                    agency,
                    PeopleOf(Purpose.RehearsalIit),
                    PeopleOf(Purpose.RehearsalEit),
                    rule is null
                        ? new Dictionary<string, Exact>()
                        : rule
                            .Gives.Select((g, at) => (g.Code, Value: rule.Value(at, scored.Gives[at])))
                            .ToDictionary(g => g.Code, g => g.Value),
                    rule?.BandOf(scored.Gives),
                    madeUp.Contains(agency.Id)
                )
            );

            int PeopleOf(Purpose purpose) =>
                scored.Rounds.Select(r => answers.Rounds[r]).Where(r => r.Purpose == purpose).Sum(r => r.People);
        }

        return found;
    }

    /// <summary>The layouts of a year, and which of them each round has.</summary>
    private sealed class KnownLayouts(IReadOnlyList<Layout> all, IReadOnlyDictionary<RoundId, string> hashOf)
    {
        private readonly Dictionary<string, int> _places = all.Select((l, at) => (l.Hash, at))
            .ToDictionary(l => l.Hash, l => l.at);

        public IReadOnlyList<Layout> All => all;

        public int IndexOf(RoundId round) => _places[hashOf[round]];

        public Layout? ByHash(string hash) => _places.TryGetValue(hash, out var at) ? all[at] : null;
    }
}

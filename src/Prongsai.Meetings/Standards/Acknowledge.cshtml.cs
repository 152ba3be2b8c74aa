using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Standards;

/// <summary>One person reads a standard, or only what changed in it, answers its questions, and acknowledges it. Works without script.</summary>
[OwnAccount]
[Act("อ่านและรับทราบมาตรฐาน", "Read and acknowledge a standard")]
internal sealed class AcknowledgeModel(
    ProngsaiDb db,
    IPeople people,
    IAgencies agencies,
    KeptFiles files,
    TimeProvider clock
) : PageModel
{
    private OfficeStaff _office = null!;
    private StaffMember _me = null!;
    private AskedPerson? _row;
    private List<QuestionTry> _tries = [];
    private int? _acknowledged;

    public Standard Standard { get; private set; } = null!;
    public IReadOnlyList<StandardVersion> Versions { get; private set; } = [];
    public StandardVersion Latest => Versions[^1];

    /// <summary>When they acknowledged what still holds; null: not yet.</summary>
    public Acknowledgement? Done { get; private set; }

    /// <summary>What is to be read.</summary>
    public Asked ToRead { get; private set; } = null!;

    /// <summary>Numbers of the questions that are not answered right yet.</summary>
    public IReadOnlyList<int> Open { get; private set; } = [];

    /// <summary>Answered wrong just now: the reason and the point are shown again.</summary>
    public IReadOnlyList<int> Wrong { get; private set; } = [];

    public IReadOnlyDictionary<int, int> Chosen { get; private set; } = new Dictionary<int, int>();
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(StandardId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnGetFileAsync(StandardId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        return await Standard.SendFileAsync(files, Response, Versions, Latest.Number, cancellation);
    }

    /// <param name="version">The version that the page showed. Answers count for that one, also when a newer one came meanwhile.</param>
    public async Task<IActionResult> OnPostAnswerAsync(StandardId id, int version, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        if (Done is not null)
            return LocalRedirect(Standard.MyPage);

        var shown = Versions.FirstOrDefault(v => v.Number == version) ?? Latest;
        var isLatest = shown.Number == Latest.Number;
        var asked = AskedOf(shown);
        var open = OpenOf(shown, asked);
        Chosen = open.Select(n => (n, Choice: ChoiceOf(n)))
            .Where(c => c.Choice > 0)
            .ToDictionary(c => c.n, c => c.Choice);
        if (Chosen.Count < open.Count)
        {
            WhyNot = isLatest ? [StandardRefusals.Unanswered] : [Outdated(shown)];
            return Page();
        }

        var now = clock.Now();
        List<int> wrong = [];
        foreach (var number in open)
        {
            var isRight = shown.Content.Questions[number - 1].Right == Chosen[number];
            TryOf(shown, number).Take(isRight, now);
            if (!isRight)
                wrong.Add(number);
        }

        if (wrong.Count == 0)
            RowOf(now).HaveRead(shown.Number);
        await SaveAsync(shown.Number, cancellation);
        if (wrong.Count == 0 && isLatest)
            return LocalRedirect($"{Standard.MyPage}#acknowledge");

        await FetchAsync(id, cancellation);
        if (isLatest)
            Wrong = wrong;
        else
            WhyNot = [Outdated(shown)];
        return Page();
    }

    public async Task<IActionResult> OnPostAcknowledgeAsync(StandardId id, int version, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        if (Done is not null)
            return LocalRedirect(Standard.MyPage);

        WhyNot =
            version != Latest.Number
                ?
                [
                    Versions.FirstOrDefault(v => v.Number == version) is { } was
                        ? Outdated(was)
                        : StandardRefusals.NotRead,
                ]
            : Open.Count > 0 ? [StandardRefusals.NotRead]
            : [];
        if (WhyNot.Count > 0)
            return Page();

        var now = clock.Now();
        RowOf(now).HaveRead(Latest.Number);
        db.Acknowledgements.Add(Acknowledgement.Of(Latest, _me, _office.SectionOf(_me), now));
        db.Journal(
            Standard.AgencyId,
            now,
            User.Actor(),
            "StandardAcknowledged",
            Standard.Record,
            new { version = Latest.Number, sha256 = Latest.Hash }
        );
        await SaveAsync(Latest.Number, cancellation);

        var coverage = await Coverage.OfAsync(db, _office, Standard, Versions, now.Today, cancellation);
        if (coverage.IsComplete)
        {
            db.FileCoverage(Standard.AgencyId, Standard.Id, now);
            await db.SaveChangesAsync(cancellation);
        }

        return LocalRedirect(Standard.MyPage);
    }

    private static Refusal Outdated(StandardVersion shown, StandardVersion latest) =>
        StandardRefusals.Outdated(shown.Number, latest.Number);

    private Refusal Outdated(StandardVersion shown) => Outdated(shown, Latest);

    private int ChoiceOf(int question) =>
        int.TryParse(Request.Form[$"q{question}"], NumberStyles.None, CultureInfo.InvariantCulture, out var choice)
            ? choice
            : 0;

    // What they read to the end counts, acknowledged or not: of two versions in a row they read the difference.
    private Asked AskedOf(StandardVersion version) =>
        Asked.Of(
            [.. Versions.Where(v => v.Number <= version.Number)],
            new[] { _acknowledged, _row?.ReadVersion is { } read && read < version.Number ? (int?)read : null }.Max()
        );

    private List<int> OpenOf(StandardVersion version, Asked asked) =>
        _row?.ReadVersion >= version.Number
            ? []
            :
            [
                .. asked.Questions.Where(n =>
                    _tries.All(t => t.Number != version.Number || t.Question != n || t.RightAt is null)
                ),
            ];

    private QuestionTry TryOf(StandardVersion version, int question)
    {
        var known = _tries.FirstOrDefault(t => t.Number == version.Number && t.Question == question);
        if (known is not null)
            return known;

        known = new QuestionTry
        {
            AgencyId = Standard.AgencyId,
            StandardId = Standard.Id,
            Number = version.Number,
            Question = question,
            AccountId = _me.AccountId,
        };
        db.QuestionTries.Add(known);
        return known;
    }

    private AskedPerson RowOf(Now now)
    {
        if (_row is null)
            db.AskedPeople.Add(_row = AskedPerson.Of(Standard, _me.AccountId, now.Today));
        return _row;
    }

    // Two tabs at once: the second is told to look again; what the first saved stays.
    private async Task SaveAsync(int version, CancellationToken cancellation)
    {
        var (agency, id, me) = (Standard.AgencyId, Standard.Id, _me.AccountId);
        try
        {
            await db.SaveNewOrRefuseAsync<QuestionTry>(
                t => t.AgencyId == agency && t.StandardId == id && t.Number == version && t.AccountId == me,
                StandardRefusals.Raced,
                cancellation
            );
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RefusedException([StandardRefusals.Raced]);
        }
    }

    private async Task FetchAsync(StandardId id, CancellationToken cancellation)
    {
        var (agency, me) = (User.Agency(), User.Actor().AccountId);
        Standard = await db.StandardAsync(agency, id, cancellation);
        Versions = await db.VersionsAsync(Standard, cancellation);
        _office = await OfficeStaff.OfAsync(people, agencies, agency, cancellation);
        if (Versions.Count == 0 || _office.Find(me) is not { } person || !Standard.IsFor(person, _office.Sections))
            throw new MissingException("standard");

        _me = person;
        _row = await db.AskedPeople.FirstOrDefaultAsync(
            a => a.AgencyId == agency && a.StandardId == id && a.AccountId == me,
            cancellation
        );
        _tries = await db
            .QuestionTries.Where(t => t.AgencyId == agency && t.StandardId == id && t.AccountId == me)
            .ToListAsync(cancellation);
        var last = await db
            .Acknowledgements.AsNoTracking()
            .Where(a => a.AgencyId == agency && a.StandardId == id && a.AccountId == me)
            .OrderByDescending(a => a.Number)
            .FirstOrDefaultAsync(cancellation);
        _acknowledged = last?.Number;
        Done = last is not null && Asked.Of(Versions, last.Number).IsNothing ? last : null;
        ToRead = AskedOf(Latest);
        Open = OpenOf(Latest, ToRead);
    }
}

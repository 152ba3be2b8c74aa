using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Prongsai.Kernel;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Answering;

/// <summary>What the visitor is shown.</summary>
internal enum Shown
{
    Questions,
    NotYet,
    Over,
    CodeWanted,
    BallotWanted,
    Stale,
    Spent,
    Slow,
    Later,
    Away,
}

/// <summary>
/// Where people answer. Without an account, without a cookie, without a script. The form carries its own seal, and nothing of the
/// visitor's is acted on by being signed in, so it needs no antiforgery token (which would need a cookie).
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, TypeFilter<FromKeptForms>]
internal sealed class AnswerModel(
    Doors doors,
    SheetSeal seal,
    Floods floods,
    Intake intake,
    Speaker say,
    TimeProvider clock
) : PageModel
{
    // A browser gives up after a minute or more; an honest page should come before that.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private SheetState? _sheet;

    // Most who answer never need it.
    private ProngsaiDb Database => HttpContext.RequestServices.GetRequiredService<ProngsaiDb>();

    public Door Door { get; private set; } = null!;
    public SheetState Sheet =>
        _sheet ??= SheetState.New(Door.Round, Door.Way, Questionnaire, Language, clock.Now(), null);
    public Shown Shows { get; private set; }
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>True when an answer on this page asked for more on the same page.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Somebody typed a code that is none.</summary>
    public bool CodeIsUnknown { get; private set; }

    public Questionnaire Questionnaire => Door.Questionnaire;
    public string Language => _sheet?.Language ?? Chosen(null);
    public string Here => $"/{Door.Agency.Slug}/survey/{Door.Way.Key}";
    public SurveySection Section => Questionnaire.Sections[Sheet.Section];
    public IReadOnlyList<Question> Asked => AskedIn(Section);
    public string Sealed => field ??= seal.Close(Sheet);
    public bool IsFirst => Earlier(Sheet.Section) is null;
    public bool IsLast => Later(Sheet.Section) is null;

    public async Task<IActionResult> OnGetAsync(
        string agency,
        string key,
        string? code,
        string? ballot,
        string? @in,
        CancellationToken cancellation
    )
    {
        await FetchAsync(agency, key, cancellation);
        var now = clock.Now();
        if (!IsOpen(now.Today))
            return Page();

        byte[]? token = null;
        if (Door.Way.Kind == WayKind.Token)
        {
            token = await TokenOfAsync(code, cancellation);
            (Shows, CodeIsUnknown) = token is null ? (Shown.CodeWanted, !string.IsNullOrEmpty(code)) : (Shows, false);
        }
        else if (Door.Way.Kind == WayKind.Staff)
        {
            token = seal.HashOfBallot(Door.Round.Id, ballot);
            Shows = token is null ? Shown.BallotWanted : Shows;
        }

        if (Shows == Shown.Questions && token is not null && await IsSpentAsync(token, cancellation))
            Shows = Shown.Spent;
        _sheet = SheetState.New(Door.Round, Door.Way, Questionnaire, Chosen(@in), now, token);
        Speak();
        Sheet.Section = Later(-1) ?? 0;
        return Shows == Shown.Questions && token is null ? new PageToKeep(Door, Language, Sealed) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // Nothing is bound as a parameter: a body that is no form would leave it empty, and binding reads the whole form a second time.
        var cancellation = HttpContext.RequestAborted;
        await FetchAsync($"{RouteData.Values["agency"]}", $"{RouteData.Values["key"]}", cancellation);
        var now = clock.Now();
        if (await FormAsync(cancellation) is not { } form)
            return Stale();
        if (form("code") is { Count: > 0 } code)
            return LocalRedirect($"{Here}?code={Uri.EscapeDataString(ReadableKey.Tidy(code))}");
        if (!IsOpen(now.Today))
            return Page();
        if (seal.Open(form("sheet")) is not { } sheet || !Fits(sheet))
            return Stale();

        _sheet = sheet;
        if (form("in") is { Count: > 0 } other)
            Sheet.Language = Chosen(other);
        Speak();

        var reading = new FormReading(Questionnaire, Sheet.Row, Sheet.Texts);
        var shown = Asked;
        foreach (var question in shown)
            reading.Take(question, form);
        if (form("go") == "back")
        {
            Sheet.Section = Earlier(Sheet.Section) ?? Sheet.Section;
            return Page();
        }

        if (form("in").Count > 0)
            return Page();
        // An answer may bring up another question on the same page.
        var asked = Asked;
        HasMore = asked.ExceptBy(shown.Select(q => q.Code), q => q.Code).Any();
        if (!HasMore)
            reading.Require(asked);
        Problems = reading.Problems;
        if (HasMore || Problems.Count > 0)
            return Page();
        if (Later(Sheet.Section) is { } next)
        {
            Sheet.Section = next;
            return Page();
        }

        if (FirstOpen() is { } skipped)
        {
            // Somebody made up the order of the pages.
            Sheet.Section = skipped;
            reading.Require(Asked);
            Problems = reading.Problems;
            return Page();
        }

        reading.ForgetWhatIsNotAsked();
        return await SendAsync(form("work"), now, cancellation);
    }

    private async Task<IActionResult> SendAsync(string? work, Now now, CancellationToken cancellation)
    {
        if (IsHeldUp(work, now))
            return Page();

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var outcome = await intake.TakeAsync(ToSend(now), patience.Token);
            if (outcome != Outcome.TokenSpent)
                return LocalRedirect($"{Here}/thanks?in={Sheet.Language}");

            Shows = Shown.Spent;
        }
        catch (Exception failure)
            when (failure
                    is OperationCanceledException
                        or InvalidOperationException
                        or System.Threading.Channels.ChannelClosedException
                && !cancellation.IsCancellationRequested
            )
        {
            Shows = Shown.Away;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        return Page();
    }

    private bool IsHeldUp(string? work, Now now)
    {
        var second = new DateTimeOffset(now.Utc).ToUnixTimeSeconds();
        if (Sheet.SlowUntil > 0 && (Floods.IsWorkedFor(Sheet, work) || second >= Sheet.SlowUntil))
            return false;

        var flood = floods.Count(HttpContext.Connection.RemoteIpAddress);
        if (flood == Flood.Calm && Sheet.SlowUntil == 0)
            return false;

        Shows = flood == Flood.TooMuch ? Shown.Later : Shown.Slow;
        if (Sheet.SlowUntil == 0)
            Sheet.SlowUntil = second + Floods.SecondsOfPatience;
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return true;
    }

    private Sending ToSend(Now now)
    {
        var seconds = new DateTimeOffset(now.Utc).ToUnixTimeSeconds() - Sheet.BegunAt;
        return new(
            Door.Agency.Id,
            Door.Round.Year,
            Door.Round.Id,
            Door.Way.Number,
            now.Today,
            Sheet.Language,
            Columns.Pack(Sheet.Row),
            Sheet.Nonce
        )
        {
            Token = Sheet.Token,
            Pace = (short)Math.Clamp(seconds / 5 + 1, 1, 720),
            Texts = [.. Sheet.Texts.Select(text => (text.Key, text.Value))],
            Whence =
                Door.Round.IsOfStaff || Door.Way.Kind == WayKind.Staff
                    ? null
                    : new(
                        (short)(now.Utc + Clock.Thailand).Hour,
                        DeviceReading.Of(Request.Headers.UserAgent),
                        floods.NumberOf(HttpContext.Connection.RemoteIpAddress, now.Today)
                    ),
        };
    }

    private async Task FetchAsync(string agency, string key, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = Door.OneVisitorsOwn;
        Door = await doors.BehindAsync(agency, key, HttpContext.RequestServices, cancellation).OrMissAsync();
        if (Door.Way.Kind is WayKind.Paper or WayKind.Kiosk)
            throw new MissingException("survey");
    }

    private bool IsOpen(DateOnly today)
    {
        Shows = Door.Way.ClosedAt is not null
            ? Shown.Over
            : Door.Round.StandingOn(today) switch
            {
                RoundStanding.Open => Shown.Questions,
                RoundStanding.Closed => Shown.Over,
                _ => Shown.NotYet,
            };
        Speak();
        return Shows == Shown.Questions;
    }

    private bool Fits(SheetState sheet) =>
        sheet.Round == Door.Round.Id
        && sheet.Way == Door.Way.Number
        && sheet.Version == Door.Round.QuestionnaireVersion
        && sheet.Row.Length == Questionnaire.Columns.Count
        && sheet.Section >= 0
        && sheet.Section < Questionnaire.Sections.Count;

    private PageResult Stale()
    {
        Shows = Shown.Stale;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<byte[]?> TokenOfAsync(string? code, CancellationToken cancellation)
    {
        var typed = ReadableKey.Tidy(code);
        if (typed.Length != OneTimeToken.Length)
            return null;

        var (agency, round, way, hash) = (
            Door.Agency.Id,
            Door.Round.Id,
            Door.Way.Number,
            OneTimeToken.HashOf(Door.Round.Id, typed)
        );
        return await Database.FindTokenAsync(agency, round, way, hash, cancellation) ? hash : null;
    }

    private Task<bool> IsSpentAsync(byte[] token, CancellationToken cancellation) =>
        Database.IsSpentAsync(Door.Agency.Id, Door.Round.Id, token, cancellation);

    /// <summary>Thai and English as everywhere; the page itself is in whatever language the questionnaire was asked for.</summary>
    private void Speak() => say.Language = Language == SurveyText.Thai ? Kernel.Language.Thai : Kernel.Language.English;

    private string Chosen(string? asked) => Door.LanguageFor(asked, say);

    private IReadOnlyList<Question> AskedIn(SurveySection section) =>
        [.. section.Questions.Where(q => Branching.IsAsked(Questionnaire, q, Sheet.Row))];

    private int? Later(int section) =>
        Enumerable
            .Range(section + 1, Questionnaire.Sections.Count - section - 1)
            .Where(s => AskedIn(Questionnaire.Sections[s]).Count > 0)
            .Cast<int?>()
            .FirstOrDefault();

    private int? Earlier(int section) =>
        Enumerable
            .Range(0, section)
            .Reverse()
            .Where(s => AskedIn(Questionnaire.Sections[s]).Count > 0)
            .Cast<int?>()
            .FirstOrDefault();

    private int? FirstOpen()
    {
        for (var section = 0; section < Sheet.Section; section++)
        {
            var reading = new FormReading(Questionnaire, Sheet.Row, Sheet.Texts);
            reading.Require(AskedIn(Questionnaire.Sections[section]));
            if (reading.Problems.Count > 0)
                return section;
        }

        return null;
    }

    /// <summary>The words of the question (or its part) that something is wrong with.</summary>
    public (string Text, string Language) AskedAt(Problem problem)
    {
        foreach (var question in Asked)
        {
            if (problem.Field == FormReading.FieldOf(question))
                return question.Text.For(Language);

            for (var part = 0; part < question.Parts.Count; part++)
                if (problem.Field == FormReading.FieldOf(question, part))
                    return question.Parts[part].Text.For(Language);
        }

        return ("", Language);
    }

    /// <summary>What was sent; null where it is no form (a null character, more fields than any page has).</summary>
    private async Task<Func<string, StringValues>?> FormAsync(CancellationToken cancellation)
    {
        if (!Request.HasFormContentType)
            return _ => StringValues.Empty;

        try
        {
            var form = await Request.ReadFormAsync(cancellation);
            return field => form.TryGetValue(field, out var values) ? values : StringValues.Empty;
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }
}

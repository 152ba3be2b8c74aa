using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Prongsai.Kernel;
using Prongsai.Surveys.Answering;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Kiosks;

/// <summary>
/// Takes what a tablet has kept. Each answer is acknowledged once it is on the disk, and counts once however often it is sent; what is
/// refused is named with its reason and stays on the tablet. No cookie is read, so it needs no antiforgery token.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class SyncKioskModel(
    ProngsaiDb db,
    Doors doors,
    SheetSeal seal,
    Floods floods,
    Intake intake,
    TimeProvider clock
) : PageModel
{
    // The tablet waits longer, so that it hears what became of those that were taken.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private Door _door = null!;
    private KioskQuestion? _asks;

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        _door = await doors.KioskAsync(
            $"{RouteData.Values["agency"]}",
            $"{RouteData.Values["key"]}",
            HttpContext.RequestServices,
            cancellation
        );
        _asks = KioskQuestion.Of(_door.Questionnaire);
        var now = clock.Now();
        if (await ReadAsync(cancellation) is not { } batch)
            return Refuse(KioskRefusals.Unreadable);
        if (batch.Answers is { Count: > KioskBatch.MostAtOnce })
            return Refuse(KioskRefusals.TooMany);

        var answers = batch.Answers ?? [];
        if (floods.IsTooMuch(_door.Way, answers.Count))
        {
            Response.Headers.RetryAfter = "60";
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        List<KioskRefused> refused = [];
        List<(string Id, Sending Sending)> toTake = [];
        foreach (var answer in answers)
        {
            var (sending, whyNot) = Judge(answer, now);
            if (whyNot is not null)
                refused.Add(new(answer?.Id, whyNot.Code, whyNot.Words.Th, whyNot.Words.En));
            else
                toTake.Add((answer!.Id!, sending!));
        }

        var taken = await TakeAsync(toTake, cancellation);
        await NoteAsync(batch, now, cancellation);
        return new JsonResult(
            new KioskTold(
                new DateTimeOffset(now.Utc).ToUnixTimeMilliseconds(),
                seal.CloseKiosk(_door.Round, _door.Way, now.Today),
                KioskTold.StandingOf(_door),
                taken,
                refused
            )
        );
    }

    private async Task<KioskBatch?> ReadAsync(CancellationToken cancellation)
    {
        if (!Request.HasJsonContentType())
            return null;

        try
        {
            return await JsonSerializer.DeserializeAsync<KioskBatch>(
                Request.Body,
                JsonSerializerOptions.Web,
                cancellation
            );
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private (Sending? Sending, Refusal? WhyNot) Judge(KioskAnswer? answer, Now now)
    {
        if (answer?.KeyFor(_door.Way) is not { } key)
            return (null, KioskRefusals.NoKey);
        if (seal.OpenKiosk(answer.Seal) is not { } told || told.Round != _door.Round.Id || told.Way != _door.Way.Number)
            return (null, KioskRefusals.NotOurs);
        if (told.Version != _door.Round.QuestionnaireVersion)
            return (null, KioskRefusals.OtherVersion);
        if (!IsoDay.TryParse(answer.Day, out var said))
            return (null, KioskRefusals.NoDay);

        var (day, whyNot) = KioskDay.Of(_door.Round, _door.Way, told.Day, said, now.Today);
        if (whyNot is not null)
            return (null, whyNot);
        if (_asks is null || answer.Question != _asks.Question.Code || string.IsNullOrEmpty(answer.Value))
            return (null, KioskRefusals.NotThisQuestion);

        var row = _door.Questionnaire.Columns.Blank();
        var reading = new FormReading(_door.Questionnaire, row, new Dictionary<short, string>());
        reading.Take(_asks.Question, _ => new StringValues(answer.Value));
        if (reading.Problems is [var problem, ..])
            return (null, new Refusal("kiosk-value", problem.Words));

        // Whence is not said: the hour at which a tablet finds the network is not the hour at which anybody answered.
        return (
            new Sending(
                _door.Agency.Id,
                _door.Round.Year,
                _door.Round.Id,
                _door.Way.Number,
                day,
                _door.Questionnaire.Languages.Contains(answer.Language) ? answer.Language! : SurveyText.Thai,
                Columns.Pack(row),
                key
            ),
            null
        );
    }

    /// <summary>All of them at once, so that they fall into few commits; the numbers of those that are on the disk.</summary>
    private async Task<IReadOnlyList<string>> TakeAsync(
        IReadOnlyList<(string Id, Sending Sending)> answers,
        CancellationToken cancellation
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        var outcomes = await Task.WhenAll(answers.Select(a => IsTakenAsync(a.Sending, patience.Token)));
        return [.. answers.Where((_, n) => outcomes[n]).Select(a => a.Id)];
    }

    private async Task<bool> IsTakenAsync(Sending sending, CancellationToken cancellation)
    {
        try
        {
            await intake.TakeAsync(sending, cancellation);
            return true;
        }
        catch (Exception failure)
            when (failure
                    is OperationCanceledException
                        or InvalidOperationException
                        or System.Threading.Channels.ChannelClosedException
            )
        {
            // It is not acknowledged, so the tablet keeps it and sends it again.
            return false;
        }
    }

    /// <summary>That it lives and how many wait, coarsely: the officer wants to know whether it works, not when anybody stood there.</summary>
    private async Task NoteAsync(KioskBatch batch, Now now, CancellationToken cancellation)
    {
        var (agency, round, number) = (_door.Agency.Id, _door.Round.Id, _door.Way.Number);
        var seen = WayIn.Coarsely(now);
        var (waiting, refused) = (Math.Clamp(batch.Waiting, 0, 1_000_000), Math.Clamp(batch.Refused, 0, 1_000_000));
        try
        {
            await db
                .WaysIn.Where(w => w.AgencyId == agency && w.RoundId == round && w.Number == number)
                .Where(w => w.SeenAt != seen || w.Waiting != waiting || w.Refused != refused)
                .ExecuteUpdateAsync(
                    w =>
                        w.SetProperty(x => x.SeenAt, seen)
                            .SetProperty(x => x.Waiting, waiting)
                            .SetProperty(x => x.Refused, refused),
                    cancellation
                );
        }
        catch (System.Data.Common.DbException)
        {
            // What was taken must be acknowledged all the same; the next sign of life is a minute away.
        }
    }

    private static JsonResult Refuse(Refusal refusal) =>
        new(new KioskRefused(null, refusal.Code, refusal.Words.Th, refusal.Words.En))
        {
            StatusCode = StatusCodes.Status400BadRequest,
        };
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys.Answering;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Paper;

/// <summary>
/// Enters a paper sheet. The first entry waits; the second must say the same, or the differences are shown and the paper decides. Only
/// then it is an answer, and both entries are forgotten.
/// </summary>
[Writes(Duty.SurveyManager, Duty.ServiceOfficer)]
[Act("บันทึกแบบสอบถามกระดาษ", "Enter a paper questionnaire")]
internal sealed class EnterPaperModel(ProngsaiDb db, Intake intake, Speaker say, TimeProvider clock) : PageModel
{
    public const int GreatestNumber = 1_000_000;

    public Round Round { get; private set; } = null!;
    public WayIn Way { get; private set; } = null!;
    public Questionnaire Questionnaire { get; private set; } = null!;
    public int? Number { get; private set; }
    public short[] Row { get; private set; } = [];
    public SortedDictionary<short, string> Texts { get; private set; } = [];
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Questions that the two entries answer differently.</summary>
    public IReadOnlyList<Question> Different { get; private set; } = [];

    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public IReadOnlyList<PaperSheet> Waiting { get; private set; } = [];
    public int Done { get; private set; }
    public Bilingual? Said { get; private set; }
    public string Here => $"/staff/surveys/{Round.Id.Value}/paper";

    public QuestionShown Shown(Question question) => new(question, Questionnaire, Row, Texts, say.Code, Problems);

    public async Task OnGetAsync(RoundId id, string? said, int? number, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        Said = PaperWords.Said(said, number);
    }

    /// <param name="again">The first entry was wrong: this one takes its place.</param>
    public async Task<IActionResult> OnPostAsync(RoundId id, int? number, bool again, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        Number = number;
        var (now, by) = (clock.Now(), User.Actor());
        var form = await Request.ReadFormAsync(cancellation);
        var reading = new FormReading(Questionnaire, Row, Texts);
        foreach (var question in Questionnaire.Questions)
            reading.Take(question, field => form[field]);
        reading.ForgetWhatIsNotAsked();
        Problems = reading.Problems;
        WhyNot =
            Round.OpenedAt is null ? [RoundRefusals.NotOpenYet]
            : Way.ClosedAt is not null || Round.ClosedAt is not null ? [RoundRefusals.ClosedAlready]
            : [];
        if (number is not (>= 1 and <= GreatestNumber) || WhyNot.Count > 0 || Problems.Count > 0)
        {
            WhyNot = WhyNot.Count > 0 || Problems.Count > 0 ? WhyNot : [PaperWords.NotANumber];
            return Page();
        }

        var agency = Round.AgencyId;
        var sheet = await db.PaperSheets.FirstOrDefaultAsync(
            s => s.AgencyId == agency && s.RoundId == id && s.Number == number,
            cancellation
        );
        var entry = JsonSerializer.Serialize(new PaperEntry(Row, Texts));
        if (sheet?.DoneOn is not null)
        {
            WhyNot = [PaperWords.DoneAlready(number.Value)];
            return Page();
        }

        if (sheet is null || again)
        {
            if (sheet is null)
                db.PaperSheets.Add(PaperSheet.Begin(Round, number.Value, entry, by));
            else
                sheet.BeginAgain(entry, by);
            await db.SaveOrRefuseAsync(RoundRefusals.Raced, cancellation);
            return LocalRedirect($"{Here}?said=first&number={number}");
        }

        Different = PaperEntry.Differences(
            Questionnaire,
            JsonSerializer.Deserialize<PaperEntry>(sheet.First)!,
            new PaperEntry(Row, Texts)
        );
        return Different.Count > 0 ? Page() : await TakeAsync(sheet, now, by, cancellation);
    }

    private async Task<IActionResult> TakeAsync(PaperSheet sheet, Now now, Actor by, CancellationToken cancellation)
    {
        // The same sheet is the same answer, also when the program stops between the two steps.
        await intake.TakeAsync(
            new Sending(
                Round.AgencyId,
                Round.Year,
                Round.Id,
                Way.Number,
                now.Today,
                SurveyText.Thai,
                Columns.Pack(Row),
                SHA256.HashData(Encoding.UTF8.GetBytes($"paper/{Round.Id.Value:N}/{sheet.Number}"))
            )
            {
                Texts = [.. Texts.Select(text => (text.Key, text.Value))],
            },
            cancellation
        );
        sheet.Done(by, now.Today);
        db.Journal(
            Round.AgencyId,
            now,
            by,
            "SurveyPaperEntered",
            Round.Record,
            new
            {
                sheet = sheet.Number,
                first = sheet.FirstBy,
                second = by.Name,
            }
        );
        await db.SaveOrRefuseAsync(RoundRefusals.Raced, cancellation);
        return LocalRedirect($"{Here}?said=done&number={sheet.Number}");
    }

    private async Task FetchAsync(RoundId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Round = await db.RoundAsync(agency, id, cancellation);
        Way =
            (await db.WaysOfAsync(Round, cancellation)).FirstOrDefault(w => w.Kind == WayKind.Paper)
            ?? throw new MissingException("way");
        Questionnaire = (
            await db.VersionAsync(agency, Round.QuestionnaireId, Round.QuestionnaireVersion, cancellation).OrMissAsync()
        ).Questionnaire;
        Row = Questionnaire.Columns.Blank();
        Waiting = await db
            .PaperSheets.AsNoTracking()
            .Where(s => s.AgencyId == agency && s.RoundId == id && s.DoneOn == null)
            .OrderBy(s => s.Number)
            .ToListAsync(cancellation);
        Done = await db.PaperSheets.CountAsync(
            s => s.AgencyId == agency && s.RoundId == id && s.DoneOn != null,
            cancellation
        );
    }
}

/// <summary>One entry of a sheet.</summary>
internal sealed record PaperEntry(short[] Row, SortedDictionary<short, string> Texts)
{
    /// <summary>The questions that two entries answer differently.</summary>
    public static IReadOnlyList<Question> Differences(
        Questionnaire questionnaire,
        PaperEntry first,
        PaperEntry second
    ) =>
        [
            .. questionnaire.Questions.Where(question =>
                questionnaire.Columns.Of(question.Code).Any(c => first.Row[c.Ordinal] != second.Row[c.Ordinal])
                || first.Texts.GetValueOrDefault(questionnaire.Columns.NumberOf(question.Code), "")
                    != second.Texts.GetValueOrDefault(questionnaire.Columns.NumberOf(question.Code), "")
            ),
        ];
}

internal static class PaperWords
{
    public static readonly Refusal NotANumber = new(
        "paper-number",
        $"เลขที่แผ่นต้องเป็นจำนวนเต็ม 1 ถึง {EnterPaperModel.GreatestNumber} เขียนเลขไว้บนแผ่นกระดาษด้วย",
        $"The number of a sheet is a whole number from 1 to {EnterPaperModel.GreatestNumber}; write it on the paper too."
    );

    public static Refusal DoneAlready(int number) =>
        new(
            "paper-done",
            $"แผ่นที่ {number} บันทึกครบสองครั้งแล้ว โปรดตรวจเลขที่แผ่น",
            $"Sheet {number} has been entered twice already; check its number."
        );

    public static Bilingual? Said(string? said, int? number) =>
        said switch
        {
            "first" => new(
                $"บันทึกแผ่นที่ {number} ครั้งแรกแล้ว รอบันทึกครั้งที่สอง ควรเป็นอีกคนหนึ่ง",
                $"Sheet {number} was entered once; it waits for a second entry, best by somebody else."
            ),
            "done" => new(
                $"แผ่นที่ {number} บันทึกตรงกันทั้งสองครั้ง นับเป็นคำตอบแล้ว",
                $"Both entries of sheet {number} agree; it counts as an answer."
            ),
            _ => null,
        };
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.Credibility;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Results;
using Prongsai.Surveys.Themes;

namespace Prongsai.Surveys.Memo;

/// <summary>The job of the 1st: every agency that asked last month gets its memo.</summary>
internal sealed record WriteMemos;

/// <summary>
/// Writes the memo of a month, once: with its line in the journal, its notice to the executives and the job that hands it to the measures
/// that promised it, all in one transaction.
/// </summary>
internal sealed class WritingMemos(
    ProngsaiDb db,
    IAgencies agencies,
    IPeople people,
    INotices notices,
    IMeasuresToKeep measures,
    ResultSettings settings,
    TimeProvider clock
) : IJobWork<WriteMemos>
{
    public const string Kind = "survey-memo";

    public async Task RunAsync(WriteMemos job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var month = LastMonth(now.Today);
        var next = month.AddMonths(1);
        var asked = await db
            .SurveyRounds.AsNoTracking()
            .Where(r =>
                r.Purpose == Purpose.Satisfaction && r.OpenedAt != null && r.OpensOn < next && r.ClosesOn >= month
            )
            .Select(r => r.AgencyId)
            .Distinct()
            .ToListAsync(cancellation);
        for (var i = 0; i < asked.Count; i++)
        {
            await WriteAsync(asked[i], month, now, Actor.System, cancellation);
            run.Progress(i + 1, asked.Count);
        }
    }

    public static DateOnly LastMonth(DateOnly today) => new DateOnly(today.Year, today.Month, 1).AddMonths(-1);

    /// <summary>Writes it, unless it was written; says whether it was now.</summary>
    public async Task<bool> WriteAsync(
        AgencyId agency,
        DateOnly month,
        Now now,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (await db.SurveyMemos.AnyAsync(m => m.AgencyId == agency && m.Month == month, cancellation))
            return false;

        var memo = MemoRecord.Of(agency, await ComposeAsync(agency, month, now, cancellation), now);
        db.SurveyMemos.Add(memo);
        db.Journal(
            agency,
            now,
            by,
            "SurveyMemoWritten",
            memo.Record,
            new { month = MemoRecord.AddressOf(month), sha256 = memo.Hash }
        );
        notices.Tell(
            now,
            new Notice(
                agency,
                Recipients.Holders(Duty.Executive, Duty.SurveyManager),
                Kind,
                new(
                    $"บันทึกข้อความสรุปความพึงพอใจ ประจำเดือน{ThaiDate.Month(month)} พร้อมให้อ่านและรับทราบ",
                    $"The satisfaction memo of {ThaiDate.EnglishMonth(month)} is ready to be read and acknowledged."
                ),
                $"/staff/surveys/memos/{MemoRecord.AddressOf(month)}"
            )
        );
        db.Enqueue(agency, now, new MemoWritten(agency.Value, month), key: $"{agency.Value}:{memo.Record}");
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
        {
            // Somebody pressed the button while the job wrote it: it is there once, and that is all that was wanted.
            db.ChangeTracker.Clear();
            if (await db.SurveyMemos.AnyAsync(m => m.AgencyId == agency && m.Month == month, cancellation))
                return false;
            throw;
        }
    }

    /// <summary>The memo of a month as the records now give it.</summary>
    public async Task<SurveyMemo> ComposeAsync(AgencyId agency, DateOnly month, Now now, CancellationToken cancellation)
    {
        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        var next = month.AddMonths(1);
        var earliest = month.AddMonths(-5);
        var asked = await db
            .SurveyRounds.AsNoTracking()
            .Where(r =>
                r.AgencyId == agency
                && r.Purpose == Purpose.Satisfaction
                && r.OpenedAt != null
                && r.OpensOn < next
                && r.ClosesOn >= earliest
            )
            .OrderBy(r => r.OpensOn)
            .ThenBy(r => r.Id)
            .ToListAsync(cancellation);
        List<RoundOfMonth> rounds = [];
        List<string> texts = [];
        foreach (var round in asked)
        {
            var read = await RoundRead.ReadAsync(
                db,
                round,
                day => day >= earliest && day < next,
                settings.Fewest,
                null,
                cancellation
            );
            var sheet = read.Sheet;
            var ofMonth = Enumerable.Range(0, sheet.Count).Count(a => sheet.Day(a) >= month && sheet.Day(a) < next);
            rounds.Add(
                new(
                    round,
                    read.Ways,
                    read.Questionnaire,
                    read.Results,
                    ofMonth,
                    ofMonth == 0
                        ? Statement.Nothing
                        : await Guard.OfAsync(
                            db,
                            round,
                            read.Questionnaire,
                            sheet,
                            read.Results.Items,
                            settings.Fewest,
                            cancellation
                        )
                )
            );
            var (year, id) = (round.Year, round.Id);
            texts.AddRange(
                await db
                    .FreeTexts.AsNoTracking()
                    .Where(t => t.AgencyId == agency && t.Year == year && t.RoundId == id && t.Month == month)
                    .Select(t => t.Text)
                    .ToListAsync(cancellation)
            );
        }

        var themes = Clustering
            .Of([.. texts.Select(Masking.Mask)])
            .Where(t => t.Texts.Count >= settings.Fewest && t.Words.Count > 0)
            .Select(t => (string.Join(" ", t.Words.Select(word => $"“{word}”")), t.Texts.Count))
            .ToList();
        var planned = await measures.OfAsync(agency, month, cancellation);
        var managers = (await people.HoldersAsync(agency, [Duty.SurveyManager], cancellation))
            .DistinctBy(h => h.AccountId)
            .ToList();
        return MemoContent.Of(
            whose,
            month,
            now.Today,
            [.. rounds.Where(r => r.Answers > 0 || r.Results.Months.Count > 0)],
            await agencies.SectionsAsync(agency, cancellation),
            themes,
            planned,
            managers is [var only] ? only.Name : "",
            settings.Fewest
        );
    }
}

/// <summary>The door to the memos.</summary>
internal sealed class WrittenMemos(ProngsaiDb db) : ISurveyMemos
{
    public async Task<SurveyMemo?> OfAsync(AgencyId agency, DateOnly month, CancellationToken cancellation = default) =>
        (
            await db
                .SurveyMemos.AsNoTracking()
                .FirstOrDefaultAsync(m => m.AgencyId == agency && m.Month == month, cancellation)
        )?.Memo;
}

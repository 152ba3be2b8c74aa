using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Samples;

/// <summary>Loads the made-up rounds of a sample office; their answers go in by the group, as those of people do.</summary>
internal sealed class LoadingSamples(
    ProngsaiDb db,
    IAgencies agencies,
    ISurveyForms forms,
    IGroupCommit bulk,
    TimeProvider clock
) : ISampleSurveys
{
    private readonly List<Sending> _answers = [];

    public async Task LoadAsync(AgencyId agency, string file, CancellationToken cancellation = default)
    {
        var sample = await ReadAsync(file, cancellation);
        if (await db.SurveyRounds.AnyAsync(r => r.AgencyId == agency && r.IsMadeUp, cancellation))
            return;

        // Sections first: opening one saves.
        Dictionary<string, SectionId> sections = [];
        foreach (var name in sample.Satisfaction.Select(place => place.Section!).DistinctBy(name => name.Th))
            sections[name.Th] = await agencies.OpenSectionAsync(
                agency,
                new(name.Th, name.En),
                Actor.System,
                cancellation
            );
        var now = clock.Now();
        var thisMonth = new DateOnly(now.Today.Year, now.Today.Month, 1);
        var lastMonth = thisMonth.AddMonths(-1);
        var counter = Issue(agency, ShippedTemplates.With("counter")!, now);
        Satisfaction(sample, sections, counter, lastMonth, hasAnswers: true);
        Satisfaction(sample, sections, counter, thisMonth, hasAnswers: false);
        await RehearsalAsync(agency, "IIT", WayKind.Staff, sample.Iit, lastMonth, now, cancellation);
        await RehearsalAsync(agency, "EIT", WayKind.Link, sample.Eit, lastMonth, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        await KeepAsync(cancellation);
    }

    private void Satisfaction(
        Sample sample,
        Dictionary<string, SectionId> sections,
        QuestionnaireVersion version,
        DateOnly month,
        bool hasAnswers
    )
    {
        var round = Open(
            version,
            month,
            $"ความพึงพอใจต่อการบริการ {ThaiDate.Month(month)} (สมมุติ)",
            "ผู้รับบริการทุกช่อง",
            eligible: null,
            minimum: 100
        );
        var answers = new MadeUpAnswers(version.Questionnaire, sample.Words, seed: 1);
        short number = 0;
        db.WaysIn.Add(WayIn.To(round, ++number, WayKind.Link));
        foreach (var place in sample.Satisfaction)
        {
            var section = sections[place.Section!.Th];
            var way = WayIn.To(round, ++number, WayKind.Place, place.Place, PlaceKind.Counter, section);
            db.WaysIn.Add(way);
            if (hasAnswers)
                _answers.AddRange(answers.Of(round, way, place.Answers, place.Mood));
        }

        var kiosk = WayIn.To(round, ++number, WayKind.Kiosk, sample.Kiosk.Place, PlaceKind.Counter);
        db.WaysIn.Add(kiosk);
        if (hasAnswers)
            _answers.AddRange(answers.Of(round, kiosk, sample.Kiosk.Answers, sample.Kiosk.Mood));
    }

    private async Task RehearsalAsync(
        AgencyId agency,
        string instrument,
        WayKind kind,
        Asked asked,
        DateOnly month,
        Now now,
        CancellationToken cancellation
    )
    {
        // An agency whose year has no framework yet has no rehearsal either.
        if (await forms.OfYearAsync(agency, FiscalYear.Of(month), instrument, cancellation) is not { } form)
            return;

        var version = Issue(agency, FrameworkForms.Rehearsal(form), now);
        var round = Open(
            version,
            month,
            $"ซ้อม {instrument} {ThaiDate.Month(month)} (สมมุติ)",
            instrument == "IIT" ? "บุคลากรที่ปฏิบัติงานครบหนึ่งปี" : "ผู้มาติดต่อ",
            asked.Eligible,
            Math.Min(asked.Answers, asked.Eligible)
        );
        var way = WayIn.To(round, 1, kind);
        db.WaysIn.Add(way);
        _answers.AddRange(
            new MadeUpAnswers(version.Questionnaire, [], seed: 2).Of(round, way, asked.Answers, asked.Mood)
        );
    }

    private QuestionnaireVersion Issue(AgencyId agency, Questionnaire questionnaire, Now now)
    {
        var record = QuestionnaireRecord.New(agency, questionnaire, now);
        var version = record.Issue(now, Actor.System);
        db.AddRange(record, version);
        return version;
    }

    /// <summary>Opened on its first day, whichever month that is.</summary>
    private Round Open(
        QuestionnaireVersion version,
        DateOnly month,
        string name,
        string audience,
        int? eligible,
        int? minimum
    )
    {
        var round = Round.Prepare(
            new RoundPlan(name, audience, month, month.AddMonths(1).AddDays(-1), eligible, minimum),
            version,
            madeUp: true
        );
        var opened = new Now(month.ToDateTime(default, DateTimeKind.Utc), month);
        round.Open(opened);
        db.SurveyRounds.Add(round);
        db.Journal(round.AgencyId, clock.Now(), Actor.System, "SurveyOpened", round.Record, new { name });
        return round;
    }

    private async Task KeepAsync(CancellationToken cancellation)
    {
        await using var group = await bulk.OpenAsync(cancellation);
        await group.BeginAsync(cancellation);
        await group.AddAsync(Intake.Answered, [.. _answers.Select(Intake.RowOf)], cancellation);
        await group.AddAsync(Intake.Texts, [.. _answers.SelectMany(Intake.TextsOf)], cancellation);
        await group.CommitAsync(cancellation);
    }

    private static async Task<Sample> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            await using var content = File.OpenRead(file);
            var sample = await JsonSerializer.DeserializeAsync<Sample>(
                content,
                JsonSerializerOptions.Web,
                cancellation
            );
            if (sample is { Satisfaction: not null, Kiosk: not null, Iit: not null, Eit: not null, Words: not null })
                return sample;
        }
        catch (JsonException) { }

        throw new RefusedException([
            new(
                "sample-surveys",
                "อ่านแบบสำรวจตัวอย่างไม่ได้ ต้องมี satisfaction, kiosk, iit, eit และ words",
                "Not a file of sample surveys: satisfaction, kiosk, iit, eit and words are expected.",
                new Place(Path.GetFileName(file))
            ),
        ]);
    }

    private sealed record Sample(
        IReadOnlyList<Asked> Satisfaction,
        Asked Kiosk,
        Asked Iit,
        Asked Eit,
        IReadOnlyList<string> Words
    );

    private sealed record Asked(Names? Section, string Place, int Answers, int Eligible, double Mood);

    private sealed record Names(string Th, string En);
}

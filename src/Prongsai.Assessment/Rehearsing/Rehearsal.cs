using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Rehearsing;

/// <summary>
/// A rehearsal as a forecast: the questions that were asked make their indicators and instruments by the framework's rules; the
/// instruments that were not rehearsed stand as they were. It never becomes a result.
/// </summary>
internal static class Rehearsal
{
    public static Forecast Of(
        Framework framework,
        ScoredYear? based,
        FiscalYear year,
        IReadOnlyDictionary<string, Exact> questions
    )
    {
        var figures = questions.ToDictionary(q => q.Key, q => Score.Of(q.Value));
        List<Bilingual> notes = [];
        foreach (var instrument in framework.Instruments)
        {
            var asked = instrument
                .Indicators.SelectMany(i => i.AllItems)
                .Count(item => questions.ContainsKey(item.Code));
            if (asked > 0)
                notes.Add(RehearsalNotes.Rehearsed(instrument.Code, asked));
            else if (based?.Scored.Instruments.FirstOrDefault(t => t.Code == instrument.Code)?.Carried is { } carried)
            {
                figures[instrument.Code] = Score.Of(carried);
                notes.Add(RehearsalNotes.AsBefore(instrument.Code, based.Year));
            }
        }

        var total = Scorer.Score(framework, PublishedScores.From(figures, score => score)).Total;
        var sureness = SurenessOf.Least([
            Confidence.Derived,
            framework.Scoring.IndicatorOfQuestions.Confidence,
            framework.Scoring.InstrumentOfIndicators.Confidence,
            .. framework.Items.Where(item => questions.ContainsKey(item.Code)).Select(item => item.Title.Confidence),
        ]);
        var band = Banding.OfCarried(framework, total.Carried, total.Parts);
        return new Forecast(based?.Year ?? year, total, band, sureness, notes);
    }
}

internal static class RehearsalNotes
{
    public static Bilingual Rehearsed(string instrument, int questions) =>
        new(
            $"{instrument} คำนวณจากการซ้อม {questions} ข้อ ไม่ใช่ผลทางการ",
            $"{instrument} is computed from a rehearsal of {questions} questions; it is no official result"
        );

    public static Bilingual ByAnother(string instrument, FrameworkKey framework) =>
        new(
            $"{instrument} ใช้ข้อคำถามและเกณฑ์ของกรอบ {framework} เพราะกรอบของปีนี้ไม่มีข้อคำถามที่เผยแพร่",
            $"{instrument} was asked and rolled up by the framework {framework}, because no questions of this one are known"
        );

    public static Bilingual NotTold(string instrument, FiscalYear year) =>
        new(
            $"{instrument} บอกคะแนนรวมของแบบวัดไม่ได้ เพราะยังมีข้อที่ไม่ทราบว่าคำตอบใดดี หรือมีผู้ตอบน้อยเกินไป คะแนนรวมจึงใช้ผลของปี {year}",
            $"{instrument} as a whole cannot be told: of some question nobody knows which answer is good, or too few answered it. The total takes it as in {year}"
        );

    public static Bilingual AsBefore(string instrument, FiscalYear year) =>
        new($"{instrument} ไม่ได้ซ้อม ใช้ผลของปี {year}", $"{instrument} was not rehearsed; it stands as in {year}");
}

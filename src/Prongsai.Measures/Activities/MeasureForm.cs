using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.FourColumns;
using Prongsai.Measures.Improvements;

namespace Prongsai.Measures.Activities;

/// <summary>What the form of a measure holds, as typed: it comes back to its writer unchanged when something is refused.</summary>
internal sealed record MeasureForm
{
    public string? Text { get; init; }
    public string? Section { get; init; }
    public string? Person { get; init; }
    public string? StartsOn { get; init; }
    public string? EndsOn { get; init; }
    public bool EveryMonth { get; init; }
    public string? Success { get; init; }

    public static MeasureForm Of(Measure measure) =>
        new()
        {
            Text = measure.Text,
            Section = measure.Section,
            Person = measure.Person,
            StartsOn = measure.StartsOn.Iso(),
            EndsOn = measure.EndsOn.Iso(),
            EveryMonth = measure.EveryMonth,
            Success = measure.Success,
        };

    public IReadOnlyList<Refusal> WhyNot(out MeasurePeriod period)
    {
        List<Refusal> reasons = [];
        period = new MeasurePeriod(Days.Read(StartsOn, reasons), Days.Read(EndsOn, reasons), EveryMonth);
        reasons.AddRange(Measure.WhyNotWord(Text));
        reasons.AddRange(Measure.WhyNotOwner(Section, Person));
        reasons.AddRange(Measure.WhyNotPeriod(period));
        reasons.AddRange(Measure.WhyNotSuccess(Success));

        return reasons;
    }

    /// <summary>The acts behind the form, each told to the journal by its own name when it changed something.</summary>
    public void Apply(Measure measure, MeasurePeriod period, RowJournal journal)
    {
        journal.Change("MeasureReworded", measure, () => measure.Reword(Text!));
        journal.Change("OwnerAssigned", measure, () => measure.AssignOwner(Section, Person));
        journal.Change("PeriodSet", measure, () => measure.SetPeriod(period));
        journal.Change("SuccessSaid", measure, () => measure.SaySuccess(Success));
    }

    public static IReadOnlyList<(Bilingual Field, string? Text)> Standing(Measure measure, Language language) =>
        [
            (new("มาตรการ/กิจกรรม", "Measure"), measure.Text),
            (new("ฝ่ายที่รับผิดชอบ", "Section"), measure.Section),
            (new("ผู้รับผิดชอบ", "Person"), measure.Person),
            (new("ระยะเวลา", "Period"), measure.Period.InWords(language)),
            (new("ตัวชี้ความสำเร็จ", "Success"), measure.Success),
        ];
}

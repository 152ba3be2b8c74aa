using Prongsai.Kernel;

namespace Prongsai.Feedback.Messages;

/// <summary>
/// Within how many days an agency replies. The law allows fifteen days for a reply, or word of what is being done (Royal Decree on
/// Criteria and Procedures for Good Governance B.E. 2546, section 38; background knowledge, <see cref="Confidence.Unverified"/>, of
/// enquiries in writing); an agency may promise less, in days or in working days, never more.
/// </summary>
internal sealed class ReplyPromise
{
    public const int MostDays = 15;

    public AgencyId AgencyId { get; private init; }
    public int Days { get; private set; } = MostDays;
    public bool InWorkingDays { get; private set; }

    public static ReplyPromise Usual(AgencyId agency) => new() { AgencyId = agency };

    public Bilingual Words =>
        InWorkingDays ? new($"{Days} วันทำการ", $"{Days} working days") : new($"{Days} วัน", $"{Days} days");

    public static IReadOnlyList<Refusal> WhyNot(int days) =>
        days is >= 1 and <= MostDays ? [] : [MessageRefusals.PromiseDays];

    public void Promise(int days, bool inWorkingDays)
    {
        WhyNot(days).ThrowIfAny();

        (Days, InWorkingDays) = (days, inWorkingDays);
    }

    /// <summary>The last day. The day on which it came does not count; days off do not move the fifteenth day of the law.</summary>
    public DateOnly DueOn(DateOnly receivedOn, WorkingDays calendar)
    {
        var byLaw = receivedOn.AddDays(MostDays);
        var own = InWorkingDays ? calendar.Add(receivedOn, Days) : receivedOn.AddDays(Days);

        return own < byLaw ? own : byLaw;
    }
}

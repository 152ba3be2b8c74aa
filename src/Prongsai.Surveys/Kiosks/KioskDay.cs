using Prongsai.Kernel;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Kiosks;

/// <summary>
/// On which day an answer was given that comes from a tablet: nobody trusts its clock. It says a day, corrected by what the server told
/// it last; that telling is sealed, so the answer is no older, and it cannot be younger than today.
/// </summary>
internal static class KioskDay
{
    /// <summary>How long after the last day a tablet may still bring what was given before.</summary>
    public const int DaysOfGrace = 7;

    /// <param name="told">The day on which the server last spoke to the tablet before this answer.</param>
    /// <param name="said">The day that the tablet says.</param>
    public static (DateOnly Day, Refusal? WhyNot) Of(
        Round round,
        WayIn way,
        DateOnly told,
        DateOnly said,
        DateOnly today
    )
    {
        var first = told > round.OpensOn ? told : round.OpensOn;
        var last = today < round.ClosesOn ? today : round.ClosesOn;
        var day =
            said < first ? first
            : said > last ? last
            : said;
        return (
            day,
            round.ClosedAt is not null || way.ClosedAt is not null ? KioskRefusals.ClosedByHand
            : round.OpenedAt is null || today < round.OpensOn ? KioskRefusals.NotOpen
            // A tablet stops asking after the last day; whichever of the two says so, it was asked too late.
            : told > round.ClosesOn || (said > round.ClosesOn && today > round.ClosesOn)
                ? KioskRefusals.After(round.ClosesOn)
            : today > round.ClosesOn.AddDays(DaysOfGrace) ? KioskRefusals.TooLate(round.ClosesOn)
            : null
        );
    }
}

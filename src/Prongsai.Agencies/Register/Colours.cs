using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Register;

/// <summary>
/// The colours of an agency's letterhead. Whatever an agency chooses, text stays readable: it is white or dark, whichever stands
/// out more, and a colour on which neither reaches WCAG 2.2 AA is refused.
/// </summary>
internal static class Colours
{
    public static IReadOnlyList<Refusal> WhyNot(string? first, string? second)
    {
        List<Refusal> reasons = [];
        var hasFirst = !string.IsNullOrWhiteSpace(first);
        var hasSecond = !string.IsNullOrWhiteSpace(second);
        if (hasSecond && !hasFirst)
            reasons.Add(Refusals.SecondColourAlone);
        if (hasFirst & !Colour.TryParse(first, out var back))
            reasons.Add(Refusals.ColourShape(first!));
        if (hasSecond & !Colour.TryParse(second, out var marks))
            reasons.Add(Refusals.ColourShape(second!));
        if (reasons.Count > 0 || !hasFirst)
            return reasons;

        if (back.ContrastWith(back.Text) < Colour.ForText)
            reasons.Add(Refusals.TextUnreadable(back.ToString(), back.ContrastWith(back.Text)));
        var faintest = Math.Min(marks.ContrastWith(back), marks.ContrastWith(BarOn(back)));
        if (hasSecond && faintest < Colour.ForMarks)
            reasons.Add(Refusals.MarksUnseen(marks.ToString(), back.ToString(), faintest));

        return reasons;
    }

    /// <summary>The bar of links below the letterhead: a little away from the colour of the text, so that it reads no worse.</summary>
    public static Colour BarOn(Colour back) =>
        back.Towards(back.Text == Colour.White ? new Colour(0, 0, 0) : Colour.White, 0.16);
}

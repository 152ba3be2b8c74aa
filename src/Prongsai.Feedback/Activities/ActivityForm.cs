using System.Globalization;
using Microsoft.AspNetCore.Http;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Activities;

/// <summary>Reads the two forms of an activity as they were typed, so that nothing is lost.</summary>
internal static class ActivityForm
{
    /// <summary>Empty pairs that stand below the proposals.</summary>
    public const int Spare = 3;

    public static Plan ReadPlan(IFormCollection form)
    {
        return new(
            Line("title"),
            Line("issue"),
            Lines("purpose"),
            form["with"]
                .Select(w =>
                    Enum.TryParse<TakingPart>(w, out var one) && ActivityWords.Groups.Contains(one)
                        ? one
                        : TakingPart.None
                )
                .Aggregate(TakingPart.None, (all, one) => all | one),
            ThaiDate.Read(form["firstDay"]).Day,
            ThaiDate.Read(form["lastDay"]).Day,
            Line("place"),
            Lines("howToJoin"),
            Guid.TryParse(form["measure"], out var measure) ? measure : null
        );

        string Line(string name) => ThaiText.NormaliseLine(form[name].ToString());

        string Lines(string name) => ThaiText.NormaliseLines(form[name].ToString());
    }

    public static Results ReadResults(IFormCollection form)
    {
        var (proposed, done) = (form["proposed"], form["done"]);

        return new(
            int.TryParse(
                ThaiDigits.ToArabic(form["participants"].ToString()).Replace(",", "", StringComparison.Ordinal).Trim(),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
                : null,
            ThaiText.NormaliseLines(form["outcome"].ToString()),
            [
                .. proposed
                    .Select(
                        (text, n) =>
                            new Proposal(
                                ThaiText.NormaliseLines(text ?? ""),
                                ThaiText.NormaliseLines(n < done.Count ? done[n] ?? "" : "")
                            )
                    )
                    .Where(p => p.Proposed.Length > 0 || p.Done.Length > 0),
            ]
        );
    }

    public static Plan Of(Activity activity) =>
        new(
            activity.Title,
            activity.Issue,
            activity.Purpose,
            activity.With,
            activity.FirstDay,
            activity.LastDay,
            activity.Place,
            activity.HowToJoin,
            activity.MeasureId
        );

    public static Results ResultsOf(Activity activity) =>
        new(activity.Participants, activity.Outcome, activity.Proposals);
}

using Prongsai.Kernel;

namespace Prongsai.Feedback.Activities;

internal static class ActivityWords
{
    public static readonly IReadOnlyList<TakingPart> Groups =
    [
        TakingPart.Citizens,
        TakingPart.Communities,
        TakingPart.Businesses,
        TakingPart.Volunteers,
    ];

    public static Bilingual Words(this ActivityState state) =>
        state switch
        {
            ActivityState.Planned => new("วางแผน", "planned"),
            ActivityState.Announced => new("ประกาศแล้ว", "announced"),
            ActivityState.Held => new("จัดแล้ว", "held"),
            ActivityState.Submitted => new("ผลรอตรวจ", "results wait for approval"),
            _ => new("เผยแพร่ผลแล้ว", "results published"),
        };

    public static string Badge(this ActivityState state) =>
        state switch
        {
            ActivityState.Published => "badge--good",
            ActivityState.Submitted => "badge--warn",
            _ => "badge--muted",
        };

    /// <summary>"ประชาชน ชุมชน".</summary>
    public static Bilingual Words(this TakingPart with)
    {
        var groups = Groups.Where(group => with.HasFlag(group)).Select(Name).ToList();

        return new(string.Join(" ", groups.Select(g => g.Th)), string.Join(", ", groups.Select(g => g.En)));
    }

    public static Bilingual Name(TakingPart group) =>
        group switch
        {
            TakingPart.Citizens => new("ประชาชน", "citizens"),
            TakingPart.Communities => new("ชุมชน", "communities"),
            TakingPart.Businesses => new("ผู้ประกอบการ", "businesses"),
            _ => new("อาสาสมัคร", "volunteers"),
        };

    public static Bilingual Days(DateOnly first, DateOnly last) =>
        new(ThaiDate.Range(first, last), ThaiDate.EnglishRange(first, last));
}

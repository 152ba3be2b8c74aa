namespace Prongsai.Kernel;

/// <summary>
/// Two persons (หลักการแบ่งแยกหน้าที่): what one prepared, another publishes. It looks at persons, not at duties, so it binds whoever
/// holds both duties, administrators included, and whoever stands in for somebody.
/// </summary>
public static class Separation
{
    /// <summary>Code of the refusal.</summary>
    public const string Code = "two-persons";

    /// <summary>Why this person may not publish it: they are among those who prepared it.</summary>
    /// <param name="what">"รายงานปี 2568 ฉบับที่ 1" / "edition 1 of the report of 2568".</param>
    /// <param name="preparedBy">Everybody who prepared it.</param>
    /// <param name="by">Who wants to publish it.</param>
    /// <param name="whoCould">Names of those who could; may be empty.</param>
    public static IReadOnlyList<Refusal> WhyNotPublish(
        Bilingual what,
        IReadOnlyCollection<Actor> preparedBy,
        Actor by,
        IReadOnlyCollection<string>? whoCould = null
    )
    {
        ArgumentNullException.ThrowIfNull(preparedBy);

        return preparedBy.Any(one => one.AccountId == by.AccountId) ? [Own(what, by, whoCould ?? [])] : [];
    }

    private static Refusal Own(Bilingual what, Actor by, IReadOnlyCollection<string> whoCould)
    {
        var names = string.Join(", ", whoCould);

        return new Refusal(
            Code,
            $"{what.Th} จัดทำโดย {by.Name} เอง ผู้จัดทำเผยแพร่สิ่งที่ตนจัดทำไม่ได้ ต้องให้ผู้อื่นตรวจและเผยแพร่ "
                + (
                    names.Length > 0
                        ? $"ผู้ที่ทำได้: {names}"
                        : "ขณะนี้ยังไม่มีผู้อื่นที่ทำได้ ให้ผู้ดูแลหน่วยงานมอบหน้าที่ผู้ตรวจสอบและเผยแพร่แก่ผู้อื่นก่อน"
                ),
            $"{what.En} was prepared by {by.Name}. Nobody publishes what they prepared themselves; somebody else reviews and publishes it. "
                + (
                    names.Length > 0
                        ? $"Who could: {names}."
                        : "Nobody else could yet: the agency administrator first gives somebody the duty of reviewer."
                )
        );
    }
}

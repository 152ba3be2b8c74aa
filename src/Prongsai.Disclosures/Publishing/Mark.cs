using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Publishing;

/// <summary>A remark at an exact place of a draft: "row 3, แหล่งที่มาของงบประมาณ: which year's budget?". It stays until somebody says it is done.</summary>
internal sealed class Mark
{
    public AgencyId AgencyId { get; private init; }
    public MarkId Id { get; private init; }
    public DisclosureId DisclosureId { get; private init; }

    /// <summary>Which block; null for the whole.</summary>
    public string? Block { get; private init; }

    /// <summary>Row of its table, from 1.</summary>
    public int? Row { get; private init; }

    public string? Column { get; private init; }
    public string Text { get; private init; } = "";
    public Guid ById { get; private init; }
    public string ByName { get; private init; } = "";
    public DateTime At { get; private init; }

    /// <summary>Who is asked to deal with it; null: whoever prepares the item.</summary>
    public Guid? AskedId { get; private init; }

    public string? AskedName { get; private init; }

    /// <summary>The last day to deal with it; null: none was set.</summary>
    public DateOnly? DueOn { get; private init; }

    public DateTime? DoneAt { get; private set; }
    public string? DoneBy { get; private set; }

    public static IReadOnlyList<Refusal> WhyNotMark(
        Document document,
        string? block,
        int? row,
        string? text,
        DateOnly? dueOn,
        Now now
    ) =>
        [
            .. dueOn < now.Today ? [MarkRefusals.DueIsPast] : Array.Empty<Refusal>(),
            .. string.IsNullOrWhiteSpace(text) ? [MarkRefusals.Blank] : Array.Empty<Refusal>(),
            .. text?.Length > Limits.Cell ? [BlockRefusals.TextTooLong(text.Length)] : Array.Empty<Refusal>(),
            .. block is not null && document[block] is null ? [MarkRefusals.NoSuchPlace] : Array.Empty<Refusal>(),
            .. row is not null && (document[block ?? ""] is not TableBlock table || row < 1 || row > table.Rows.Count)
                ? [MarkRefusals.NoSuchPlace]
                : Array.Empty<Refusal>(),
        ];

    public static Mark Put(
        Register.Disclosure disclosure,
        (string? Block, int? Row, string? Column) place,
        string text,
        (Register.Named? Asked, DateOnly? DueOn) wish,
        Now now,
        Actor by
    ) =>
        new()
        {
            AgencyId = disclosure.AgencyId,
            Id = Ids.Next<MarkId>(),
            DisclosureId = disclosure.Id,
            Block = place.Block,
            Row = place.Row,
            Column = place.Column,
            Text = text.Trim(),
            AskedId = wish.Asked?.AccountId,
            AskedName = wish.Asked?.Name,
            DueOn = wish.DueOn,
            ById = by.AccountId,
            ByName = by.Name,
            At = now.Utc,
        };

    public Register.Named? Asked => AskedId is { } id ? new(id, AskedName ?? "") : null;

    public bool IsOpen => DoneAt is null;

    public void Done(Now now, Actor by) => (DoneAt, DoneBy) = (DoneAt ?? now.Utc, DoneBy ?? by.Name);
}

internal static class MarkRefusals
{
    public static readonly Refusal Blank = new("mark-blank", "โปรดเขียนความเห็น", "Write the remark.");

    public static readonly Refusal DueIsPast = new(
        "mark-due",
        "กำหนดให้แก้ภายในวันที่ผ่านมาแล้วไม่ได้ โปรดระบุวันนี้หรือหลังจากนี้",
        "The day to deal with it has passed; give today or a later day."
    );

    public static readonly Refusal NoSuchPlace = new(
        "mark-place",
        "ไม่พบตำแหน่งที่ระบุในเนื้อหา อาจถูกลบไปแล้ว",
        "There is no such place in the content; it may have been removed."
    );
}

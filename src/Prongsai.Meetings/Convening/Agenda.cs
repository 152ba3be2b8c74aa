using Prongsai.Kernel;

namespace Prongsai.Meetings.Convening;

internal readonly record struct AgendaItemId(Guid Value) : IId<AgendaItemId>
{
    public static AgendaItemId From(Guid value) => new(value);
}

/// <summary>
/// A line of the agenda. Position 0 is the part itself (ระเบียบวาระที่ ๕); 1, 2, 3… are the matters under it (๕.๑, ๕.๒). What was said and
/// what was decided is written beside it when the minutes are.
/// </summary>
internal sealed class AgendaItem
{
    public AgencyId AgencyId { get; private init; }
    public MeetingId MeetingId { get; private init; }
    public AgendaItemId Id { get; private init; }
    public int Part { get; private init; }
    public int Position { get; private set; }
    public string Title { get; private init; } = "";
    public string Text { get; private set; } = "";
    public string Decision { get; private set; } = "";

    /// <summary>"5" or "5.2".</summary>
    public string Number => Position == 0 ? $"{Part}" : $"{Part}.{Position}";

    public bool IsWritten => Text.Length > 0 || Decision.Length > 0;

    public static AgendaItem Of(Meeting meeting, int part, int position, string title) =>
        new()
        {
            AgencyId = meeting.AgencyId,
            MeetingId = meeting.Id,
            Id = Ids.Next<AgendaItemId>(),
            Part = part,
            Position = position,
            Title = title,
        };

    public void PutAt(int position) => Position = position;

    public void Write(string text, string decision) => (Text, Decision) = (text, decision);
}

/// <summary>The official order of an agenda, and how it becomes what an officer wrote.</summary>
internal static class Agenda
{
    public const int CarriedOver = 3;
    public const int EarlierMinutes = 2;

    public static readonly IReadOnlyList<int> Parts = [1, 2, 3, 4, 5, 6];

    public static Bilingual TitleOf(int part) =>
        part switch
        {
            1 => new("เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", "From the chair"),
            2 => new("เรื่องรับรองรายงานการประชุม", "Minutes of the last meeting"),
            3 => new("เรื่องสืบเนื่อง", "Matters arising"),
            4 => new("เรื่องเสนอให้ที่ประชุมทราบ", "For information"),
            5 => new("เรื่องเสนอให้ที่ประชุมพิจารณา", "For decision"),
            _ => new("เรื่องอื่น ๆ (ถ้ามี)", "Other matters"),
        };

    /// <summary>The agenda of a new meeting.</summary>
    public static IReadOnlyList<AgendaItem> Of(
        Meeting meeting,
        IReadOnlyDictionary<int, IReadOnlyList<string>> lines
    ) =>
        [
            .. from part in Parts
            from item in lines[part]
                .Select((title, i) => AgendaItem.Of(meeting, part, i + 1, title))
                .Prepend(AgendaItem.Of(meeting, part, 0, TitleOf(part).Th))
            select item,
        ];

    /// <summary>
    /// What changes when the lines become these: a matter is known by its words, and keeps what was written of it wherever it is moved
    /// within its part.
    /// </summary>
    public static (IReadOnlyList<AgendaItem> Added, IReadOnlyList<AgendaItem> Removed) Become(
        Meeting meeting,
        IReadOnlyList<AgendaItem> present,
        IReadOnlyDictionary<int, IReadOnlyList<string>> lines
    )
    {
        List<AgendaItem> added = [],
            removed = [];
        foreach (var part in Parts)
        {
            var left = present.Where(item => item.Part == part && item.Position > 0).ToList();
            for (var i = 0; i < lines[part].Count; i++)
            {
                var title = lines[part][i];
                if (left.FirstOrDefault(item => item.Title == title) is { } known)
                {
                    known.PutAt(i + 1);
                    left.Remove(known);
                }
                else
                    added.Add(AgendaItem.Of(meeting, part, i + 1, title));
            }

            removed.AddRange(left);
        }

        return (added, removed);
    }
}

using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Meetings.Minutes;

namespace Prongsai.Meetings.Convening;

internal readonly record struct MeetingId(Guid Value) : IId<MeetingId>
{
    public static MeetingId From(Guid value) => new(value);
}

/// <summary>How far the minutes of a meeting are.</summary>
internal enum MinutesState
{
    /// <summary>They are being written, or will be.</summary>
    Draft,

    /// <summary>They wait for a second person.</summary>
    Submitted,

    /// <summary>An edition of them is frozen.</summary>
    Approved,
}

/// <summary>
/// A meeting of a series (คณะทำงาน, ที่ประชุมหัวหน้าฝ่าย): when and where, who leads it and who keeps its minutes, which measures it serves.
/// The agenda, the invited, photographs, resolutions and frozen editions are rows of their own that name it.
/// </summary>
internal sealed class Meeting
{
    public const string Kind = "meeting";

    public AgencyId AgencyId { get; private init; }
    public MeetingId Id { get; private init; }

    /// <summary>What meets: "คณะทำงานขับเคลื่อน ITA". Meetings of the same words are one series and are numbered together.</summary>
    public string Series { get; private set; } = "";

    /// <summary>What this one is about, where that is more than the series says; otherwise empty.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The Buddhist year of the number: ครั้งที่ ๓/๒๕๖๘.</summary>
    public int Year { get; private set; }

    public int Number { get; private set; }
    public DateOnly Day { get; private set; }

    /// <summary>Minutes after midnight, in Thailand.</summary>
    public int Begins { get; private set; }

    public int Ends { get; private set; }
    public string Place { get; private set; } = "";

    /// <summary>Where one joins from afar; empty for none.</summary>
    public string Link { get; private set; } = "";

    public Guid? ChairId { get; private set; }
    public string ChairName { get; private set; } = "";
    public Guid? SecretaryId { get; private set; }
    public string SecretaryName { get; private set; } = "";

    /// <summary>The measures whose evidence it becomes, as the measures' module knows them.</summary>
    public string Measures { get; private set; } = "";

    /// <summary>Of the calendar file: raised with every change that the invited are told of.</summary>
    public int Sequence { get; private set; }

    public DateTime? InvitedAt { get; private set; }
    public DateTime? RemindedAt { get; private set; }
    public DateTime? CancelledAt { get; private set; }
    public string CancelledBecause { get; private set; } = "";

    /// <summary>Makes the codes of the attendance picture; sealed with the installation's keys.</summary>
    public string SealedKey { get; private init; } = "";

    public MinutesState MinutesState { get; private set; }
    public int? BeganAt { get; private set; }
    public int? EndedAt { get; private set; }

    /// <summary>Accounts of everybody who wrote on the minutes since the last edition: none of them approves it.</summary>
    public string Writers { get; private set; } = "";

    public Guid? RecorderId { get; private set; }
    public string RecorderName { get; private set; } = "";
    public string ReturnedBecause { get; private set; } = "";

    /// <summary>Of a correction: what differs from the edition before.</summary>
    public string WhatChanged { get; private set; } = "";

    /// <summary>How many editions of the minutes are frozen.</summary>
    public int Editions { get; private set; }

    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";

    public string Page => $"{AllMeetingsModel.Here}/{Id.Value}";

    /// <summary>"3/2568".</summary>
    public string NumberOfYear => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Year}");

    /// <summary>"คณะทำงาน ITA ครั้งที่ 3/2568".</summary>
    public string Name => $"{Series} ครั้งที่ {NumberOfYear}";

    public Bilingual Named => new(Name, $"{Series}, meeting {NumberOfYear}");

    public bool IsCancelled => CancelledAt is not null;

    public bool IsSubmitted => MinutesState == MinutesState.Submitted;

    public bool IsApproved => MinutesState == MinutesState.Approved;

    public IReadOnlyList<Guid> MeasureIds => Guids(Measures);

    public IReadOnlyList<Guid> WriterIds => Guids(Writers);

    public DateTime BeginsUtc => HourOfDay.Utc(Day, Begins);

    public DateTime EndsUtc => HourOfDay.Utc(Day, Ends);

    public static int YearOf(DateOnly day) => day.Year + FiscalYear.BuddhistOffset;

    public static Meeting Call(AgencyId agency, MeetingWords words, string sealedKey) =>
        new Meeting
        {
            AgencyId = agency,
            Id = Ids.Next<MeetingId>(),
            SealedKey = sealedKey,
        }.With(words);

    public IReadOnlyList<Refusal> WhyNotChange() =>
        IsCancelled ? [MeetingRefusals.Cancelled]
        : MinutesState != MinutesState.Draft || Editions > 0 ? [MeetingRefusals.MinutesStand]
        : [];

    public void Change(MeetingWords words)
    {
        WhyNotChange().ThrowIfAny();

        // Who is reminded already must be reminded again of another day.
        if (words.Day != Day)
            RemindedAt = null;
        if (InvitedAt is not null)
            Sequence++;
        With(words);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotInvite(Now now, int invited) =>
        IsCancelled ? [MeetingRefusals.Cancelled]
        : EndsUtc <= now.Utc ? [MeetingRefusals.Past(Day)]
        : invited == 0 ? [MeetingRefusals.NobodyInvited]
        : [];

    public void Invite(Now now)
    {
        InvitedAt ??= now.Utc;
        Version++;
    }

    public void Remind(Now now) => RemindedAt = now.Utc;

    public IReadOnlyList<Refusal> WhyNotCancel(string because) =>
        [
            .. WhyNotChange(),
            .. because.Length is 0 or > MeetingWords.Longest ? [MeetingRefusals.Because] : Array.Empty<Refusal>(),
        ];

    public void Cancel(string because, Now now)
    {
        WhyNotCancel(because).ThrowIfAny();

        (CancelledAt, CancelledBecause) = (now.Utc, because);
        Sequence++;
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotRecord() =>
        IsCancelled ? [MeetingRefusals.Cancelled]
        : MinutesState == MinutesState.Approved ? [MinutesRefusals.Frozen]
        : MinutesState == MinutesState.Submitted ? [MinutesRefusals.WithApprover]
        : [];

    /// <summary>Somebody writes on the minutes; the first who does is the recorder unless the meeting has a secretary.</summary>
    public void Write(int? began, int? ended, string whatChanged, Actor by)
    {
        WhyNotRecord().ThrowIfAny();

        (BeganAt, EndedAt, WhatChanged) = (began, ended, whatChanged);
        if (!WriterIds.Contains(by.AccountId))
            Writers = $"{Writers} {by.AccountId}".Trim();
        if (RecorderName.Length == 0)
            (RecorderId, RecorderName) = (by.AccountId, by.Name);
        Version++;
    }

    public void Submit()
    {
        (MinutesState, ReturnedBecause) = (MinutesState.Submitted, "");
        Version++;
    }

    public void Return(string because)
    {
        (MinutesState, ReturnedBecause) = (MinutesState.Draft, because);
        Version++;
    }

    /// <summary>Why this person may not approve: not sent, or they wrote it.</summary>
    public IReadOnlyList<Refusal> WhyNotApprove(Actor by, IReadOnlyCollection<string> whoCould) =>
        MinutesState != MinutesState.Submitted
            ? [MinutesRefusals.NotSubmitted]
            : Separation.WhyNotPublish(
                new($"รายงานการประชุม{Name}", $"the minutes of {Series} {NumberOfYear}"),
                [.. WriterIds.Select(id => new Actor(id, ""))],
                by,
                whoCould
            );

    public void Approve()
    {
        MinutesState = MinutesState.Approved;
        Editions++;
        Version++;
    }

    /// <summary>What is frozen stays; a correction becomes a further edition, which the next meeting is told of.</summary>
    public void Correct()
    {
        if (MinutesState != MinutesState.Approved)
            throw new RefusedException([MinutesRefusals.NotApproved]);

        (MinutesState, Writers, WhatChanged) = (MinutesState.Draft, "", "");
        Version++;
    }

    public void HandOver(Guid from, Guid to, string name)
    {
        if (SecretaryId == from)
            (SecretaryId, SecretaryName) = (to, name);
        Version++;
    }

    private Meeting With(MeetingWords words)
    {
        (Series, Title, Year, Number) = (words.Series, words.Title, YearOf(words.Day), words.Number);
        (Day, Begins, Ends, Place, Link) = (words.Day, words.Begins, words.Ends, words.Place, words.Link);
        (ChairId, ChairName) = (words.Chair.AccountId, words.Chair.Name);
        (SecretaryId, SecretaryName) = (words.Secretary.AccountId, words.Secretary.Name);
        Measures = string.Join(' ', words.Measures);
        return this;
    }

    private static IReadOnlyList<Guid> Guids(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
}

/// <summary>Hours of a day as offices write them.</summary>
internal static class HourOfDay
{
    /// <summary>Reads "09:30", "9.30", "๐๙.๓๐ น." as minutes after midnight.</summary>
    public static bool TryRead(string? text, out int minutes)
    {
        var written = ThaiDigits.ToArabic((text ?? "").Trim()).Replace("น.", "", StringComparison.Ordinal).Trim();
        var isTime = TimeOnly.TryParseExact(
            written,
            ["HH:mm", "H:mm", "HH.mm", "H.mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        );
        minutes = time.Hour * 60 + time.Minute;
        return isTime;
    }

    /// <summary>"09:30", as a field of a form has it.</summary>
    public static string Iso(int minutes) =>
        string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    /// <summary>"09.30".</summary>
    public static string Of(int minutes) =>
        string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}.{minutes % 60:00}");

    public static Bilingual InWords(int begins, int ends) =>
        new($"{Of(begins)}–{Of(ends)} น.", $"{Iso(begins)}–{Iso(ends)}");

    public static DateTime Utc(DateOnly day, int minutes) =>
        DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes) - Clock.Thailand, DateTimeKind.Utc);
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Activities;

internal readonly record struct ActivityId(Guid Value) : IId<ActivityId>
{
    public static ActivityId From(Guid value) => new(value);
}

internal enum ActivityState
{
    /// <summary>Among officers.</summary>
    Planned,

    /// <summary>The public reads when, where and how to join.</summary>
    Announced,
    Held,

    /// <summary>Its results wait for a second person.</summary>
    Submitted,

    /// <summary>Its results are public, and frozen.</summary>
    Published,
}

/// <summary>With whom; several together.</summary>
[Flags]
internal enum TakingPart
{
    None = 0,
    Citizens = 1,
    Communities = 2,
    Businesses = 4,
    Volunteers = 8,
}

/// <summary>"You proposed, we did".</summary>
internal sealed record Proposal(string Proposed, string Done);

/// <summary>What an officer writes before it is held.</summary>
internal sealed record Plan(
    string Title,
    string Issue,
    string Purpose,
    TakingPart With,
    DateOnly? FirstDay,
    DateOnly? LastDay,
    string Place,
    string HowToJoin,
    Guid? Measure
);

/// <summary>What an officer writes after it was held.</summary>
internal sealed record Results(int? Participants, string Outcome, IReadOnlyList<Proposal> Proposals);

/// <summary>A photograph as it is frozen.</summary>
internal sealed record FrozenPhoto(Guid Id, string Sha256, string Caption);

/// <summary>What the public reads of the results: a copy, word for word, with the fingerprints of its files.</summary>
internal sealed record FrozenResults(
    string Title,
    string Issue,
    string Purpose,
    TakingPart With,
    DateOnly FirstDay,
    DateOnly LastDay,
    string Place,
    int Participants,
    string Outcome,
    IReadOnlyList<Proposal> Proposals,
    string? ResultFile,
    IReadOnlyList<FrozenPhoto> Photos
)
{
    // Thai stays readable in what is frozen, and the same value is always the same bytes.
    private static readonly JsonSerializerOptions Format = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    public static FrozenResults Read(string json) => JsonSerializer.Deserialize<FrozenResults>(json, Format)!;

    public static string ProposalsJson(IReadOnlyList<Proposal> proposals) =>
        JsonSerializer.Serialize(proposals, Format);

    public static IReadOnlyList<Proposal> ReadProposals(string json) =>
        JsonSerializer.Deserialize<List<Proposal>>(json, Format)!;
}

/// <summary>
/// An occasion on which the public takes part in what the office decides: announced before, held, and its results published with what
/// was done with each proposal. A second person approves the results; from then on they are frozen under their SHA-256.
/// </summary>
internal sealed class Activity
{
    public const string Kind = "participation-activity";

    public const int LongestLine = 200,
        LongestText = 4000,
        MostProposals = 30;

    public AgencyId AgencyId { get; private init; }
    public ActivityId Id { get; private init; }
    public ActivityState State { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>In which matter of the office the public takes part.</summary>
    public string Issue { get; private set; } = "";
    public string Purpose { get; private set; } = "";
    public TakingPart With { get; private set; }
    public DateOnly FirstDay { get; private set; }
    public DateOnly LastDay { get; private set; }
    public string Place { get; private set; } = "";
    public string HowToJoin { get; private set; } = "";

    /// <summary>The measure that it proves once its results are public; null for none.</summary>
    public Guid? MeasureId { get; private set; }
    public DateTime? AnnouncedAt { get; private set; }

    /// <summary>How many came; a number, because no list of names is needed to tell it.</summary>
    public int? Participants { get; private set; }
    public string Outcome { get; private set; } = "";
    public string ProposalsJson { get; private set; } = "[]";
    public FileHash? ResultFile { get; private set; }
    public string? ResultFileName { get; private set; }
    public string? ResultFileType { get; private set; }

    /// <summary>JSON of everybody who prepared it.</summary>
    public string Preparers { get; private set; } = "[]";
    public string? ReturnedBecause { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    public string? ApprovedBy { get; private set; }

    /// <summary>What was frozen, and its SHA-256.</summary>
    public string? Frozen { get; private set; }
    public string? Hash { get; private set; }
    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";
    public string Page => $"{ActivityListModel.Here}/{Id.Value}";
    public bool IsPublic => State == ActivityState.Published || AnnouncedAt is not null;
    public bool MayChange => State is ActivityState.Planned or ActivityState.Announced or ActivityState.Held;
    public IReadOnlyList<Proposal> Proposals => FrozenResults.ReadProposals(ProposalsJson);
    public IReadOnlyList<Actor> PreparedBy => JsonSerializer.Deserialize<List<Actor>>(Preparers)!;
    public FrozenResults? Published => Frozen is { } json ? FrozenResults.Read(json) : null;

    public static IReadOnlyList<Refusal> WhyNotPlan(Plan plan) =>
        [
            .. plan.Title.Length is 0 or > LongestLine ? [ActivityRefusals.Title] : Array.Empty<Refusal>(),
            .. plan.Issue.Length is 0 or > LongestLine ? [ActivityRefusals.Issue] : Array.Empty<Refusal>(),
            .. new[] { plan.Purpose, plan.HowToJoin }.Any(t => t.Length > LongestText)
            || plan.Place.Length > LongestLine
                ? [ActivityRefusals.TooLong]
                : Array.Empty<Refusal>(),
            .. plan.FirstDay is null ? [ActivityRefusals.Day] : Array.Empty<Refusal>(),
            .. plan.LastDay < plan.FirstDay ? [ActivityRefusals.Days] : Array.Empty<Refusal>(),
            .. plan.With == TakingPart.None ? [ActivityRefusals.With] : Array.Empty<Refusal>(),
        ];

    public static Activity Begin(AgencyId agency, Plan plan, Actor by)
    {
        WhyNotPlan(plan).ThrowIfAny();

        var activity = new Activity { AgencyId = agency, Id = Ids.Next<ActivityId>() };
        activity.Take(plan, by);
        return activity;
    }

    public IReadOnlyList<Refusal> WhyNotChange() => MayChange ? [] : [ActivityRefusals.IsFrozen];

    public void Change(Plan plan, Actor by)
    {
        ((IReadOnlyList<Refusal>)[.. WhyNotChange(), .. WhyNotPlan(plan)]).ThrowIfAny();

        Take(plan, by);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotAnnounce(DateOnly today) =>
        State != ActivityState.Planned
            ? [ActivityRefusals.AnnouncedAlready]
            :
            [
                .. Place.Length == 0 || HowToJoin.Length == 0 ? [ActivityRefusals.HowToJoin] : Array.Empty<Refusal>(),
                .. LastDay < today ? [ActivityRefusals.AnnouncedTooLate] : Array.Empty<Refusal>(),
            ];

    public void Announce(Now now)
    {
        WhyNotAnnounce(now.Today).ThrowIfAny();

        (State, AnnouncedAt) = (ActivityState.Announced, now.Utc);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotTell(Results results, DateOnly today) =>
        [
            .. WhyNotChange(),
            .. FirstDay > today ? [ActivityRefusals.NotHeldYet(FirstDay)] : Array.Empty<Refusal>(),
            .. results.Participants is null or < 0 or > 1_000_000
                ? [ActivityRefusals.Participants]
                : Array.Empty<Refusal>(),
            .. results.Outcome.Length > LongestText
            || results.Proposals.Count > MostProposals
            || results.Proposals.Any(p => p.Proposed.Length > LongestText || p.Done.Length > LongestText)
                ? [ActivityRefusals.TooLong]
                : Array.Empty<Refusal>(),
        ];

    /// <summary>It was held: who came, what was proposed, what was done with it.</summary>
    public void Tell(Results results, Now now, Actor by)
    {
        WhyNotTell(results, now.Today).ThrowIfAny();

        (State, Participants, Outcome) = (ActivityState.Held, results.Participants, results.Outcome);
        ProposalsJson = FrozenResults.ProposalsJson(results.Proposals);
        Prepared(by);
        Version++;
    }

    public void KeepResultFile(ReceivedFile file, Actor by)
    {
        WhyNotChange().ThrowIfAny();

        (ResultFile, ResultFileName, ResultFileType) = (file.Hash, file.File.FileName, file.File.Kind.MediaType);
        Prepared(by);
        Version++;
    }

    /// <summary>A photograph was put to it or taken away.</summary>
    public void PhotosChanged(Actor by)
    {
        WhyNotChange().ThrowIfAny();

        Prepared(by);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotSubmit() =>
        State is ActivityState.Submitted or ActivityState.Published ? [ActivityRefusals.IsFrozen]
        : State != ActivityState.Held ? [ActivityRefusals.NoResults]
        :
        [
            .. Outcome.Length == 0 ? [ActivityRefusals.NoResults] : Array.Empty<Refusal>(),
            .. Proposals.Count == 0 ? [ActivityRefusals.NoProposals] : Array.Empty<Refusal>(),
            .. Proposals.Any(p => p.Done.Length == 0) ? [ActivityRefusals.NoDecision] : Array.Empty<Refusal>(),
        ];

    public void Submit()
    {
        WhyNotSubmit().ThrowIfAny();

        (State, ReturnedBecause) = (ActivityState.Submitted, null);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotReturn(string? because) =>
        State != ActivityState.Submitted ? [ActivityRefusals.NotSubmitted]
        : string.IsNullOrWhiteSpace(because) || because.Length > LongestText ? [ActivityRefusals.SayWhy]
        : [];

    public void Return(string because)
    {
        WhyNotReturn(because).ThrowIfAny();

        (State, ReturnedBecause) = (ActivityState.Held, ThaiText.NormaliseLines(because));
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotPublish(Actor by, IReadOnlyCollection<string> whoCould) =>
        State != ActivityState.Submitted
            ? [ActivityRefusals.NotSubmitted]
            : Separation.WhyNotPublish(
                new($"ผลกิจกรรม “{Title}”", $"The results of the activity “{Title}”"),
                PreparedBy,
                by,
                whoCould
            );

    /// <summary>Freezes it as it stands.</summary>
    public void Publish(IReadOnlyList<ActivityPhoto> photos, Now now, Actor by)
    {
        WhyNotPublish(by, []).ThrowIfAny();

        Frozen = new FrozenResults(
            Title,
            Issue,
            Purpose,
            With,
            FirstDay,
            LastDay,
            Place,
            Participants!.Value,
            Outcome,
            Proposals,
            ResultFile?.Hex,
            [.. photos.Select(p => new FrozenPhoto(p.Id.Value, p.File.Hex, p.Caption))]
        ).ToJson();
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Frozen)));
        (State, PublishedAt, ApprovedBy) = (ActivityState.Published, now.Utc, by.Name);
        Version++;
    }

    private void Take(Plan plan, Actor by)
    {
        (Title, Issue, Purpose, With) = (plan.Title, plan.Issue, plan.Purpose, plan.With);
        (FirstDay, LastDay) = (plan.FirstDay!.Value, plan.LastDay ?? plan.FirstDay!.Value);
        (Place, HowToJoin, MeasureId) = (plan.Place, plan.HowToJoin, plan.Measure);
        Prepared(by);
    }

    private void Prepared(Actor by)
    {
        if (PreparedBy.All(one => one.AccountId != by.AccountId))
            Preparers = JsonSerializer.Serialize(PreparedBy.Append(by));
    }
}

internal readonly record struct ActivityPhotoId(Guid Value) : IId<ActivityPhotoId>
{
    public static ActivityPhotoId From(Guid value) => new(value);
}

/// <summary>A photograph of an activity, with its caption.</summary>
internal sealed class ActivityPhoto
{
    public const int Most = 12,
        LongestCaption = 200;

    public AgencyId AgencyId { get; private init; }
    public ActivityPhotoId Id { get; private init; }
    public ActivityId ActivityId { get; private init; }
    public FileHash File { get; private init; }
    public string Name { get; private init; } = "";
    public string MediaType { get; private init; } = "";
    public long Size { get; private init; }
    public string Caption { get; private init; } = "";

    public static ActivityPhoto Of(Activity activity, ReceivedFile received, string caption) =>
        new()
        {
            AgencyId = activity.AgencyId,
            Id = Ids.Next<ActivityPhotoId>(),
            ActivityId = activity.Id,
            File = received.Hash,
            Name = received.File.FileName,
            MediaType = received.File.Kind.MediaType,
            Size = received.File.Content.Length,
            Caption = caption,
        };
}

/// <summary>Every reason for which an activity says no.</summary>
internal static class ActivityRefusals
{
    public static readonly Refusal Title = new(
        "activity-title",
        $"กรอกชื่อกิจกรรม ไม่เกิน {Activity.LongestLine} ตัวอักษร",
        $"Give the activity a title of at most {Activity.LongestLine} characters."
    );

    public static readonly Refusal Issue = new(
        "activity-issue",
        $"กรอกเรื่องที่เปิดให้มีส่วนร่วม ไม่เกิน {Activity.LongestLine} ตัวอักษร",
        $"Say in which matter the public takes part, in at most {Activity.LongestLine} characters."
    );

    public static readonly Refusal TooLong = new(
        "activity-long",
        $"สถานที่ยาวได้ไม่เกิน {Activity.LongestLine} ข้อความอื่นไม่เกิน {Activity.LongestText} ตัวอักษร และข้อเสนอไม่เกิน {Activity.MostProposals} ข้อ",
        $"The place has at most {Activity.LongestLine} characters, other texts {Activity.LongestText}, and there are at most {Activity.MostProposals} proposals."
    );

    public static readonly Refusal Day = new(
        "activity-day",
        "กรอกวันจัดกิจกรรม เช่น 15 ม.ค. 2569",
        "Give the day, for example 2026-01-15."
    );

    public static readonly Refusal Days = new(
        "activity-days",
        "วันสุดท้ายต้องไม่ก่อนวันแรก",
        "The last day is not before the first."
    );

    public static readonly Refusal With = new(
        "activity-with",
        "เลือกผู้มีส่วนร่วมอย่างน้อยหนึ่งกลุ่ม",
        "Choose at least one group that takes part."
    );

    public static readonly Refusal HowToJoin = new(
        "activity-join",
        "ก่อนประกาศต้องบอกสถานที่และวิธีเข้าร่วม",
        "Before it is announced say where it is and how to join."
    );

    public static readonly Refusal AnnouncedAlready = new(
        "activity-announced",
        "กิจกรรมนี้ประกาศหรือจัดไปแล้ว",
        "This activity was announced or held already."
    );

    public static readonly Refusal AnnouncedTooLate = new(
        "activity-late",
        "วันจัดผ่านไปแล้ว จึงประกาศเชิญชวนไม่ได้ บันทึกผลได้เลย",
        "Its day is over, so nobody can be invited any more; its results can be written."
    );

    public static readonly Refusal IsFrozen = new(
        "activity-frozen",
        "กิจกรรมนี้ส่งตรวจหรือเผยแพร่ผลแล้ว จึงแก้ไขไม่ได้",
        "This activity waits for approval or its results are public, so it cannot be changed."
    );

    public static readonly Refusal Participants = new(
        "activity-participants",
        "จำนวนผู้เข้าร่วมต้องเป็นจำนวนเต็ม 0 ถึง 1,000,000",
        "The number of participants is a whole number from 0 to 1,000,000."
    );

    public static readonly Refusal NoResults = new(
        "activity-results",
        "ยังไม่มีผลของกิจกรรม บันทึกจำนวนผู้เข้าร่วมและผลก่อนส่งตรวจ",
        "There are no results yet: write how many took part and what came of it first."
    );

    public static readonly Refusal NoProposals = new(
        "activity-proposals",
        "บันทึกข้อเสนออย่างน้อยหนึ่งข้อ และสิ่งที่หน่วยงานทำกับข้อเสนอนั้น",
        "Write at least one proposal, and what the office did with it."
    );

    public static readonly Refusal NoDecision = new(
        "activity-decision",
        "ทุกข้อเสนอต้องบอกว่าหน่วยงานนำไปใช้อย่างไร หรือเหตุใดจึงไม่นำไปใช้",
        "Say of every proposal how it was used, or why it was not."
    );

    public static readonly Refusal NotSubmitted = new(
        "activity-not-submitted",
        "กิจกรรมนี้ไม่ได้รอตรวจ (อาจเผยแพร่หรือส่งคืนไปแล้ว) โปรดเปิดหน้าใหม่",
        "This activity does not wait for approval: it was published or sent back meanwhile. Open the page again."
    );

    public static readonly Refusal SayWhy = new("activity-why", "บอกเหตุผลที่ส่งคืน", "Say why it is sent back.");

    public static readonly Refusal Photos = new(
        "activity-photos",
        $"ภาพได้ไม่เกิน {ActivityPhoto.Most} ภาพ",
        $"At most {ActivityPhoto.Most} photographs."
    );

    public static readonly Refusal Caption = new(
        "activity-caption",
        $"เขียนคำบรรยายภาพ ไม่เกิน {ActivityPhoto.LongestCaption} ตัวอักษร",
        $"Write a caption of at most {ActivityPhoto.LongestCaption} characters."
    );

    public static readonly Refusal NoFile = new("activity-file", "เลือกไฟล์ก่อน", "Choose a file first.");

    public static readonly Refusal Raced = new(
        "activity-raced",
        "กิจกรรมนี้เปลี่ยนไปแล้วระหว่างที่ท่านเปิดหน้าอยู่ โปรดเปิดหน้าใหม่แล้วทำอีกครั้ง",
        "This activity changed while the page was open; open it again and repeat."
    );

    public static readonly Refusal NoMeasure = new(
        "activity-measure",
        "เลือกมาตรการจากรายการ",
        "Choose a measure of the list."
    );

    public static readonly Refusal NothingPublished = new(
        "participation-empty",
        "ปีนี้ยังไม่มีกิจกรรมที่เผยแพร่ผล จึงยังไม่มีสรุป",
        "No results were published in this year, so there is no summary yet."
    );

    public static Refusal NotHeldYet(DateOnly day) =>
        new(
            "activity-not-held",
            $"กิจกรรมจัดวันที่ {ThaiDate.InFull(day)} บันทึกผลได้ตั้งแต่วันนั้น",
            $"It is held on {ThaiDate.English(day)}; results are written from that day on."
        );
}

using System.Text;
using System.Text.Json;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Standards;

internal readonly record struct StandardId(Guid Value) : IId<StandardId>
{
    public static StandardId From(Guid value) => new(value);
}

internal enum DraftState
{
    /// <summary>Nothing is written beside the approved version.</summary>
    None,
    Writing,
    Submitted,
}

/// <summary>
/// A rule that staff have to know: a manual, the code of ethics, the No Gift Policy, an order. Its draft may change at will; a second
/// person makes it a version, which is frozen and which the chosen sections are asked to acknowledge.
/// </summary>
internal sealed class Standard
{
    public const string Kind = "standard";

    public AgencyId AgencyId { get; private init; }
    public StandardId Id { get; private init; }

    /// <summary>Of the latest version; of the draft before there is one.</summary>
    public string Title { get; private set; } = "";

    public string Draft { get; private set; } = "";
    public DraftState State { get; private set; }
    public string? ReturnedBecause { get; private set; }

    /// <summary>A file beside the text; of the draft.</summary>
    public FileHash? File { get; private set; }
    public string? FileName { get; private set; }
    public string? FileType { get; private set; }

    public int LatestVersion { get; private set; }

    /// <summary>Identifiers of the sections that are asked, those within them too; none: everybody.</summary>
    public string Sections { get; private set; } = "[]";

    /// <summary>Identifiers of the measures that its coverage proves.</summary>
    public string Measures { get; private set; } = "[]";

    /// <summary>Who wrote on the draft since the last version.</summary>
    public string Preparers { get; private set; } = "[]";

    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";

    public string Page => $"{AllStandardsModel.Here}/{Id.Value}";

    public string MyPage => $"{MyStandardsModel.Here}/{Id.Value}";

    public StandardContent DraftContent => StandardContent.Read(Draft);

    public IReadOnlyList<SectionId> ForSections => [.. Guids(Sections).Select(SectionId.From)];

    public IReadOnlyList<Guid> ServesMeasures => Guids(Measures);

    public IReadOnlyList<Actor> PreparedBy =>
        [.. JsonSerializer.Deserialize<List<Preparer>>(Preparers)!.Select(p => new Actor(p.Id, p.Name))];

    public static Standard New(AgencyId agency, StandardContent content, Actor by)
    {
        var standard = new Standard { AgencyId = agency, Id = Ids.Next<StandardId>() };
        standard.Write(content, by);
        standard.Version = 1;
        return standard;
    }

    public IReadOnlyList<Refusal> WhyNotWrite() => State == DraftState.Submitted ? [StandardRefusals.WithApprover] : [];

    public void Write(StandardContent content, Actor by)
    {
        WhyNotWrite().ThrowIfAny();
        (Draft, State) = (content.Json(), DraftState.Writing);
        if (LatestVersion == 0)
            Title = content.Title;
        AddPreparer(by);
        Version++;
    }

    public void Attach(ReceivedFile file) =>
        (File, FileName, FileType) = (file.Hash, file.File.FileName, file.File.Kind.MediaType);

    /// <summary>For whom it is and what it proves: of the standard, not of a version.</summary>
    public void Serve(IEnumerable<SectionId> sections, IEnumerable<Guid> measures)
    {
        (Sections, Measures) = (
            JsonSerializer.Serialize(sections.Select(s => s.Value).Distinct()),
            JsonSerializer.Serialize(measures.Distinct())
        );
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotSubmit() =>
        State != DraftState.Writing ? [StandardRefusals.NothingToApprove] : DraftContent.WhyNot();

    public void Submit(Actor by)
    {
        WhyNotSubmit().ThrowIfAny();
        (State, ReturnedBecause) = (DraftState.Submitted, null);
        AddPreparer(by);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotReturn(string? because) =>
        State != DraftState.Submitted ? [StandardRefusals.NothingToApprove]
        : ThaiText.NormaliseLine(because ?? "").Length is 0 or > StandardContent.LongestLine ? [StandardRefusals.SayWhy]
        : [];

    public void Return(string because)
    {
        WhyNotReturn(because).ThrowIfAny();
        (State, ReturnedBecause) = (DraftState.Writing, ThaiText.NormaliseLine(because));
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotApprove(Actor by, IReadOnlyCollection<string> whoCould) =>
        State != DraftState.Submitted
            ? [StandardRefusals.NothingToApprove]
            : Separation.WhyNotPublish(new($"มาตรฐาน “{Title}”", $"The standard “{Title}”"), PreparedBy, by, whoCould);

    /// <param name="sameMeaning">Only words were corrected: what was acknowledged stays acknowledged.</param>
    public StandardVersion Approve(bool sameMeaning, Now now, Actor by)
    {
        WhyNotApprove(by, []).ThrowIfAny();
        LatestVersion++;
        var version = new StandardVersion
        {
            AgencyId = AgencyId,
            StandardId = Id,
            Number = LatestVersion,
            Json = Draft,
            Hash = FileHash.Of(Encoding.UTF8.GetBytes($"{Draft}\n{File?.Hex}")).Hex,
            File = File,
            FileName = FileName,
            FileType = FileType,
            SameMeaning = sameMeaning && LatestVersion > 1,
            ApprovedAt = now.Utc,
            ApprovedById = by.AccountId,
            ApprovedBy = by.Name,
        };
        (Title, State, Preparers) = (version.Content.Title, DraftState.None, "[]");
        Version++;
        return version;
    }

    /// <summary>True when who works there is asked.</summary>
    public bool IsFor(StaffMember person, IReadOnlyList<Section> sections)
    {
        var chosen = ForSections;
        if (chosen.Count == 0)
            return true;

        for (
            var at = sections.FirstOrDefault(s => s.Id == person.SectionId);
            at is not null;
            at = sections.FirstOrDefault(s => s.Id == at.ParentId)
        )
            if (chosen.Contains(at.Id))
                return true;
        return false;
    }

    private void AddPreparer(Actor by)
    {
        var all = PreparedBy;
        if (all.All(p => p.AccountId != by.AccountId))
            Preparers = JsonSerializer.Serialize(all.Append(by).Select(p => new Preparer(p.AccountId, p.Name)));
    }

    private static List<Guid> Guids(string json) => JsonSerializer.Deserialize<List<Guid>>(json)!;

    private sealed record Preparer(Guid Id, string Name);
}

/// <summary>What a second person approved, word for word; never changed.</summary>
internal sealed class StandardVersion
{
    private StandardContent? _content;

    public AgencyId AgencyId { get; init; }
    public StandardId StandardId { get; init; }
    public int Number { get; init; }
    public string Json { get; init; } = "";

    /// <summary>SHA-256 of the content and of its file's hash.</summary>
    public string Hash { get; init; } = "";

    public FileHash? File { get; init; }
    public string? FileName { get; init; }
    public string? FileType { get; init; }

    /// <summary>The approver says that nothing means anything else than before: nobody is asked again.</summary>
    public bool SameMeaning { get; init; }

    public DateTime ApprovedAt { get; init; }
    public Guid ApprovedById { get; init; }
    public string ApprovedBy { get; init; } = "";

    public StandardContent Content => _content ??= StandardContent.Read(Json);
}

/// <summary>That a person was asked: since when, when they were reminded, and which version they have read to the end.</summary>
internal sealed class AskedPerson
{
    public AgencyId AgencyId { get; private init; }
    public StandardId StandardId { get; private init; }
    public Guid AccountId { get; private init; }
    public int ForVersion { get; private set; }
    public DateOnly AskedOn { get; private set; }
    public DateOnly? RemindedOn { get; private set; }

    /// <summary>The version all of whose questions they have answered right, whether or not they acknowledged it yet.</summary>
    public int? ReadVersion { get; private set; }

    public int Version { get; private set; } = 1;

    /// <summary>After so many days a reminder, and from there every week.</summary>
    public static readonly IReadOnlyList<int> ReminderDays = [3, 7, 14];

    /// <summary>After so many days it is overdue, and the executives are told.</summary>
    public const int OverdueAfter = 14;

    public DateOnly DueOn => AskedOn.AddDays(OverdueAfter);

    public static AskedPerson Of(Standard standard, Guid account, DateOnly on) =>
        new()
        {
            AgencyId = standard.AgencyId,
            StandardId = standard.Id,
            AccountId = account,
            ForVersion = standard.LatestVersion,
            AskedOn = on,
        };

    public void AskAgain(int version, DateOnly on)
    {
        if (ForVersion >= version)
            return;
        (ForVersion, AskedOn, RemindedOn) = (version, on, null);
        Version++;
    }

    public void HaveRead(int version)
    {
        ReadVersion = version;
        Version++;
    }

    public void Remind(DateOnly on)
    {
        RemindedOn = on;
        Version++;
    }

    /// <summary>True when a reminder is due that was not sent yet. None goes out on a day off; it waits for the next working day.</summary>
    public bool IsToRemind(DateOnly today, WorkingDays calendar)
    {
        if (!calendar.IsWorkingDay(today) || MilestoneAt(today) is not { } milestone)
            return false;

        return RemindedOn is null || RemindedOn < AskedOn.AddDays(milestone);
    }

    /// <summary>The last milestone that a day has reached; null before the first.</summary>
    private int? MilestoneAt(DateOnly today)
    {
        var days = today.DayNumber - AskedOn.DayNumber;
        return days >= ReminderDays[^1]
            ? days / 7 * 7
            : ReminderDays.Where(m => m <= days).Select(m => (int?)m).LastOrDefault();
    }
}

/// <summary>How a person answered one question of one version. How many tries it took is counted and shown to nobody by name.</summary>
internal sealed class QuestionTry
{
    public AgencyId AgencyId { get; init; }
    public StandardId StandardId { get; init; }
    public int Number { get; init; }
    public int Question { get; init; }
    public Guid AccountId { get; init; }
    public int Wrong { get; private set; }
    public DateTime? RightAt { get; private set; }

    public void Take(bool isRight, Now now)
    {
        if (RightAt is not null)
            return;
        if (isRight)
            RightAt = now.Utc;
        else
            Wrong++;
    }
}

/// <summary>A person's word that they know a version. Never edited.</summary>
internal sealed class Acknowledgement
{
    public AgencyId AgencyId { get; private init; }
    public StandardId StandardId { get; private init; }
    public int Number { get; private init; }
    public Guid AccountId { get; private init; }

    /// <summary>Name, post and section as they were on that day.</summary>
    public string Name { get; private init; } = "";
    public string Post { get; private init; } = "";
    public string Section { get; private init; } = "";

    /// <summary>The words that they agreed to.</summary>
    public string Words { get; private init; } = "";

    /// <summary>SHA-256 of the version.</summary>
    public string Hash { get; private init; } = "";

    public DateTime At { get; private init; }

    public static Acknowledgement Of(StandardVersion version, StaffMember who, string? section, Now now) =>
        new()
        {
            AgencyId = version.AgencyId,
            StandardId = version.StandardId,
            Number = version.Number,
            AccountId = who.AccountId,
            Name = who.Name,
            Post = who.Post ?? "",
            Section = section ?? "",
            Words = WordsOf(version).Th,
            Hash = version.Hash,
            At = now.Utc,
        };

    public static Bilingual WordsOf(StandardVersion version) =>
        new(
            $"ข้าพเจ้าได้อ่านและเข้าใจ “{version.Content.Title}” ฉบับที่ {version.Number} แล้ว รับทราบและจะถือปฏิบัติโดยเคร่งครัด",
            $"I have read and understood “{version.Content.Title}”, version {version.Number}. I acknowledge it and will keep to it."
        );
}

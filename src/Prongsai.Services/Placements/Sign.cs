using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Placements;

internal readonly record struct SignId(Guid Value) : IId<SignId>
{
    public static SignId From(Guid value) => new(value);
}

/// <summary>How a sign was found.</summary>
internal enum SignState
{
    Good,
    Missing,
    Damaged,

    /// <summary>What it says is not true any more.</summary>
    Outdated,
}

/// <summary>
/// A sign of the office in a visible place: what it says, where it hangs and since when, and how it was found last. One that tells of a
/// service is outdated by itself when a newer version of the manual is approved. What is wrong with it is a task until it hangs anew.
/// </summary>
internal sealed class Sign
{
    public const string Kind = "sign";

    public AgencyId AgencyId { get; private init; }
    public SignId Id { get; private init; }

    /// <summary>"ป้ายเอกสารที่ต้องใช้ งานทะเบียนราษฎร".</summary>
    public string What { get; private set; } = "";

    /// <summary>"อาคาร ๑ ชั้น ๑ หน้าฝ่ายทะเบียน".</summary>
    public string Place { get; private set; } = "";

    /// <summary>Who looks after it: a section or a person, in words.</summary>
    public string Keeper { get; private set; } = "";

    /// <summary>The service that it tells of; null for one of its own.</summary>
    public ServiceId? ServiceId { get; private set; }

    /// <summary>Which version of the service's manual it shows.</summary>
    public int? ShowsVersion { get; private set; }

    public DateOnly HungOn { get; private set; }
    public DateOnly? TakenDownOn { get; private set; }

    /// <summary>Where it hangs: a photograph or a plan.</summary>
    public FileHash? Picture { get; private set; }

    public string? PictureName { get; private set; }
    public string? PictureType { get; private set; }

    /// <summary>As it was found last; good as long as nobody says otherwise.</summary>
    public SignState State { get; private set; }

    public DateOnly? SeenOn { get; private set; }

    /// <summary>Since when it is known not to be as it should.</summary>
    public DateOnly? FaultSince { get; private set; }

    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";

    public string Page => $"{SignsModel.Here}/{Id.Value}";

    public bool IsHanging => TakenDownOn is null;

    public static Sign Of(AgencyId agency, SignWords words, Service? service) =>
        new Sign { AgencyId = agency, Id = Ids.Next<SignId>() }.With(words, service);

    public void Reword(SignWords words, Service? service)
    {
        With(words, service);
        Version++;
    }

    public void ShowPlace(ReceivedFile picture) =>
        (Picture, PictureName, PictureType) = (picture.Hash, picture.File.FileName, picture.File.Kind.MediaType);

    /// <summary>Somebody stood before it.</summary>
    public void See(SignState state, DateOnly on)
    {
        // Of two who looked the later one knows; a phone may send what it kept days ago.
        if (on < SeenOn)
            return;

        (State, SeenOn) = (state, on);
        FaultSince = state == SignState.Good ? null : FaultSince ?? on;
        Version++;
    }

    /// <summary>A newer version of the manual makes it say what is not true any more.</summary>
    public void BecomeOutdated(DateOnly on)
    {
        if (State == SignState.Good)
            State = SignState.Outdated;
        FaultSince ??= on;
        Version++;
    }

    /// <summary>It hangs again as it should, with what is true now.</summary>
    public void HangAnew(int? version, DateOnly on)
    {
        (State, FaultSince, HungOn, SeenOn) = (SignState.Good, null, on, on);
        ShowsVersion = ServiceId is null ? null : version;
        Version++;
    }

    public void TakeDown(DateOnly on)
    {
        (TakenDownOn, FaultSince) = (on, null);
        Version++;
    }

    private Sign With(SignWords words, Service? service)
    {
        (What, Place, Keeper, HungOn) = (words.What, words.Place, words.Keeper, words.HungOn);
        if (ServiceId != service?.Id)
            (ServiceId, ShowsVersion) = (service?.Id, service?.LatestVersion);
        return this;
    }
}

/// <summary>What an officer writes of a sign.</summary>
internal sealed record SignWords(string What, string Place, string Keeper, DateOnly HungOn)
{
    public const int Longest = 200;

    /// <summary>Tidied, or why it cannot stand so.</summary>
    public static (SignWords? Words, IReadOnlyList<Refusal> WhyNot) Read(
        string? what,
        string? place,
        string? keeper,
        DateOnly? hungOn,
        DateOnly today
    )
    {
        var words = new SignWords(
            ThaiText.NormaliseLine(what ?? ""),
            ThaiText.NormaliseLine(place ?? ""),
            ThaiText.NormaliseLine(keeper ?? ""),
            hungOn ?? today
        );
        List<Refusal> whyNot = [];
        if (words.What.Length is 0 or > Longest)
            whyNot.Add(SignRefusals.What);
        if (words.Place.Length is 0 or > Longest)
            whyNot.Add(SignRefusals.Place);
        if (words.Keeper.Length > Longest)
            whyNot.Add(SignRefusals.Keeper);
        if (words.HungOn > today)
            whyNot.Add(SignRefusals.NotYet);
        return whyNot.Count > 0 ? (null, whyNot) : (words, []);
    }
}

/// <summary>What somebody saw who stood before a sign: on the walk-round of a month, or when it hung anew.</summary>
internal sealed class Sighting
{
    public const int LongestNote = 500;

    public AgencyId AgencyId { get; private init; }
    public SignId SignId { get; private init; }

    /// <summary>Made where it was seen: a phone that sends it again after a lost answer does not count it twice.</summary>
    public Guid Id { get; private init; }

    public DateOnly On { get; private init; }
    public SignState State { get; private init; }
    public string Note { get; private init; } = "";
    public FileHash? Photo { get; private init; }
    public string? PhotoName { get; private init; }
    public string? PhotoType { get; private init; }
    public DateTime At { get; private init; }
    public Guid ById { get; private init; }
    public string ByName { get; private init; } = "";

    public static Sighting Of(
        Sign sign,
        Guid id,
        DateOnly on,
        SignState state,
        string note,
        ReceivedFile? photo,
        Now now,
        Actor by
    ) =>
        new()
        {
            AgencyId = sign.AgencyId,
            SignId = sign.Id,
            Id = id,
            On = on,
            State = state,
            Note = note,
            Photo = photo?.Hash,
            PhotoName = photo?.File.FileName,
            PhotoType = photo?.File.Kind.MediaType,
            At = now.Utc,
            ById = by.AccountId,
            ByName = by.Name,
        };
}

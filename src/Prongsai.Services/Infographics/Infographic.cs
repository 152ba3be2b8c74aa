using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Infographics;

internal readonly record struct InfographicId(Guid Value) : IId<InfographicId>
{
    public static InfographicId From(Guid value) => new(value);
}

/// <summary>Where an infographic stands on its way to the public.</summary>
internal enum InfographicState
{
    /// <summary>Waits for a second person.</summary>
    Waiting,

    /// <summary>The second person sent it back; another one is made instead.</summary>
    Returned,

    /// <summary>Public.</summary>
    Approved,

    /// <summary>Made anew from a later version of the manual; it stays readable, marked as what it is.</summary>
    Replaced,

    /// <summary>Taken from the public, with a reason.</summary>
    Withdrawn,
}

/// <summary>
/// A picture of a service, made from one version of its manual and from nothing else. Its text and its SVG are never changed; PDF and
/// PNG are made from that SVG when there is a browser. Whoever made it does not approve it.
/// </summary>
internal sealed class Infographic
{
    public const string Kind = "infographic";

    public AgencyId AgencyId { get; private init; }
    public InfographicId Id { get; private init; }
    public ServiceId ServiceId { get; private init; }

    /// <summary>The version of the manual from which it was made.</summary>
    public int FromVersion { get; private init; }

    public PictureFormat Format { get; private init; }
    public PictureDesign Design { get; private init; }
    public bool ThaiDigits { get; private init; }
    public PictureLanguage Language { get; private init; }

    /// <summary>Where the public found this installation then: the QR code leads there.</summary>
    public string Origin { get; private init; } = "";

    /// <summary>Everything it says, as JSON: its text twin.</summary>
    public string Said { get; private init; } = "";

    public FileHash Svg { get; private init; }

    /// <summary>Null until a browser has printed it.</summary>
    public FileHash? Pdf { get; private set; }

    /// <summary>Null until a browser has drawn it.</summary>
    public FileHash? Png { get; private set; }

    public InfographicState State { get; private set; }
    public DateTime MadeAt { get; private init; }
    public Guid MadeById { get; private init; }
    public string MadeBy { get; private init; } = "";
    public DateTime? ApprovedAt { get; private set; }
    public string? ApprovedBy { get; private set; }

    /// <summary>Why it was sent back or withdrawn.</summary>
    public string? Because { get; private set; }

    /// <summary>The one that was made instead of it.</summary>
    public InfographicId? ReplacedBy { get; private set; }
    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";

    public string Page => $"/staff/infographics/{Id.Value}";

    public PictureChoices Choices => new(Format, Design, ThaiDigits, Language);

    public InfographicContent Content => field ??= InfographicContent.Read(Said);

    /// <summary>Its files by now, as their addresses name them.</summary>
    public IEnumerable<(string Name, FileHash Hash)> Files
    {
        get
        {
            yield return (InfographicFiles.Svg, Svg);
            if (Pdf is { } pdf)
                yield return (InfographicFiles.Pdf, pdf);
            if (Png is { } png)
                yield return (InfographicFiles.Png, png);
        }
    }

    /// <summary>True when the public finds it, or will once it is approved.</summary>
    public bool Stands => State is InfographicState.Waiting or InfographicState.Approved;

    public static Infographic Make(
        Service service,
        ServiceVersion version,
        PictureChoices choices,
        InfographicContent said,
        FileHash svg,
        string origin,
        Now now,
        Actor by
    ) =>
        new()
        {
            AgencyId = service.AgencyId,
            Id = Ids.Next<InfographicId>(),
            ServiceId = service.Id,
            FromVersion = version.Number,
            Format = choices.Format,
            Design = choices.Design,
            ThaiDigits = choices.ThaiDigits,
            Language = choices.Language,
            Origin = origin,
            Said = said.ToJson(),
            Svg = svg,
            MadeAt = now.Utc,
            MadeById = by.AccountId,
            MadeBy = by.Name,
        };

    /// <param name="latest">The version of the manual that the public reads now.</param>
    public IReadOnlyList<Refusal> WhyNotApprove(int latest, Actor by, IReadOnlyCollection<string> whoCould) =>
        State != InfographicState.Waiting ? [InfographicRefusals.NotWaiting]
        : FromVersion != latest ? [InfographicRefusals.OldVersion(FromVersion, latest)]
        : Separation.WhyNotPublish(
            new($"อินโฟกราฟิก “{Content.Name.Text}”", $"The infographic “{Content.Name.English ?? Content.Name.Text}”"),
            [new Actor(MadeById, MadeBy)],
            by,
            whoCould
        );

    public void Approve(int latest, Now now, Actor by)
    {
        WhyNotApprove(latest, by, []).ThrowIfAny();

        (State, ApprovedAt, ApprovedBy) = (InfographicState.Approved, now.Utc, by.Name);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotReturn(string? because) =>
        State != InfographicState.Waiting ? [InfographicRefusals.NotWaiting] : WhyNotBecause(because);

    public void Return(string because)
    {
        WhyNotReturn(because).ThrowIfAny();

        (State, Because) = (InfographicState.Returned, ThaiText.NormaliseLines(because));
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotWithdraw(string? because) =>
        State != InfographicState.Approved ? [InfographicRefusals.NotPublic] : WhyNotBecause(because);

    public void Withdraw(string because)
    {
        WhyNotWithdraw(because).ThrowIfAny();

        (State, Because) = (InfographicState.Withdrawn, ThaiText.NormaliseLines(because));
        Version++;
    }

    /// <summary>A browser has made these from the SVG.</summary>
    public void Printed(FileHash pdf, FileHash png)
    {
        (Pdf, Png) = (pdf, png);
        Version++;
    }

    /// <summary>
    /// Gives its place to one that was made with the same choices from a later version. What was public stays so: the text was approved
    /// with that version, and how it looks was approved with this one.
    /// </summary>
    public void GiveWayTo(Infographic later, ServiceVersion version)
    {
        if (!Stands || later.FromVersion <= FromVersion)
            throw new InvalidOperationException("Only what stands gives way, and only to what is later.");

        if (State == InfographicState.Approved)
            (later.State, later.ApprovedAt, later.ApprovedBy) = (
                InfographicState.Approved,
                version.ApprovedAt,
                version.ApprovedBy
            );
        (State, ReplacedBy) = (InfographicState.Replaced, later.Id);
        Version++;
    }

    private static IReadOnlyList<Refusal> WhyNotBecause(string? because) =>
        string.IsNullOrWhiteSpace(because) ? [ServiceRefusals.SayWhy]
        : because.Length > ManualCheck.LongestText
            ? [ManualRefusals.TooLong(ServiceRefusals.ReasonWords, ManualCheck.LongestText)]
        : [];
}

/// <summary>Every reason for which an infographic says no.</summary>
internal static class InfographicRefusals
{
    public static readonly Refusal NotWaiting = new(
        "infographic-not-waiting",
        "อินโฟกราฟิกนี้ไม่ได้รออนุมัติ (อาจอนุมัติ ส่งคืน หรือถูกแทนไปแล้ว) โปรดเปิดหน้าใหม่",
        "This infographic does not wait for approval: it was approved, sent back or replaced meanwhile. Open the page again."
    );

    public static readonly Refusal NotPublic = new(
        "infographic-not-public",
        "อินโฟกราฟิกนี้ไม่ได้เผยแพร่อยู่ จึงถอนไม่ได้",
        "This infographic is not public, so it cannot be withdrawn."
    );

    public static readonly Refusal Raced = new(
        "infographic-raced",
        "มีผู้เปลี่ยนอินโฟกราฟิกนี้ไปก่อนแล้ว โปรดเปิดหน้าใหม่แล้วทำอีกครั้ง",
        "Somebody else changed this infographic meanwhile; open the page again and repeat it."
    );

    public static readonly Refusal NoManual = new(
        "infographic-no-manual",
        "งานบริการนี้ยังไม่มีคู่มือฉบับที่อนุมัติ หรือเลิกให้บริการแล้ว อินโฟกราฟิกทำจากคู่มือที่ประชาชนอ่านอยู่เท่านั้น",
        "This service has no approved manual, or is not given any more. An infographic is made from what the public reads, and from nothing else."
    );

    public static Refusal MadeAlready(PictureChoices choices) =>
        new(
            "infographic-made",
            $"มีอินโฟกราฟิก “{choices.Words.Th}” จากคู่มือฉบับนี้แล้ว ดูได้ในรายการด้านล่าง",
            $"An infographic “{choices.Words.En}” was made from this version already; it is in the list below."
        );

    public static Refusal OldVersion(int from, int latest) =>
        new(
            "infographic-old-version",
            $"ทำจากคู่มือฉบับที่ {from} แต่ประชาชนอ่านฉบับที่ {latest} อยู่ หากระบบยังไม่ได้ออกภาพใหม่ให้ ให้ส่งคืนแล้วทำภาพใหม่จากฉบับล่าสุด",
            $"It was made from version {from} of the manual, and the public reads version {latest}. Unless it is made anew by itself, send it back and make one from the latest version."
        );
}

internal static class InfographicTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<Infographic> Infographics => db.Set<Infographic>();
    }

    public static void Describe(ModelBuilder model)
    {
        var infographic = model.Entity<Infographic>();
        infographic.ToTable("services_infographics");
        infographic.HasKey(i => new { i.AgencyId, i.Id });
        infographic.HasIndex(i => new { i.AgencyId, i.ServiceId });
        infographic.HasIndex(i => new { i.AgencyId, i.State });
        infographic.Property(i => i.Version).IsConcurrencyToken();
        infographic
            .Ignore(i => i.Record)
            .Ignore(i => i.Choices)
            .Ignore(i => i.Content)
            .Ignore(i => i.Files)
            .Ignore(i => i.Stands);
    }
}

internal static class FindingInfographics
{
    /// <summary>An infographic of an agency, to be changed.</summary>
    public static Task<Infographic> InfographicAsync(
        this ProngsaiDb db,
        AgencyId agency,
        InfographicId id,
        CancellationToken cancellation
    ) => db.Infographics.FirstOrDefaultAsync(i => i.AgencyId == agency && i.Id == id, cancellation).OrMissAsync();

    /// <summary>What the public finds: approved, of services that are given.</summary>
    public static IQueryable<Infographic> PublicInfographics(this ProngsaiDb db, AgencyId agency)
    {
        var services = db.Services;
        return db
            .Infographics.AsNoTracking()
            .Where(i => i.AgencyId == agency && i.State == InfographicState.Approved)
            .Where(i => services.Any(s => s.AgencyId == agency && s.Id == i.ServiceId && s.WithdrawnAt == null));
    }

    /// <summary>The public pictures that exist as PNG, the newest first: what may be posted where no SVG is taken.</summary>
    public static IQueryable<Infographic> ApprovedPictures(this ProngsaiDb db, AgencyId agency) =>
        db.PublicInfographics(agency).Where(i => i.Png != null).OrderByDescending(i => i.ApprovedAt);

    /// <summary>Every infographic that stands, of whatever agency.</summary>
    public static IQueryable<Infographic> StandingInfographics(this ProngsaiDb db) =>
        db.Infographics.Where(i => i.State == InfographicState.Waiting || i.State == InfographicState.Approved);
}

using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Improvements;
using Prongsai.Measures.Outcomes;
using Prongsai.Measures.Withdrawing;

namespace Prongsai.Measures.Proof;

/// <summary>What proves a result, before it is attached: a kept picture or file, or a link.</summary>
internal sealed record Proven(
    EvidenceKind Kind,
    FileHash? File,
    string? FileName,
    string? MediaType,
    long? Size,
    int? Width,
    int? Height,
    string? Link
)
{
    /// <summary>A link is a web address and nothing else: javascript: and file: addresses are refused.</summary>
    public static bool TryLink(string? text, out Proven link)
    {
        link = null!;
        if (!Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address))
            return false;
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            return false;
        if (address.Host.Length == 0 || address.UserInfo.Length > 0 || address.AbsoluteUri.Length > 2000)
            return false;

        link = new Proven(EvidenceKind.Link, null, null, null, null, null, null, address.AbsoluteUri);
        return true;
    }

    /// <summary>A file that passed the checks of Kernel/Files and is kept.</summary>
    public static Proven Kept(SafeFile file, FileHash hash) =>
        new(
            file.Kind.IsPicture ? EvidenceKind.Photo : EvidenceKind.File,
            hash,
            file.FileName,
            file.Kind.MediaType,
            file.Content.Length,
            file.Size?.Width,
            file.Size?.Height,
            null
        );
}

/// <summary>A photograph, file or link that proves a result. Its bytes never change: other bytes are another piece of evidence.</summary>
internal sealed class Evidence
{
    public AgencyId AgencyId { get; private init; }
    public EvidenceId Id { get; private init; }
    public OutcomeId OutcomeId { get; private init; }
    public int Position { get; private init; }
    public EvidenceKind Kind { get; private init; }
    public string Caption { get; private set; } = "";

    /// <summary>The day it speaks of; the day it came in is <see cref="UploadedAt"/>.</summary>
    public DateOnly? EffectiveOn { get; private set; }

    public DateTime UploadedAt { get; private init; }
    public FileHash? File { get; private init; }
    public string? FileName { get; private init; }
    public string? MediaType { get; private init; }
    public long? Size { get; private init; }
    public int? Width { get; private init; }
    public int? Height { get; private init; }
    public string? Link { get; private init; }
    public bool MadeUp { get; private init; }

    /// <summary>Its number in the file that brought it; null when a person attached it.</summary>
    public int? ImportedAs { get; private init; }

    public int Version { get; private set; } = 1;
    public DateTime? WithdrawnAt { get; private set; }
    public string? WithdrawnBecause { get; private set; }

    /// <summary>What took its place; null when nothing did.</summary>
    public EvidenceId? ReplacedBy { get; private set; }

    internal static Evidence For(
        Outcome outcome,
        Proven what,
        string? caption,
        DateOnly? effectiveOn,
        Now now,
        bool madeUp,
        int? importedAs,
        int? position = null
    ) =>
        new()
        {
            AgencyId = outcome.AgencyId,
            Id = Ids.Next<EvidenceId>(),
            OutcomeId = outcome.Id,
            Position = position ?? outcome.Evidence.Select(e => e.Position).DefaultIfEmpty(0).Max() + 1,
            Kind = what.Kind,
            Caption = Lines.CleanOrNull(caption) ?? "",
            EffectiveOn = effectiveOn,
            UploadedAt = now.Utc,
            File = what.File,
            FileName = what.FileName,
            MediaType = what.MediaType,
            Size = what.Size,
            Width = what.Width,
            Height = what.Height,
            Link = what.Link,
            MadeUp = madeUp,
            ImportedAs = importedAs,
        };

    public static IReadOnlyList<Refusal> WhyNotDescribe(string? caption, DateOnly? effectiveOn, Now now)
    {
        List<Refusal> reasons = [];
        if (caption?.Length > Activities.Measure.NameLimit)
            reasons.Add(Refusals.NameTooLong);
        if (effectiveOn > now.Today)
            reasons.Add(Refusals.InTheFuture(effectiveOn.Value));

        return reasons;
    }

    public void Describe(string? caption, DateOnly? effectiveOn, Now now)
    {
        IReadOnlyList<Refusal> reasons =
        [
            .. WithdrawnAt is not null ? [Refusals.Withdrawn] : Array.Empty<Refusal>(),
            .. WhyNotDescribe(caption, effectiveOn, now),
        ];
        reasons.ThrowIfAny();
        caption = Lines.CleanOrNull(caption) ?? "";
        if ((Caption, EffectiveOn) == (caption, effectiveOn))
            return;

        (Caption, EffectiveOn) = (caption, effectiveOn);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotWithdraw(string? reason) => Withdrawal.WhyNot(WithdrawnAt, reason);

    public void Withdraw(string reason, Now now)
    {
        WhyNotWithdraw(reason).ThrowIfAny();

        (WithdrawnAt, WithdrawnBecause) = (now.Utc, reason.Trim());
        Version++;
    }

    internal void GiveWayTo(Evidence later, string reason, Now now)
    {
        Withdraw(reason, now);
        ReplacedBy = later.Id;
    }

    public IReadOnlyDictionary<string, string?> Facts() =>
        new Dictionary<string, string?>
        {
            ["evidence"] = Id.Value.ToString(),
            ["kind"] = Kind.ToString(),
            ["caption"] = Caption,
            ["effectiveOn"] = EffectiveOn.Iso(),
            ["file"] = FileName,
            ["sha256"] = File?.Hex,
            ["link"] = Link,
        };
}

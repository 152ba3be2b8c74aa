using System.Text.Json;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Registry;

/// <summary>Where the draft of a service stands on its way to the public.</summary>
internal enum DraftState
{
    /// <summary>Being written.</summary>
    Writing,

    /// <summary>Waits for a second person.</summary>
    Submitted,

    /// <summary>The second person sent it back.</summary>
    Returned,

    /// <summary>Word for word what is public.</summary>
    Published,
}

/// <summary>
/// A service as it is kept: a draft that is worked on, and the versions that were approved from it. The public reads versions only.
/// Whoever wrote in the draft since the last version counts as having prepared it.
/// </summary>
internal sealed class Service
{
    public const string Kind = "service";

    public AgencyId AgencyId { get; private init; }
    public ServiceId Id { get; private init; }

    /// <summary>Its place in addresses: small letters, digits and hyphens.</summary>
    public string Slug { get; private init; } = "";

    /// <summary>The Thai name in the draft, for lists.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The draft as JSON.</summary>
    public string Draft { get; private set; } = "";

    public DraftState State { get; private set; }

    /// <summary>The section that answers for it, where it is one of the register.</summary>
    public SectionId? SectionId { get; private set; }

    /// <summary>The version that the public reads; 0 before the first.</summary>
    public int LatestVersion { get; private set; }

    /// <summary>JSON of the people who wrote in the draft since the last version.</summary>
    public string Preparers { get; private set; } = "[]";

    public string? ReturnedBecause { get; private set; }

    /// <summary>By when somebody looks whether it is still true.</summary>
    public DateOnly? ReviewDueOn { get; private set; }

    /// <summary>When the office stopped giving it; its versions stay readable.</summary>
    public DateTime? WithdrawnAt { get; private set; }
    public string? WithdrawnBecause { get; private set; }

    /// <summary>Made up, for trying the program; the public page says so.</summary>
    public bool IsSample { get; private init; }

    public DateTime ChangedAt { get; private set; }
    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";

    /// <summary>True when the public reads it and may ask for it.</summary>
    public bool IsOffered => LatestVersion > 0 && WithdrawnAt is null;

    public ServiceManual Manual => ManualJson.ReadKept(Draft);

    public IReadOnlyList<Actor> PreparedBy =>
        [
            .. JsonSerializer
                .Deserialize<List<Preparer>>(Preparers, ManualJson.Format)!
                .Select(p => new Actor(p.Id, p.Name)),
        ];

    public static Service New(
        AgencyId agency,
        string slug,
        ServiceManual draft,
        SectionId? section,
        Now now,
        Actor by,
        bool isSample = false
    )
    {
        var service = new Service
        {
            AgencyId = agency,
            Id = Ids.Next<ServiceId>(),
            Slug = slug,
            IsSample = isSample,
        };
        service.Rewrite(draft, section, now, by);
        service.Version = 1;
        return service;
    }

    public void Rewrite(ServiceManual draft, SectionId? section, Now now, Actor by)
    {
        (Title, Draft, SectionId, ChangedAt) = (draft.Name.Th, ManualJson.Write(draft), section, now.Utc);
        State = DraftState.Writing;
        AddPreparer(by);
        Version++;
    }

    private void AddPreparer(Actor by)
    {
        var known = PreparedBy;
        if (known.All(one => one.AccountId != by.AccountId))
            Preparers = JsonSerializer.Serialize(
                known.Append(by).Select(one => new Preparer(one.AccountId, one.Name)),
                ManualJson.Format
            );
    }

    private sealed record Preparer(Guid Id, string Name);
}

/// <summary>A manual as the public reads it. Added, never edited; <see cref="Hash"/> proves it.</summary>
internal sealed class ServiceVersion
{
    public AgencyId AgencyId { get; private init; }
    public ServiceId ServiceId { get; private init; }

    /// <summary>From 1.</summary>
    public int Number { get; private init; }

    /// <summary>The whole manual, canonical: the same manual is always the same text.</summary>
    public string Json { get; private init; } = "";

    /// <summary>SHA-256 of <see cref="Json"/> in UTF-8, in lower-case hexadecimal digits.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>What changed since the version before, in the office's words.</summary>
    public string WhatChanged { get; private init; } = "";

    public DateTime ApprovedAt { get; private init; }
    public string ApprovedBy { get; private init; } = "";

    public ServiceManual Manual => field ??= ManualJson.ReadKept(Json);

    public static ServiceVersion Of(Service service, int number, string whatChanged, Now now, Actor by) =>
        new()
        {
            AgencyId = service.AgencyId,
            ServiceId = service.Id,
            Number = number,
            Json = service.Draft,
            Hash = ManualJson.HashOf(service.Draft),
            WhatChanged = whatChanged,
            ApprovedAt = now.Utc,
            ApprovedBy = by.Name,
        };
}

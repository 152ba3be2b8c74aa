using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Counter.Setup;

/// <summary>A place at which people are served (ช่องบริการ), with the number that is called out.</summary>
internal sealed class Desk
{
    public const string Kind = "counter-desk";
    public const int LongestLabel = 100,
        HighestNumber = 99;

    public AgencyId AgencyId { get; private init; }
    public DeskId Id { get; private init; }
    public int Number { get; private init; }
    public string Label { get; private init; } = "";
    public SectionId? SectionId { get; private init; }
    public DateTime? ClosedAt { get; private set; }
    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";
    public Bilingual Name => new($"ช่อง {Number}", $"Desk {Number}");

    public static Desk Open(AgencyId agency, int number, string? label, SectionId? section) =>
        new()
        {
            AgencyId = agency,
            Id = Ids.Next<DeskId>(),
            Number = number,
            Label = ThaiText.NormaliseLine(label ?? ""),
            SectionId = section,
        };

    public void Close(Now now)
    {
        ClosedAt ??= now.Utc;
        Version++;
    }
}

/// <summary>That a desk serves a service.</summary>
internal sealed class DeskServes
{
    public AgencyId AgencyId { get; init; }
    public DeskId DeskId { get; init; }
    public CounterServiceId ServiceId { get; init; }
}

/// <summary>People who may go first (ผู้มีสิทธิรับบริการก่อน): published with the rule by which they do.</summary>
internal sealed class PriorityGroup
{
    public const int LongestWords = 150;

    public AgencyId AgencyId { get; init; }

    /// <summary>Stable: "elderly".</summary>
    public string Code { get; init; } = "";

    public string Th { get; init; } = "";
    public string En { get; init; } = "";

    /// <summary>By which law or order.</summary>
    public string Because { get; init; } = "";

    public int Position { get; init; }
    public DateTime? WithdrawnAt { get; set; }

    public Bilingual Name => new(Th, En.Length > 0 ? En : Th);

    /// <summary>What offices usually begin with.</summary>
    public static readonly IReadOnlyList<PriorityGroup> Usual =
    [
        Of(
            0,
            "elderly",
            "ผู้สูงอายุ 60 ปีขึ้นไป",
            "People of 60 years or more",
            "พ.ร.บ. ผู้สูงอายุ พ.ศ. 2546 มาตรา 11"
        ),
        Of(1, "disabled", "คนพิการและผู้ดูแล", "People with disabilities and their carers", "ระเบียบของหน่วยงาน"),
        Of(
            2,
            "pregnant",
            "หญิงมีครรภ์ หรือมีเด็กเล็กมาด้วย",
            "Pregnant women, people with small children",
            "ระเบียบของหน่วยงาน"
        ),
        Of(3, "monks", "พระภิกษุ สามเณร แม่ชี", "Monks, novices, nuns", "ระเบียบของหน่วยงาน"),
    ];

    private static PriorityGroup Of(int position, string code, string th, string en, string because) =>
        new()
        {
            Code = code,
            Th = th,
            En = en,
            Because = because,
            Position = position,
        };

    public PriorityGroup In(AgencyId agency) =>
        new()
        {
            AgencyId = agency,
            Code = Code,
            Th = Th,
            En = En,
            Because = Because,
            Position = Position,
        };
}

/// <summary>The published rules of an agency's queue.</summary>
internal sealed class QueueRules
{
    public const string Kind = "counter-rules";

    public AgencyId AgencyId { get; init; }

    /// <summary>Of so many calls at a desk one goes to somebody who may go first, while such a person waits.</summary>
    public int OneOf { get; set; } = 2;

    /// <summary>Whether a ticket can be taken by phone, away from the office.</summary>
    public bool ByPhone { get; set; } = true;

    public int Version { get; set; } = 1;
}

using Prongsai.Kernel;

namespace Prongsai.Procurement.Register;

/// <summary>Which purchase, through all its versions.</summary>
internal readonly record struct PurchaseId(Guid Value) : IId<PurchaseId>
{
    public static PurchaseId From(Guid value) => new(value);
}

/// <summary>Which version of a purchase.</summary>
internal readonly record struct PurchaseVersionId(Guid Value) : IId<PurchaseVersionId>
{
    public static PurchaseVersionId From(Guid value) => new(value);
}

/// <summary>Which change of the register: an import of a file, or one edit by hand.</summary>
internal readonly record struct ChangeId(Guid Value) : IId<ChangeId>
{
    public static ChangeId From(Guid value) => new(value);
}

/// <summary>
/// Something that an agency bought: one record for all official forms. A version is never changed; a later import or edit adds
/// another and ends this one, so that an import can be undone as a whole.
/// </summary>
/// <remarks>
/// Null is "not given"; what a form may not leave blank is printed as a mark. <see cref="SaidNone"/> tells what the office itself
/// marked as not applying ("-") from what it forgot.
/// </remarks>
internal sealed record Purchase
{
    public AgencyId AgencyId { get; init; }
    public PurchaseVersionId VersionId { get; init; }
    public PurchaseId Id { get; init; }

    /// <summary>The change that brought this version.</summary>
    public ChangeId ChangeId { get; init; }

    /// <summary>The change that ended it; null while it stands.</summary>
    public ChangeId? EndedBy { get; init; }

    public FiscalYear Year { get; init; }

    /// <summary>First day of the month whose report it stands in.</summary>
    public DateOnly Month { get; init; }

    /// <summary>ลำดับที่ within the month, in the order of the file.</summary>
    public int Number { get; init; }

    public string Work { get; init; } = "";
    public Money? Budget { get; init; }
    public Money? ReferencePrice { get; init; }
    public Method Method { get; init; }

    /// <summary>As the file has it, where it says more than <see cref="Method"/>.</summary>
    public string? MethodText { get; init; }

    /// <summary>"ม.56(2)(ข)".</summary>
    public string? LegalGround { get; init; }
    public Offers Bidders { get; init; } = Offers.None;
    public Offers Winners { get; init; } = Offers.None;

    /// <summary>The price agreed; with several winners their sum.</summary>
    public Money? AgreedPrice { get; init; }
    public string? Reason { get; init; }
    public string? ContractNumber { get; init; }
    public DateOnly? ContractDay { get; init; }

    /// <summary>Eleven digits; null for a purchase outside e-GP.</summary>
    public string? EgpNumber { get; init; }

    /// <summary>The contract's own twelve digits in e-GP.</summary>
    public string? ControlNumber { get; init; }
    public string? BudgetSource { get; init; }
    public Status Status { get; init; }
    public DateOnly? FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }

    /// <summary>What the office marked as not applying.</summary>
    public FieldSet SaidNone { get; init; }

    /// <summary>The same purchase, whoever brought it and wherever it stands: what a re-import compares.</summary>
    public bool SaysTheSameAs(Purchase other) =>
        this with
        {
            VersionId = other.VersionId,
            Id = other.Id,
            ChangeId = other.ChangeId,
            EndedBy = other.EndedBy,
            AgencyId = other.AgencyId,
            Number = other.Number,
        } == other;
}

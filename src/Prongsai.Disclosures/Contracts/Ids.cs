using Prongsai.Kernel;

namespace Prongsai.Disclosures.Contracts;

/// <summary>A line of the register: one OIT item of one agency's year.</summary>
public readonly record struct DisclosureId(Guid Value) : IId<DisclosureId>
{
    /// <inheritdoc />
    public static DisclosureId From(Guid value) => new(value);
}

/// <summary>A published edition of a disclosure (ฉบับ).</summary>
public readonly record struct DisclosureEditionId(Guid Value) : IId<DisclosureEditionId>
{
    /// <inheritdoc />
    public static DisclosureEditionId From(Guid value) => new(value);
}

/// <summary>A file that belongs to a disclosure or to an edition of it.</summary>
public readonly record struct DisclosureFileId(Guid Value) : IId<DisclosureFileId>
{
    /// <inheritdoc />
    public static DisclosureFileId From(Guid value) => new(value);
}

/// <summary>A remark at a place of a draft.</summary>
public readonly record struct MarkId(Guid Value) : IId<MarkId>
{
    /// <inheritdoc />
    public static MarkId From(Guid value) => new(value);
}

/// <summary>The withdrawal of a disclosure from the public.</summary>
public readonly record struct DisclosureWithdrawalId(Guid Value) : IId<DisclosureWithdrawalId>
{
    /// <inheritdoc />
    public static DisclosureWithdrawalId From(Guid value) => new(value);
}

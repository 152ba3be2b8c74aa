using Prongsai.Kernel;

namespace Prongsai.Services.Contracts;

/// <summary>A service that an agency gives to the public (งานบริการ).</summary>
public readonly record struct ServiceId(Guid Value) : IId<ServiceId>
{
    /// <inheritdoc />
    public static ServiceId From(Guid value) => new(value);
}

using Microsoft.Extensions.Configuration;

namespace Prongsai.Kernel;

/// <summary>Where the public finds this installation: what is printed leads back to it.</summary>
/// <param name="Origin">Setting Prongsai:Address without its last slash; null while nobody has said it.</param>
public sealed record OwnAddress(string? Origin)
{
    internal static OwnAddress From(IConfiguration? configuration) =>
        new(configuration?["Prongsai:Address"]?.Trim().TrimEnd('/') is { Length: > 0 } address ? address : null);
}

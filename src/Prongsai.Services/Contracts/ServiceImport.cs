using Prongsai.Kernel;

namespace Prongsai.Services.Contracts;

/// <summary>Loads the made-up services of a sample office.</summary>
public interface ISampleServices
{
    /// <summary>Loads a JSON file of services and makes them public, marked as made up; loading it again changes nothing.</summary>
    /// <exception cref="RefusedException">The file has mistakes; nothing of it is kept.</exception>
    Task LoadAsync(AgencyId agency, string file, CancellationToken cancellation = default);
}

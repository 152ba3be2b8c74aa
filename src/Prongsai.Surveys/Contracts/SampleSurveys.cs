using Prongsai.Kernel;

namespace Prongsai.Surveys.Contracts;

/// <summary>Made-up rounds with their answers, for a sample office.</summary>
public interface ISampleSurveys
{
    /// <summary>
    /// Loads the rounds that a file describes: satisfaction and rehearsals of the last month that is over, and a round of this month with
    /// a kiosk. Every round is marked as made up. Where such rounds are already, nothing changes.
    /// </summary>
    /// <param name="agency">Whose rounds they become.</param>
    /// <param name="file">The description, a JSON file.</param>
    /// <param name="cancellation">Stops between rounds.</param>
    /// <exception cref="RefusedException">The file cannot be read.</exception>
    Task LoadAsync(AgencyId agency, string file, CancellationToken cancellation = default);
}

using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

/// <summary>
/// A framework as an agency corrected it, whole, as the text of its file. A correction is a new version; none is ever changed,
/// because scores were computed by it.
/// </summary>
internal sealed class FrameworkVersion
{
    public AgencyId AgencyId { get; private init; }

    public FiscalYear Year { get; private init; }

    public string Profile { get; private init; } = "";

    /// <summary>Counts on from the version that came with the program.</summary>
    public int Number { get; private init; }

    /// <summary>The file; it was checked before it was kept.</summary>
    public string Text { get; private init; } = "";

    public DateTime MadeAt { get; private init; }

    public Guid MadeById { get; private init; }

    public string MadeByName { get; private init; } = "";

    public string Why { get; private init; } = "";

    public FrameworkKey Key => new(Year, Profile);

    /// <summary>Of each key the newest, read.</summary>
    /// <param name="versions">One agency's, in any order.</param>
    public static IReadOnlyList<Framework> NewestOf(IEnumerable<FrameworkVersion> versions) =>
        [
            .. versions
                .GroupBy(v => v.Key)
                .Select(ofKey => ofKey.MaxBy(v => v.Number)!)
                .Select(v => FrameworkReader.Read(ShippedFrameworks.FileOf(v.Key), v.Text).OrThrow()),
        ];

    public static FrameworkVersion Of(AgencyId agency, Framework framework, Now now, Actor by, string why) =>
        new()
        {
            AgencyId = agency,
            Year = framework.Key.Year,
            Profile = framework.Key.Profile,
            Number = framework.Version,
            Text = FrameworkWriter.Write(framework),
            MadeAt = now.Utc,
            MadeById = by.AccountId,
            MadeByName = by.Name,
            Why = why,
        };
}

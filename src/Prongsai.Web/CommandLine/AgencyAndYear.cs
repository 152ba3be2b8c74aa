using System.CommandLine;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary>Whose records and of which fiscal year: what many verbs ask for.</summary>
internal static class AgencyAndYear
{
    public static Option<string> Agency() =>
        new("--agency") { Description = "ที่อยู่ย่อของหน่วยงาน / slug of the agency", Required = true };

    public static Option<int> Year() =>
        new("--year") { Description = "ปีงบประมาณ พ.ศ. / fiscal year, B.E.", Required = true };

    /// <exception cref="RefusedException">No fiscal year of the Buddhist era.</exception>
    public static FiscalYear OrRefuse(int buddhist) =>
        buddhist is < FiscalYear.Earliest or > FiscalYear.Latest
            ? throw new RefusedException([YearExpected(buddhist)])
            : new FiscalYear(buddhist);

    /// <exception cref="RefusedException">No agency has this slug.</exception>
    public static async Task<Agency> AgencyOrRefuseAsync(
        this IServiceProvider services,
        string slug,
        CancellationToken cancellation
    ) =>
        await services.GetRequiredService<IAgencies>().BySlugAsync(slug, cancellation)
        ?? throw new RefusedException([NoSuchAgency(slug)]);

    public static Refusal NoSuchAgency(string slug) =>
        new("import-agency", $"ไม่มีหน่วยงาน “{slug}” ในระบบ", $"There is no agency “{slug}” here.");

    private static Refusal YearExpected(int found) =>
        new(
            "import-year",
            $"--year ต้องเป็นปีงบประมาณ พ.ศ. เช่น 2568 (พบ {found})",
            $"--year must be a fiscal year of the Buddhist era, for example 2568 (found {found})."
        );
}

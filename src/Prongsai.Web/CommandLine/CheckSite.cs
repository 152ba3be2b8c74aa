using System.Globalization;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary>
/// <c>prongsai check --site</c>: looks at an agency's public pages as an assessor does, keeps what was seen, says what to mend. Exit
/// code 1 when something is.
/// </summary>
internal static class CheckSite
{
    public static async Task<int> RunAsync(
        IServiceProvider services,
        Agency agency,
        FiscalYear year,
        bool json,
        CancellationToken cancellation
    )
    {
        var look = await services
            .GetRequiredService<IAssessorsEye>()
            .LookAsync(agency.Id, year, Actor.System, Said, cancellation);
        if (json)
            PrintedJson.Write(
                new
                {
                    agency = agency.Slug,
                    year = year.Buddhist,
                    look.Pages,
                    faults = look.Faults.Select(f => new
                    {
                        f.Code,
                        f.Address,
                        f.Kind,
                        f.Words,
                        f.Since,
                    }),
                    look.Notes,
                }
            );
        else
            Write(agency, year, look);

        return look.Faults.Count > 0 ? 1 : 0;

        // Beside the result, which may be piped.
        static void Said(int done, int of)
        {
            if (!Console.IsErrorRedirected)
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done}/{of}"));
        }
    }

    private static void Write(Agency agency, FiscalYear year, SiteLook look)
    {
        Console.WriteLine($"{agency.Name} {year}");
        foreach (var page in look.Pages)
        {
            var clicks = page.Clicks is { } count
                ? string.Create(CultureInfo.InvariantCulture, $" · {count} คลิก / click(s)")
                : "";
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {(page.Findings.Count == 0 ? "✓" : "✗")} {page.Code} {page.Address} · {page.Outcome} {page.Status} · {page.Milliseconds} ms"
                ) + clicks
            );
            foreach (var finding in page.Findings)
                Console.WriteLine($"      {finding}");
        }

        foreach (var note in look.Notes)
            Console.WriteLine($"  ! {note}");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{look.Pages.Count} ที่อยู่ / addresses · {look.Faults.Count} สิ่งที่ต้องแก้ / to mend"
            )
        );
    }
}

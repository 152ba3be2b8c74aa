using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary>
/// Bangkok with its fifty districts, for <c>prongsai demo --city</c>. Names and codes are facts (samples/bangkok-districts); every
/// figure, measure and result is made up, says so, and comes out the same each time. Khlong Sam Wa keeps what its own sample says.
/// </summary>
internal static class SampleCity
{
    private const string Real = "khlong-sam-wa";

    // The same words as in samples/khlong-sam-wa/results.csv.
    private const string MadeUp =
        "ตัวเลขสมมุติเพื่อสาธิต ไม่ใช่ผลการประเมินจริง / made up for demonstration, not a real result";

    private static readonly int[] Years = [2566, 2567, 2568];
    private static readonly string[] Items = ["E1", "E4", "O15"];

    /// <summary>Loads the city; loading it again changes nothing.</summary>
    public static async Task<Agency> LoadAsync(
        IServiceProvider services,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var file = Path.Combine(AppContext.BaseDirectory, "samples", "bangkok-districts", "districts.csv");
        var city = await DistrictsAsync(services, file, cancellation);
        IReadOnlyList<Agency> districts;
        await using (var scope = services.CreateAsyncScope())
            districts = await scope
                .ServiceProvider.GetRequiredService<IAgencies>()
                .ChildrenAsync(city.Id, cancellation);

        var folder = Directory.CreateTempSubdirectory("prongsai-city-").FullName;
        try
        {
            // A scope each: what was loaded for one district is forgotten before the next.
            foreach (var district in districts.Where(d => d.Slug != Real))
            {
                await using var scope = services.CreateAsyncScope();
                await ResultsAsync(scope.ServiceProvider, district, cancellation);
                await MeasuresAsync(scope.ServiceProvider, district, folder, today, cancellation);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return city;
    }

    private static async Task<Agency> DistrictsAsync(
        IServiceProvider services,
        string file,
        CancellationToken cancellation
    )
    {
        await using var scope = services.CreateAsyncScope();
        var agencies = scope.ServiceProvider.GetRequiredService<IAgencies>();
        var import = scope.ServiceProvider.GetRequiredService<IAgencyImport>();
        var city = await import.ImportAsync(
            "bangkok.csv",
            Encoding.UTF8.GetBytes(
                "slug,name_th,name_en,kind,profile,province\nbangkok,กรุงเทพมหานคร,Bangkok Metropolitan Administration,City,general,กรุงเทพมหานคร\n"
            ),
            under: null,
            staysWithin: false,
            profile: null,
            Actor.System,
            cancellation
        );
        city.Refusals.ThrowIfAny();
        var bangkok = (await agencies.BySlugAsync("bangkok", cancellation))!;
        var districts = await import.ImportAsync(
            Path.GetFileName(file),
            await File.ReadAllBytesAsync(file, cancellation),
            bangkok.Id,
            staysWithin: false,
            profile: null,
            Actor.System,
            cancellation
        );
        districts.Refusals.ThrowIfAny();

        return bangkok;
    }

    private static async Task ResultsAsync(IServiceProvider services, Agency district, CancellationToken cancellation)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Results(district.Slug)));
        var refused = await services
            .GetRequiredService<IResultImport>()
            .ImportAsync(district.Id, "results.csv", content, acceptRepairs: false, Actor.System, cancellation);
        refused.ThrowIfAny();
    }

    /// <summary>Figures that could be: offices differ, most rise slowly, some fall, disclosure is all or nothing in places.</summary>
    public static string Results(string slug)
    {
        var csv = new StringBuilder("agency,year_be,indicator_or_instrument,score,confidence,source\n");
        var office = 82 + 12 * Chance(slug, "office");
        var pace = 2.2 * Chance(slug, "pace") - 0.5;
        foreach (var year in Years)
        {
            for (var indicator = 1; indicator <= 10; indicator++)
            {
                var code = string.Create(CultureInfo.InvariantCulture, $"IND{indicator:00}");
                var own = 6 * Chance(slug, code) - 3;
                var luck = 2.4 * Chance(slug, $"{code}/{year}") - 1.2;
                // Disclosure lies higher, and breaks in steps.
                var step = indicator > 8 ? 5 - 5 * (int)(3 * Chance(slug, $"step/{code}/{year}")) : 0;
                Line(code, Math.Clamp(office + own + luck + step + pace * (year - Years[0]), 55, 100));
            }

            foreach (var item in year == Years[^1] ? Items : [])
                Line(
                    $"ITEM:{item}",
                    item[0] == 'O'
                        ? Chance(slug, item) < 0.3
                            ? 0
                            : 100
                        : Math.Clamp(office + 6 * Chance(slug, item) - 4, 55, 100)
                );

            void Line(string code, double score) =>
                csv.Append(CultureInfo.InvariantCulture, $"{slug},{year},{code},{score:0.00},made_up,\"{MadeUp}\"\n");
        }

        return csv.ToString();
    }

    private static async Task MeasuresAsync(
        IServiceProvider services,
        Agency district,
        string folder,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var path = Path.Combine(folder, $"{district.Slug}.yaml");
        await File.WriteAllTextAsync(path, Measures(district.Slug, today), cancellation);
        var refused = await services
            .GetRequiredService<IMeasuresImport>()
            .ImportAsync(district.Id, path, Actor.System, cancellation);
        refused.ThrowIfAny();
    }

    /// <summary>One measure for each of the three items: most are done, some wait, a few are late.</summary>
    public static string Measures(string slug, DateOnly today)
    {
        var yaml = new StringBuilder(
            string.Create(
                CultureInfo.InvariantCulture,
                $"format: 1\nprogramme: {Years[^1] + 1}\nassessed: {Years[^1]}\nrows:\n"
            )
        );
        foreach (var item in Items)
        {
            var fate = Chance(slug, $"fate/{item}");
            // 70 of 100 have a result; of the others half end soon or later, half ended before today.
            var isDone = fate < 0.7;
            var ends = today.AddDays((int)(240 * Chance(slug, $"ends/{item}")) - 90);
            yaml.Append(
                CultureInfo.InvariantCulture,
                $"""
                  - item: {item}
                    must_improve: (สมมุติ) ประเด็นที่ต้องปรับปรุงเพื่อสาธิต
                    measures:
                      - text: (สมมุติ) มาตรการเพื่อสาธิต ไม่ใช่มาตรการจริงของหน่วยงาน
                        section: ฝ่ายปกครอง
                        period: {"{"}from: {ends.AddDays(-120):yyyy-MM-dd}, to: {ends:yyyy-MM-dd}{"}"}
                        made_up: [section, period]

                """
            );
            if (isDone)
                yaml.Append(
                    CultureInfo.InvariantCulture,
                    $"""
                        outcomes:
                          - on: {today.AddDays(-20):yyyy-MM-dd}
                            text: (สมมุติ) ผลการดำเนินการเพื่อสาธิต
                            made_up: [on]

                    """
                );
        }

        return yaml.ToString();
    }

    // The same for the same words, on every machine and in every year: 0 up to 1.
    private static double Chance(string slug, string what) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{slug}/{what}")))
        / (uint.MaxValue + 1.0);
}

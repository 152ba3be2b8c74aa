using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Services.Contracts;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Prongsai.Web.CommandLine;

/// <summary>
/// Loads a folder of importable files (agency.yaml, results.csv, measures.yaml with its pictures, disclosures.yaml with its tables, services.json) through the same doors an office
/// uses. The samples beside the program are such folders; an office may keep its own.
/// </summary>
internal static class SampleOffice
{
    /// <summary>The folder of a sample that comes with the program.</summary>
    /// <exception cref="RefusedException">There is no sample of that name.</exception>
    public static string FolderOf(string name)
    {
        var samples = Path.Combine(AppContext.BaseDirectory, "samples");
        var folder = Path.Combine(samples, name);
        if (Path.GetFileName(name) == name && File.Exists(Path.Combine(folder, "agency.yaml")))
            return folder;

        var known = Directory.Exists(samples)
            ? string.Join(", ", Directory.GetDirectories(samples).Select(Path.GetFileName))
            : "";
        throw new RefusedException([NoSuchSample(name, known)]);
    }

    /// <summary>Loads the folder; loading it again changes nothing.</summary>
    /// <returns>The agency that the folder describes.</returns>
    /// <exception cref="RefusedException">A file is missing or has mistakes; what was loaded before it stays.</exception>
    public static async Task<Agency> LoadAsync(IServiceProvider services, string folder, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var agencies = scope.ServiceProvider.GetRequiredService<IAgencies>();
        var described = Read(Path.Combine(folder, "agency.yaml"));
        var id = await agencies.RegisterAsync(
            described.Slug,
            described.Name.AsBilingual(),
            described.Parent.AsBilingual(),
            described.Profile,
            Actor.System,
            cancellation
        );
        // An own sample may leave it out, and then says nothing of it.
        if (described is { Kind: not AgencyKind.Other } or { District: not null } or { Province: not null })
            await agencies.DescribeAsync(
                id,
                described.Kind,
                described.District,
                described.Province,
                Actor.System,
                cancellation
            );

        await using (var results = File.OpenRead(Path.Combine(folder, "results.csv")))
        {
            var import = scope.ServiceProvider.GetRequiredService<IResultImport>();
            var refused = await import.ImportAsync(
                id,
                "results.csv",
                results,
                acceptRepairs: false,
                Actor.System,
                cancellation
            );
            refused.ThrowIfAny();
        }

        var measures = scope.ServiceProvider.GetRequiredService<IMeasuresImport>();
        var mistakes = await measures.ImportAsync(
            id,
            Path.Combine(folder, "measures.yaml"),
            Actor.System,
            cancellation
        );
        mistakes.ThrowIfAny();

        // A folder without disclosures is a whole sample too.
        if (Path.Combine(folder, "disclosures.yaml") is var disclosures && File.Exists(disclosures))
        {
            var taken = await scope
                .ServiceProvider.GetRequiredService<IDisclosuresImport>()
                .ImportAsync(id, disclosures, Actor.System, cancellation);
            taken.ThrowIfAny();
        }

        if (Path.Combine(folder, "services.json") is var manuals && File.Exists(manuals))
            await scope.ServiceProvider.GetRequiredService<ISampleServices>().LoadAsync(id, manuals, cancellation);

        return (await agencies.ByIdAsync(id, cancellation))!;
    }

    private static AgencyFile Read(string path)
    {
        try
        {
            return new DeserializerBuilder()
                .WithNamingConvention(UnderscoredNamingConvention.Instance)
                .Build()
                .Deserialize<AgencyFile>(File.ReadAllText(path));
        }
        catch (YamlException mistake)
        {
            throw new RefusedException([NotAnAgency(path, (int)mistake.Start.Line, mistake.Message)]);
        }
    }

    private static Refusal NoSuchSample(string name, string known) =>
        new(
            "sample-unknown",
            $"ไม่มีตัวอย่างชื่อ “{name}” ตัวอย่างที่มี: {known}",
            $"There is no sample “{name}”. Samples: {known}."
        );

    private static Refusal NotAnAgency(string path, int line, string message) =>
        new(
            "agency-file",
            $"อ่านข้อมูลหน่วยงานไม่ได้ ต้องมี slug, name, parent และ profile ({message})",
            $"Not an agency file: slug, name, parent and profile are expected ({message}).",
            new Place(path, Row: line)
        );

    private sealed record AgencyFile
    {
        public string Slug { get; init; } = "";
        public Names Name { get; init; } = new();
        public Names Parent { get; init; } = new();
        public string Profile { get; init; } = "";
        public AgencyKind Kind { get; init; }
        public string? District { get; init; }
        public string? Province { get; init; }
    }

    private sealed record Names
    {
        public string Th { get; init; } = "";
        public string En { get; init; } = "";

        public Bilingual AsBilingual() => new(Th, En);
    }
}

using Prongsai.Kernel;

namespace Prongsai.Reports.Annual;

/// <summary>The bytes of a report's photographs, as they were uploaded; nothing is encoded anew.</summary>
internal sealed class Pictures(IReadOnlyDictionary<FileHash, ReadOnlyMemory<byte>> bytes)
{
    public static async Task<Pictures> LoadAsync(AnnualReport report, KeptFiles files, CancellationToken cancellation)
    {
        Dictionary<FileHash, ReadOnlyMemory<byte>> bytes = [];
        foreach (var photograph in Of(report).DistinctBy(p => p.File))
            bytes[photograph.File] = await files.ReadAsync(photograph.File, cancellation);

        return new Pictures(bytes);
    }

    public static IEnumerable<Photograph> Of(AnnualReport report) =>
        report
            .Analysis.Instruments.SelectMany(i => i.Indicators)
            .SelectMany(i => i.Rows)
            .SelectMany(r => r.Results)
            .SelectMany(r => r.Photographs);

    public ReadOnlyMemory<byte> this[FileHash file] => bytes[file];
}

using System.Text;
using System.Text.Json;
using Prongsai.Kernel;
using Prongsai.Procurement.Ocds.Reading;

namespace Prongsai.Procurement.Ocds.Mapping;

/// <summary>A contracting process as a file has it: one release, however many it was made of.</summary>
/// <param name="Where">Its release, or the first of them.</param>
/// <param name="Release">Gone with the next process; null where there is none to read.</param>
/// <param name="WhyNot">Why there is none.</param>
/// <param name="Merged">Of how many releases, and of which days; null for a single one.</param>
internal readonly record struct ProcessInFile(
    Place Where,
    string Ocid,
    JsonElement? Release,
    Refusal? WhyNot,
    MergedReleases? Merged
);

/// <summary>That several releases were read as one.</summary>
internal sealed record MergedReleases(int Count, DateOnly First, DateOnly Last);

/// <summary>
/// The processes of a file of any size. A process with one release is told as it passes. Which have several is found by reading the
/// file once before, with eight bytes of each; those are read again where they lie, and merged, when the rest is over.
/// </summary>
/// <param name="open">Opens the file anew; it must be possible to go to a place in it where a process has several releases.</param>
internal sealed class ProcessesInFile(string fileName, Func<Stream> open)
{
    private const int LongestShown = 120;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 128 };

    // Looked for once, however often the processes are asked for.
    private HashSet<ulong>? _several;

    public string FileName => fileName;

    /// <summary>Reads the file once more.</summary>
    /// <param name="through">Told the reader of this pass, which knows what could not be read.</param>
    /// <exception cref="RefusedException">The file is blank, or no UTF-8 text.</exception>
    public IEnumerable<ProcessInFile> Each(Action<OcdsReader> through)
    {
        var several = _several ??= Several();
        List<(ulong Ocid, Piece Piece)> apart = [];
        using (var data = open())
        {
            var (reader, shape) = OcdsReader.Open(data, fileName);
            through(reader);
            foreach (var piece in reader.Pieces(shape).Where(IsOfAProcess))
            {
                var where = new Place(fileName, Row: (int)Math.Min(piece.Line, int.MaxValue));
                var ocid = OcidOf(piece.Json.Span);
                if (ocid.Length == 0)
                {
                    yield return new ProcessInFile(where, "", null, MappingRefusals.NoOcid(where), null);
                    continue;
                }

                if (several.Contains(HashOf(ocid)))
                {
                    apart.Add((HashOf(ocid), new Piece(piece.Kind, piece.Offset, piece.Json.Length, where)));
                    continue;
                }

                using var document = JsonDocument.Parse(piece.Json, Json);
                yield return Of(where, ocid, ReleasesOf(piece.Kind, document.RootElement));
            }
        }

        if (apart.Count == 0)
            yield break;

        using var again = open();
        foreach (var process in apart.GroupBy(p => p.Ocid, p => p.Piece))
            yield return Together(again, [.. process]);
    }

    private HashSet<ulong> Several()
    {
        HashSet<ulong> seen = [],
            several = [];
        using var data = open();
        var (reader, shape) = OcdsReader.Open(data, fileName);
        foreach (var piece in reader.Pieces(shape).Where(IsOfAProcess))
        {
            var ocid = OcidOf(piece.Json.Span);
            if (ocid.Length > 0 && !seen.Add(HashOf(ocid)))
                several.Add(HashOf(ocid));
        }

        return several;
    }

    private static ProcessInFile Together(Stream data, List<Piece> pieces)
    {
        List<JsonDocument> documents = [];
        try
        {
            foreach (var piece in pieces)
            {
                var json = new byte[piece.Length];
                data.Position = piece.Offset;
                data.ReadExactly(json);
                documents.Add(JsonDocument.Parse(json, Json));
            }

            var process = Of(
                pieces[0].Where,
                OcidOf(documents[0].RootElement),
                [.. documents.Zip(pieces).SelectMany(p => ReleasesOf(p.Second.Kind, p.First.RootElement))]
            );
            // It lies in a document that ends here.
            return process with { Release = process.Release?.Clone() };
        }
        finally
        {
            foreach (var document in documents)
                document.Dispose();
        }
    }

    private static ProcessInFile Of(Place where, string ocid, IReadOnlyList<JsonElement> releases)
    {
        if (releases.Count == 0)
            return new ProcessInFile(where, ocid, null, MappingRefusals.LinkedOnly(where, ocid), null);
        if (releases.Count == 1)
            return new ProcessInFile(where, ocid, releases[0], null, null);

        var dated = releases.Select(r => (Release: r, At: CompiledRelease.DateOf(r))).ToList();
        if (dated.Exists(r => r.At is null))
            return new ProcessInFile(
                where,
                ocid,
                null,
                MappingRefusals.Undated(where, ocid, releases.Count, dated.Count(r => r.At is null)),
                null
            );

        // Those of one moment in the order of the file.
        var inOrder = dated.OrderBy(r => r.At).ToList();
        return new ProcessInFile(
            where,
            ocid,
            CompiledRelease.Of([.. inOrder.Select(r => r.Release)]),
            null,
            new MergedReleases(
                releases.Count,
                inOrder[0].At!.Value.DayInThailand(),
                inOrder[^1].At!.Value.DayInThailand()
            )
        );
    }

    // A record says what its releases come to, where its publisher has compiled them; else they are here to be.
    private static IReadOnlyList<JsonElement> ReleasesOf(PieceKind kind, JsonElement root)
    {
        if (kind == PieceKind.Release)
            return [root];
        if (root.TryGetProperty("compiledRelease", out var compiled) && compiled.ValueKind == JsonValueKind.Object)
            return [compiled];

        return root.TryGetProperty("releases", out var list) && list.ValueKind == JsonValueKind.Array
            ?
            [
                .. list.EnumerateArray()
                    .Where(r => r.ValueKind == JsonValueKind.Object && r.TryGetProperty("ocid", out _)),
            ]
            : [];
    }

    private static bool IsOfAProcess(OcdsPiece piece) => piece.Kind is PieceKind.Release or PieceKind.Record;

    private static string OcidOf(JsonElement root) =>
        root.TryGetProperty("ocid", out var id) ? ThaiText.Truncate(id.ToString(), LongestShown) : "";

    // Without the document, which would cost more than everything else of the first pass.
    private static string OcidOf(ReadOnlySpan<byte> json)
    {
        var ocid = "";
        var reader = new Utf8JsonReader(json, TopLevel.Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isOcid = reader.ValueTextEquals("ocid"u8);
            reader.Read();
            if (isOcid)
                ocid = reader.TokenType switch
                {
                    JsonTokenType.String => reader.GetString()!,
                    JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                    _ => "",
                };
            reader.Skip();
        }

        return ThaiText.Truncate(ocid, LongestShown);
    }

    private static ulong HashOf(string ocid) => Utf8Text.Hash(Encoding.UTF8.GetBytes(ocid));

    /// <summary>Where a release or record lies in the file.</summary>
    private sealed record Piece(PieceKind Kind, long Offset, int Length, Place Where);
}

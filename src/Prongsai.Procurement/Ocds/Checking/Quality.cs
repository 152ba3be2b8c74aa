using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Ocds.Reading;

namespace Prongsai.Procurement.Ocds.Checking;

/// <summary>Holds each release against the rules of quality, and against the others where a rule is about several.</summary>
internal sealed class Quality
{
    private static readonly QualityRule Repeated = new(
        "release-repeated",
        new("release ซ้ำ (ocid และ id เดียวกันเกินหนึ่งครั้ง)", "a release with the same ocid and id occurred before"),
        _ => false
    );

    private static readonly QualityRule BidsUndeclared = new(
        "bids-undeclared",
        new(
            "มีข้อมูลผู้เสนอราคา (bids) แต่ package ไม่ได้ระบุส่วนขยาย bids ใน extensions",
            "there are bids, and the package does not list the bids extension"
        ),
        _ => false
    );

    private readonly Dictionary<QualityRule, (long Count, List<OcdsPlace> First)> _broken = [];

    // Sixteen bytes of a hash instead of the texts: a million releases take some forty megabytes.
    private readonly HashSet<UInt128> _seen = [];
    private (long Count, OcdsPlace? First) _bidsOfPackage;

    public void Look(OcdsPiece piece)
    {
        using var document = JsonDocument.Parse(piece.Json, new JsonDocumentOptions { MaxDepth = 128 });
        if (piece.Kind == PieceKind.Release)
            Release(document.RootElement, piece, isCompiled: false);
        else if (piece.Kind == PieceKind.Record && document.RootElement.At("compiledRelease") is { } compiled)
            Release(compiled, piece, isCompiled: true);
        else if (piece.Kind is PieceKind.ReleasePackage or PieceKind.RecordPackage)
            EndOfPackage(document.RootElement);
    }

    public IReadOnlyList<OcdsQuality> Said() =>
        [
            .. _broken
                .Select(rule => new OcdsQuality(rule.Key.Code, rule.Key.Words, rule.Value.Count, rule.Value.First))
                .OrderByDescending(quality => quality.Count)
                .ThenBy(quality => quality.Code, StringComparer.Ordinal),
        ];

    private void Release(JsonElement release, OcdsPiece piece, bool isCompiled)
    {
        var place = new OcdsPlace(piece.Line, release.Text("ocid"), null);
        foreach (var rule in QualityRules.All)
            if (rule.IsBroken(release))
                Count(rule, place);
        if (!isCompiled && place.Ocid is { } ocid && release.Id() is { } id && !_seen.Add(Hash(ocid, id)))
            Count(Repeated, place);
        if (piece.InPackage && release.At("bids") is not null)
            _bidsOfPackage = (_bidsOfPackage.Count + 1, _bidsOfPackage.First ?? place);
    }

    // What a package says about itself may stand behind its releases.
    private void EndOfPackage(JsonElement package)
    {
        var declared =
            package.At("extensions") is { ValueKind: JsonValueKind.Array } extensions
            && extensions
                .EnumerateArray()
                .Any(one =>
                    one.ValueKind == JsonValueKind.String
                    && one.GetString()!.Contains("bid", StringComparison.OrdinalIgnoreCase)
                );
        if (!declared && _bidsOfPackage is { Count: > 0 and var count, First: { } first })
        {
            var (before, places) = _broken.GetValueOrDefault(BidsUndeclared, (0, []));
            _broken[BidsUndeclared] = (
                before + count,
                places.Count < StructureFaults.Shown ? [.. places, first] : places
            );
        }

        _bidsOfPackage = default;
    }

    private void Count(QualityRule rule, OcdsPlace place)
    {
        var (count, first) = _broken.GetValueOrDefault(rule, (0, []));
        if (first.Count < StructureFaults.Shown)
            first.Add(place);
        _broken[rule] = (count + 1, first);
    }

    private static UInt128 Hash(string ocid, string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{ocid}\0{id}"), hash);
        return BitConverter.ToUInt128(hash);
    }
}

using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Procurement.Ocds.Checking;

internal enum FaultKind
{
    Type,
    Missing,
    Code,
    Format,
    Pattern,
    Empty,
    NoItems,
    Duplicate,
}

/// <summary>Departures from the schema, gathered by place and kind: a mistake made a million times is one line with a number.</summary>
internal sealed class StructureFaults
{
    public const int Shown = 3;

    private readonly Dictionary<(FieldNode Node, FaultKind Kind), (long Count, List<OcdsPlace> First)> _faults = [];

    /// <summary>Counts a fault. The place is asked for only while it will be shown.</summary>
    public void Add(FieldNode node, FaultKind kind, Func<OcdsPlace> place)
    {
        var (count, first) = _faults.GetValueOrDefault((node, kind), (0, []));
        if (first.Count < Shown)
            first.Add(place());
        _faults[(node, kind)] = (count + 1, first);
    }

    public IReadOnlyList<OcdsFault> Said() =>
        [
            .. _faults
                .Select(fault => new OcdsFault(
                    fault.Key.Node.Path,
                    Name(fault.Key.Kind),
                    Words(fault.Key.Node, fault.Key.Kind),
                    fault.Value.Count,
                    fault.Value.First
                ))
                .OrderByDescending(fault => fault.Count)
                .ThenBy(fault => fault.Path, StringComparer.Ordinal)
                .ThenBy(fault => fault.Kind, StringComparer.Ordinal),
        ];

    private static string Name(FaultKind kind) =>
        kind == FaultKind.NoItems ? "no-items" : kind.ToString().ToLowerInvariant();

    private static Bilingual Words(FieldNode node, FaultKind kind)
    {
        var expected = (node.Schema?.Kinds ?? JsonKinds.Any).Said();
        return kind switch
        {
            FaultKind.Type => new($"ชนิดข้อมูลไม่ตรง ต้องเป็น{expected.Th}", $"wrong type: {expected.En} is expected"),
            FaultKind.Missing => new("ขาดข้อมูลที่ต้องมี", "required and missing"),
            FaultKind.Code => new("ไม่ใช่รหัสในรายการที่มาตรฐานกำหนด (codelist)", "not a code of the closed codelist"),
            FaultKind.Format when node.Schema!.Format == TextFormat.Uri => new(
                "ไม่ใช่ที่อยู่เว็บ (URI) ที่สมบูรณ์",
                "not an absolute URI"
            ),
            FaultKind.Format => new(
                "วันเวลาไม่ถูกรูปแบบ ต้องเป็นเช่น 2026-11-30T09:00:00+07:00",
                "not a date and time like 2026-11-30T09:00:00+07:00"
            ),
            FaultKind.Pattern => new("ข้อความไม่ถูกรูปแบบ เช่น 1.1", "not of the form expected, such as 1.1"),
            FaultKind.Empty => new("ข้อความว่าง", "empty text"),
            FaultKind.NoItems => new(
                "รายการว่าง ต้องมีอย่างน้อยหนึ่งรายการ",
                "empty list: at least one entry is expected"
            ),
            _ => new("มีรายการซ้ำกันทุกตัวอักษร", "the same entry more than once"),
        };
    }
}

using System.Globalization;
using Prongsai.Assessment.Contracts;

namespace Prongsai.Reports.Annual;

/// <summary>
/// The sentences on what rose and what fell, in the wording of the district's own report. Digits are Arabic here; the report
/// turns them at the end.
/// </summary>
internal sealed class Narrative(YearComparison years)
{
    private readonly Movement[] _all = [.. years.Indicators];
    private readonly Movement[] _fell = [.. years.Indicators.Where(m => m.Fell)];

    private int Rose => _all.Count(m => m.Rose);
    private int Same => _all.Count(m => m.Change is { } change && change == Kernel.Exact.Zero);
    private int Unknown => _all.Count(m => m.Change is null);

    /// <summary>The paragraph before the indicator table.</summary>
    public string Opening
    {
        get
        {
            var when = $"จากผลการดำเนินงานตลอดปีงบประมาณ พ.ศ. {years.Earlier.Year} - {years.Later.Year} ที่ผ่านมา";
            var list = $"ประกอบด้วย {_all.Length} ตัวชี้วัด ดังนี้";
            var known = _all.Length - Unknown;
            if (known == 0)
                return $"{when} ยังไม่มีคะแนนรายตัวชี้วัดครบทั้งสองปีให้เปรียบเทียบ {list}";

            // What the document concludes from a rise is said only when a rise is what there is.
            var finding =
                Rose == known
                    ? "พบว่ามีค่าคะแนนที่ได้รับเพิ่มขึ้นทุกตัวชี้วัด หมายถึง ประสิทธิภาพในกระบวนการดำเนินงานด้านต่าง ๆ เป็นไปอย่างมีศักยภาพ"
                : Rose > known - Rose
                    ? $"พบว่ามีค่าคะแนนที่ได้รับเพิ่มขึ้น {Counts()} หมายถึง ประสิทธิภาพในกระบวนการดำเนินงานด้านต่าง ๆ เป็นไปอย่างมีศักยภาพ"
                : _fell.Length == known
                    ? "พบว่ามีค่าคะแนนที่ได้รับลดลงทุกตัวชี้วัด จึงต้องเร่งปรับปรุงกระบวนการดำเนินงาน"
                : _fell.Length > known - _fell.Length
                    ? $"พบว่ามีค่าคะแนนที่ได้รับลดลงเป็นส่วนใหญ่ {Counts()} จึงต้องเร่งปรับปรุงกระบวนการดำเนินงาน"
                : $"พบว่ามีค่าคะแนนที่ได้รับเปลี่ยนแปลง {Counts()}";

            return $"{when} {finding} {list}";
        }
    }

    /// <summary>The paragraph after it: what fell, however many.</summary>
    public string Falls
    {
        get
        {
            const string from = "โดยจากข้อมูลข้างต้น";
            switch (_fell)
            {
                case [] when Unknown == _all.Length:
                    return $"{from} ยังไม่อาจระบุได้ว่าตัวชี้วัดใดมีคะแนนลดลง เนื่องจากไม่มีคะแนนครบทั้งสองปี";
                case []:
                    return $"{from} ไม่มีตัวชี้วัดใดที่มีคะแนนลดลง";
                case [var one]:
                    return $"{from} มี{Named(one)} ข้อเดียวเท่านั้น ที่มีคะแนนลดลง {Scores(one)}";
                default:
                    var each = _fell.Select(m => $"{Named(m)} {Scores(m)}").ToArray();
                    var all = _fell.Length == _all.Length ? "ทุกตัวชี้วัด" : "";
                    return $"{from} มีตัวชี้วัดที่มีคะแนนลดลง{all} จำนวน {_fell.Length} ตัวชี้วัด ได้แก่ {string.Join(" ", each[..^1])} และ{each[^1]}";
            }
        }
    }

    /// <summary>The overall score of both years; null when one is missing.</summary>
    public string? Total
    {
        get
        {
            if (years.Earlier["TOTAL"]?.Value is not { } earlier || years.Later["TOTAL"]?.Value is not { } later)
                return null;

            var change = later - earlier;
            var moved =
                change > Kernel.Exact.Zero ? $"เพิ่มขึ้น {change} คะแนน"
                : change < Kernel.Exact.Zero ? $"ลดลง {-change} คะแนน"
                : "เท่าเดิม";
            return $"คะแนนผลการประเมินในภาพรวม ปี {years.Earlier.Year} ได้ {earlier} คะแนน{LevelOf(years.Earlier)} และในปี {years.Later.Year} ได้ {later} คะแนน{LevelOf(years.Later)} {moved}";
        }
    }

    /// <summary>The same in one English paragraph.</summary>
    public string InEnglish
    {
        get
        {
            var fell = _fell.Length switch
            {
                0 => "No indicator fell",
                1 => $"One indicator fell: {string.Join("", _fell.Select(English))}",
                var many => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{many} indicators fell: {string.Join("; ", _fell.Select(English))}"
                ),
            };
            return $"Between fiscal years {years.Earlier.Year} and {years.Later.Year} B.E., {Rose} of {_all.Length} indicators rose and {Same} stayed the same. {fell}.";
        }
    }

    /// <summary>The movement in a word.</summary>
    public static string Direction(Movement movement) =>
        movement switch
        {
            { Change: null } => "เปรียบเทียบไม่ได้",
            { Rose: true } => "เพิ่มขึ้น",
            { Fell: true } => "ลดลง",
            _ => "เท่าเดิม",
        };

    private string Counts()
    {
        List<string> counts = [];
        if (Rose > 0)
            counts.Add($"เพิ่มขึ้น {Rose} ตัวชี้วัด");
        if (_fell.Length > 0)
            counts.Add($"ลดลง {_fell.Length} ตัวชี้วัด");
        if (Same > 0)
            counts.Add($"เท่าเดิม {Same} ตัวชี้วัด");
        if (Unknown > 0)
            counts.Add($"เปรียบเทียบไม่ได้ {Unknown} ตัวชี้วัด");

        return $"({string.Join(" ", counts)})";
    }

    private static string Named(Movement movement) =>
        $"ตัวชี้วัดที่ {Composition.NumberOf(movement.Figure.Code)} {movement.Figure.Title.Th}";

    private string Scores(Movement movement) =>
        $"(ปี {years.Earlier.Year} ได้ {movement.Earlier!.Value} และในปี {years.Later.Year} ได้ {movement.Later!.Value})";

    private static string LevelOf(YearResult result) => result.Band is { } band ? $" ระดับ “{band.Label.Th}”" : "";

    private static string English(Movement movement) =>
        $"{Composition.NumberOf(movement.Figure.Code)} {movement.Figure.Title.En} ({movement.Earlier!.Value} → {movement.Later!.Value})";
}

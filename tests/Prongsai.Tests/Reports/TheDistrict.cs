using System.Buffers.Binary;
using System.IO.Compression;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Reports.Annual;
using Prongsai.Reports.Contracts;

namespace Prongsai.Tests.Reports;

/// <summary>Khlong Sam Wa by hand: two years of ten indicators, and rows of the four-column table.</summary>
internal static class TheDistrict
{
    public static readonly FiscalYear Programme = new(2568);

    private static readonly string[] Names =
    [
        "การปฏิบัติหน้าที่",
        "การใช้งบประมาณ",
        "การใช้อำนาจ",
        "การใช้ทรัพย์สินของราชการ",
        "การแก้ไขปัญหาการทุจริต",
        "คุณภาพการดำเนินงาน",
        "ประสิทธิภาพการสื่อสาร",
        "การปรับปรุงระบบการทำงาน",
        "การเปิดเผยข้อมูล",
        "การป้องกันการทุจริต",
    ];

    private static readonly string[] EnglishNames =
    [
        "Performance of duties",
        "Use of budget",
        "Use of power",
        "Use of public property",
        "Solving corruption",
        "Quality of work",
        "Communication",
        "Improvement of work systems",
        "Disclosure",
        "Prevention of corruption",
    ];

    public static readonly Agency Agency = new(
        new AgencyId(Guid.Parse("01900000-0000-7000-8000-000000000001")),
        "khlong-sam-wa",
        new("สำนักงานเขตคลองสามวา", "Khlong Sam Wa District Office"),
        new("กรุงเทพมหานคร", "Bangkok"),
        "sub_department"
    );

    /// <summary>Two years; indicators that are not named in <paramref name="fell"/> rose by one point.</summary>
    public static YearComparison Years(params int[] fell) => Years(Confidence.Official, fell);

    public static YearComparison Years(Confidence confidence, params int[] fell)
    {
        Figure[] earlier =
        [
            .. Enumerable
                .Range(1, 10)
                .Select(i => Indicator(i, i == 9 ? 96_50 : 85_00 + i * 40, i == 9 ? Confidence.Copy : confidence)),
        ];
        Figure[] later =
        [
            .. earlier.Select(
                (f, i) =>
                    Indicator(
                        i + 1,
                        f.Official!.Value.Hundredths + (fell.Contains(i + 1) ? -1_50 : 1_00),
                        i == 8 ? Confidence.Copy : confidence
                    )
            ),
        ];

        return new(
            Year(2566, earlier),
            Year(2567, later),
            [.. earlier.Zip(later, (a, b) => new Movement(a, b, b.Value!.Value - a.Value!.Value))],
            []
        );
    }

    private static YearResult Year(int year, Figure[] figures) =>
        new(Agency.Id, new(year), new(new(year), "sub_department"), figures, Band: null);

    private static Figure Indicator(int number, int hundredths, Confidence confidence) =>
        new(
            $"IND{number:00}",
            FigureKind.Indicator,
            number <= 5 ? "IIT"
                : number <= 8 ? "EIT"
                : "OIT",
            new(Names[number - 1], EnglishNames[number - 1]),
            Confidence.Official,
            Score.OfHundredths(hundredths),
            confidence,
            "results.csv",
            Computed: null
        );

    public static MeasuresTable Table(params ImprovementRow[] rows) =>
        new(Agency.Id, Programme, Programme.Previous, rows);

    public static ImprovementRow Row(
        string code,
        string title,
        int hundredths,
        int indicator,
        string[]? measures = null,
        params OutcomeRow[] outcomes
    ) =>
        new(
            default,
            new(code, title, Confidence.Copy, Score.OfHundredths(hundredths), Confidence.Copy),
            indicator <= 5 ? Heading("IIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน")
                : indicator <= 8 ? Heading("EIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก")
                : Heading("OIT", "แบบวัดการเปิดเผยข้อมูลสาธารณะ"),
            new($"IND{indicator:00}", new(Names[indicator - 1], EnglishNames[indicator - 1])),
            "การให้บริการของเจ้าหน้าที่ยังมีการเลือกปฏิบัติ หรือมีการให้บริการโดยไม่เป็นไปตามขั้นตอน และกรอบระยะเวลาที่กำหนด",
            [
                .. (measures ?? []).Select(
                    (text, i) =>
                        new MeasureRow(
                            default,
                            i + 1,
                            text,
                            "ฝ่ายปกครอง",
                            null,
                            new(new(2024, 10, 1), new(2025, 9, 30), EveryMonth: true),
                            null
                        )
                ),
            ],
            outcomes
        );

    public static OutcomeRow Outcome(int number, string text, params EvidenceRow[] evidence) =>
        new(default, number, new(2025, 1, 15), text, evidence);

    public static EvidenceRow Photo(byte[] content, int width, int height, string caption, bool madeUp = false) =>
        new(
            default,
            EvidenceKind.Photo,
            caption,
            new(2025, 1, 15),
            default,
            FileHash.Of(content),
            "photo.png",
            "image/png",
            width,
            height,
            null,
            madeUp
        );

    private static AssessedHeading Heading(string code, string title) => new(code, Bilingual.ThaiOnly(title));

    /// <summary>A report of three rows with three photographs, and its pictures.</summary>
    public static (AnnualReport Report, Pictures Pictures) WithPhotographs(ReportOptions? options = null)
    {
        var (wide, tall, other) = (Png(640, 400, 40), Png(300, 420, 90), Png(300, 400, 160));
        var table = Table(
            Row(
                "I5",
                "การจัดซื้อจัดจ้างหรือการจัดหาพัสดุมีการเอื้อประโยชน์ให้แก่ผู้ประกอบการรายใดรายหนึ่ง",
                91_70,
                2,
                [
                    "เผยแพร่ข้อมูลการจัดซื้อจัดจ้างผ่านเว็บไซต์สำนักงานเขต และระบบเผยแพร่ข้อมูล https://egp๒.bangkok.go.th/",
                ],
                Outcome(1, "เผยแพร่ข้อมูลผ่านเว็บไซต์", Photo(wide, 640, 400, "หน้าเว็บไซต์สำนักงานเขต", madeUp: true)),
                Outcome(2, "เผยแพร่ข้อมูลใน https://egp2.bangkok.go.th/")
            ),
            Row(
                "E1",
                "เต็มใจให้บริการ เท่าเทียมไม่เลือกปฏิบัติ",
                89_11,
                6,
                ["เผยแพร่คู่มือการให้บริการ", "จัดประชุมชี้แจง", "จัดทำแบบประเมินความพึงพอใจ"],
                Outcome(1, "ได้เผยแพร่คู่มือ", Photo(tall, 300, 420, "ป้ายคู่มือ"), Photo(other, 300, 400, "จุดบริการ"))
            ),
            Row("O15", "ประกาศต่าง ๆ เกี่ยวกับการจัดซื้อจัดจ้าง", 0, 9, ["เปิดเผยข้อมูลให้ครบถ้วน"])
        );
        var report = AnnualReport.Of(Agency, Programme, Years(Confidence.MadeUp, 9), table, options ?? new());
        var pictures = new Pictures(
            new[] { wide, tall, other }.ToDictionary(FileHashOf, bytes => (ReadOnlyMemory<byte>)bytes)
        );
        return (report, pictures);
    }

    private static FileHash FileHashOf(byte[] bytes) => FileHash.Of(bytes);

    /// <summary>A real PNG of bands of grey, made here so that no binary file is kept.</summary>
    public static byte[] Png(int width, int height, byte shade)
    {
        var rows = new byte[height * (width + 1)];
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
            rows[y * (width + 1) + x + 1] = (byte)(shade + (x / 20 + y / 20) % 2 * 60);

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(rows);

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 0); // eight bits of grey

        return
        [
            0x89,
            .. "PNG\r\n\x1a\n"u8,
            .. Chunk("IHDR"u8, header),
            .. Chunk("IDAT"u8, packed.ToArray()),
            .. Chunk("IEND"u8, []),
        ];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] named = [.. type, .. data];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(named));
        return chunk;
    }

    private static uint Crc(byte[] data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
        }

        return ~crc;
    }
}

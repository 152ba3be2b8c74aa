using System.Text;
using Prongsai.Procurement.Importing;

namespace Prongsai.Tests.Procurement;

/// <summary>The same CSV in every encoding that offices' programs write.</summary>
public sealed class EncodedFiles
{
    private const string Csv = """
        สรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือนตุลาคม 2567,,,,,,,
        ลำดับที่,งานที่จัดซื้อหรือจัดจ้าง,วงเงิน (บาท),ราคากลาง (บาท),วิธีซื้อหรือจ้าง,ผู้ได้รับการคัดเลือก,ราคาที่ตกลงซื้อหรือจ้าง (บาท),เลขที่และวันที่ของสัญญา
        1,น้ำดื่ม,"1,000.00",-,เฉพาะเจาะจง,ร้าน น้ำใส,900,1/2568 ลว. 1 ต.ค. 67
        2,น้ำแข็ง,500,-,เฉพาะเจาะจง,,450,2/2568 ลว. 2 ต.ค. 67
        รวม,,"1,500.00",,,,"1,350.00",

        """;

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16", "utf-16BE", "windows-874"];

    [Theory, MemberData(nameof(Encodings))]
    public void Are_read_alike(string name)
    {
        var reading = PurchasesFile.Read("สขร1.csv", Bytes(name), ReadingWords.How());

        Assert.Equal(
            [
                "2024-10 | น้ำดื่ม | 1,000.00 | - | Specific | · | ร้าน น้ำใส 900.00 | 900.00 | · | 1/2568 | 2024-10-01 | ·",
                "2024-10 | น้ำแข็ง | 500.00 | - | Specific | · | ร้าน น้ำใส 450.00 | 450.00 | · | 2/2568 | 2024-10-02 | ·",
            ],
            ReadingWords.Lines(reading)
        );
        Assert.Empty(reading.Problems.All);
        // The merged cell that the CSV lost is confirmed by a person.
        Assert.Equal("ร้าน น้ำใส", Assert.Single(reading.Repairs).Became);
        Assert.Equal(
            name == "windows-874",
            reading.Notes.Any(n => n.En.Contains("Windows-874", StringComparison.Ordinal))
        );
    }

    private static byte[] Bytes(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = name switch
        {
            "utf-8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            "utf-8 with mark" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            "windows-874" => Encoding.GetEncoding(874),
            _ => Encoding.GetEncoding(name),
        };

        return [.. encoding.Preamble, .. encoding.GetBytes(Csv)];
    }
}

using System.Text;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;
using static Prongsai.Tests.Procurement.Signs.Lines;

namespace Prongsai.Tests.Procurement.Signs;

public sealed class BadLinesForTheSigns
{
    private const string Good = """{"ocid":"ดี","tender":{"procurementMethod":"open","numberOfTenderers":1}}""";

    private static SignsFound FindIn(byte[] data) =>
        RiskSigns.Find(new MemoryStream(data), "x.jsonl", SignSettings.Usual, threads: 2);

    private static IEnumerable<string> FlaggedBy(SignsFound found, SignCode code) =>
        found.Signs.Single(sign => sign.Code == code).Found.Select(sign => sign.Id);

    [Theory]
    [InlineData("{\"ocid\":\"cut", "ขาดตอน")]
    [InlineData("{\"ocid\":\"cut\",\"tender\":{", "ขาดตอน")]
    [InlineData("{\"ocid\" \"cut\"}", "ไม่ใช่ JSON")]
    [InlineData("{\"ocid\":\"a\"} {\"ocid\":\"b\"}", "ไม่ใช่ JSON")]
    [InlineData("{\"ocid\":\"\\ud800\"}", "surrogate")]
    public void A_broken_line_is_told_with_its_number_and_the_others_are_read(string broken, string says)
    {
        var found = Find(SignSettings.Usual, Good, "", broken, Good.Replace("ดี", "ดีสอง", StringComparison.Ordinal));

        var refusal = Assert.Single(found.Unreadable);
        Assert.Equal(3, refusal.Where!.Row);
        Assert.Contains(says, refusal.Words.Th, StringComparison.Ordinal);
        Assert.Equal(["ดี", "ดีสอง"], FlaggedBy(found, SignCode.R018));
    }

    [Fact]
    public void A_line_that_is_not_utf8_is_told_with_its_byte()
    {
        byte[] data =
        [
            .. Encoding.UTF8.GetBytes(Good + "\n{\"ocid\":\""),
            0xA1,
            0xD2,
            .. "\"}\n"u8,
            .. Encoding.UTF8.GetBytes(Good),
        ];

        var found = FindIn(data);

        Assert.Equal(2, Assert.Single(found.Unreadable).Where!.Row);
        Assert.Contains("byte 10 ", found.Unreadable[0].Words.En, StringComparison.Ordinal);
        Assert.Equal(2, found.Processes);
    }

    [Fact]
    public void A_byte_order_mark_and_carriage_returns_do_not_matter()
    {
        byte[] data = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Good + "\r\n\r\n" + Good + "\r\n")];

        var found = FindIn(data);

        Assert.Equal((2, 0), (found.Processes, found.UnreadableLines));
    }

    [Theory]
    [InlineData(new byte[] { }, "ocds-blank")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x20, 0x0A }, "ocds-blank")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0x00 }, "ocds-utf16")]
    public void A_file_without_text_is_refused(byte[] data, string code) =>
        Assert.Equal(code, Assert.Throws<RefusedException>(() => FindIn(data)).Reasons.Single().Code);

    [Fact]
    public void Escaped_names_and_ids_are_the_same_as_plain_ones()
    {
        const string escaped =
            """{"oci\u0064":"\u0e14\u0e35","tender":{"procurementMethod":"\u006fpen","numberOfTenderers":1}}""";

        Assert.Equal(["ดี"], FlaggedBy(Find(SignSettings.Usual, escaped), SignCode.R018));
    }

    [Fact]
    public void Values_of_another_type_count_as_absent()
    {
        const string odd =
            """{"ocid":"P","tender":[],"awards":{},"bids":{"details":[1,null,{"status":5,"tenderers":{},"value":[]},{"tenderers":[7,{"id":9}]}]},"buyer":"B"}""";

        var found = Find(SignSettings.Usual, odd);

        Assert.Equal(1, found.Processes);
        Assert.All(found.Signs, sign => Assert.Empty(sign.Found));
        Assert.All(found.Signs, sign => Assert.Equal(0, sign.Computable));
    }

    [Fact]
    public void Packages_and_records_are_looked_into()
    {
        var package = Bytes(
            "{\n \"uri\": \"x:y\", \"releases\": [",
            Good + ",",
            Good.Replace("ดี", "สอง", StringComparison.Ordinal),
            "]}"
        );
        var record = $$"""{"ocid":"ดี","releases":[{"url":"x:y"}],"compiledRelease":{{Good}}}""";

        Assert.Equal(["ดี", "สอง"], FlaggedBy(RiskSigns.Find(package, "p.json", SignSettings.Usual), SignCode.R018));
        Assert.Equal(["ดี"], FlaggedBy(Find(SignSettings.Usual, record), SignCode.R018));
    }

    [Fact]
    public void A_line_longer_than_the_buffers_is_read_whole()
    {
        var longer = Good.Replace(
            "\"tender\"",
            $"\"x\":\"{new string('ก', 400_000)}\",\"tender\"",
            StringComparison.Ordinal
        );

        var found = Find(SignSettings.Usual, Good, longer, Good, longer);

        Assert.Equal((4, 0), (found.Processes, found.UnreadableLines));
    }

    [Fact]
    public void Words_of_a_sign_do_not_accuse_and_say_when_nothing_can_be_said()
    {
        foreach (var code in Enum.GetValues<SignCode>())
        {
            var words =
                SignWords.Title(code) + SignWords.Figure(new FoundSign(code, SignSubject.Ocid, "x", 1)).ToString();
            foreach (var accusing in new[] { "ทุจริต", "โกง", "ฮั้ว", "corrupt", "fraud", "collusion" })
                Assert.DoesNotContain(accusing, words, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("ข้อที่ควรดู", SignWords.Disclaimer.Th, StringComparison.Ordinal);
    }
}

using System.Text;
using Prongsai.Kernel;
using Prongsai.Meetings.Appointments;
using Prongsai.Meetings.Attendance;
using Prongsai.Meetings.Convening;
using Prongsai.Meetings.Inviting;
using Prongsai.Meetings.Minutes;

namespace Prongsai.Tests.Meetings;

/// <summary>What is decided without a database: calendar files, codes, papers, agendas, and who was responsible when.</summary>
public sealed class MeetingsOnPaper
{
    private static readonly CalendarFile May = new(
        "0198c0de@prongsai",
        2,
        new DateTime(2025, 5, 1, 1, 0, 0, DateTimeKind.Utc),
        new DateTime(2025, 5, 6, 2, 30, 0, DateTimeKind.Utc),
        new DateTime(2025, 5, 6, 5, 0, 0, DateTimeKind.Utc),
        "คณะทำงาน ITA; ครั้งที่ 3/2568",
        "ระเบียบวาระที่ 1\nทางเข้า C:\\meet",
        "ห้องประชุม 1, ชั้น 2",
        "สำนักงานเขต \"ก\"",
        "office@example.go.th",
        "https://example.go.th/m",
        IsCancelled: false
    );

    [Fact]
    public void A_calendar_file_is_the_one_of_RFC_5545()
    {
        var written = Encoding.UTF8.GetString(May.Write());

        Assert.Equal(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Prongsai//Meetings//TH
            METHOD:REQUEST
            BEGIN:VEVENT
            UID:0198c0de@prongsai
            DTSTAMP:20250501T010000Z
            SEQUENCE:2
            DTSTART:20250506T023000Z
            DTEND:20250506T050000Z
            SUMMARY:คณะทำงาน ITA\; ครั้งที่ 3/2568
            DESCRIPTION:ระเบียบวาระที่ 1\nทางเข้า C:\\meet
            LOCATION:ห้องประชุม 1\, ชั้น 2
            ORGANIZER;CN="สำนักงานเขต 'ก'":mailto:office@example.go.th
            URL:https://example.go.th/m
            STATUS:CONFIRMED
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"),
            written.Replace("\r\n ", "", StringComparison.Ordinal)
        );
        Assert.Contains(
            "METHOD:CANCEL",
            Encoding.UTF8.GetString((May with { IsCancelled = true }).Write()),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("ก")]
    [InlineData("ab")]
    [InlineData("ประชุม😀 ")]
    public void A_folded_line_has_75_octets_and_no_cut_letter(string repeated)
    {
        var line = string.Concat(Enumerable.Repeat(repeated, 90));

        var lines = CalendarFile.Fold(line).Split("\r\n");

        Assert.True(lines.Length > 1);
        Assert.All(lines, one => Assert.InRange(Encoding.UTF8.GetByteCount(one), 1, 75));
        Assert.All(lines.Skip(1), one => Assert.StartsWith(" ", one, StringComparison.Ordinal));
        Assert.Equal(line, lines[0] + string.Concat(lines.Skip(1).Select(one => one[1..])));
    }

    [Fact]
    public void A_code_is_good_in_its_minute_and_the_next()
    {
        var (key, meeting) = (new byte[32], new MeetingId(Guid.Parse("0198c0de-0000-7000-8000-000000000001")));
        var minute = AttendanceCodes.MinuteOf(new DateTime(2025, 5, 6, 2, 30, 59, DateTimeKind.Utc));
        var code = AttendanceCodes.CodeOf(key, meeting, minute);

        Assert.Equal(AttendanceCodes.Length, code.Length);
        Assert.True(AttendanceCodes.IsGood(key, meeting, code.ToUpperInvariant(), minute));
        Assert.True(AttendanceCodes.IsGood(key, meeting, code, minute + 1));
        Assert.False(AttendanceCodes.IsGood(key, meeting, code, minute + 2));
        Assert.False(AttendanceCodes.IsGood(key, meeting, code, minute - 1));
        Assert.False(AttendanceCodes.IsGood(key, new MeetingId(Guid.CreateVersion7()), code, minute));
        Assert.False(AttendanceCodes.IsGood([1, .. new byte[31]], meeting, code, minute));
        Assert.False(AttendanceCodes.IsGood(key, meeting, null, minute));
        Assert.False(AttendanceCodes.IsGood(key, meeting, "", minute));
    }

    [Fact]
    public void Minutes_have_the_parts_of_form_11_in_Thai_digits()
    {
        var paper = MinutesPaper.Of(
            new(
                "สำนักงานเขตคลองสามวา",
                "คณะทำงาน ITA",
                "",
                "3/2568",
                new DateOnly(2025, 5, 6),
                "ห้องประชุม 1",
                [new("นายก ข ผู้อำนวยการเขต", "ประธาน"), new("นายค ง แทน นางจ ฉ", "")],
                [new("นายช ซ (ลาป่วย)", "")],
                [],
                9 * 60 + 35,
                11 * 60 + 50,
                [
                    new(1, 0, "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", [], "", "", []),
                    new(5, 0, "เรื่องเสนอให้ที่ประชุมพิจารณา", [], "", "", []),
                    new(
                        5,
                        1,
                        "O15 รายเดือน",
                        [],
                        "ดู https://x.go.th/15",
                        "เห็นชอบ 2 ข้อ",
                        [new("เผยแพร่ภายใน 15 วัน", "นายก ข", new DateOnly(2025, 5, 31))]
                    ),
                ],
                [],
                "นางสาวจด",
                "นายตรวจ",
                1,
                ""
            ),
            draft: true
        );

        Assert.Equal(
            ["รายงานการประชุมคณะทำงาน ITA", "ครั้งที่ ๓/๒๕๖๘", "เมื่อวันที่ ๖ พฤษภาคม ๒๕๖๘", "ณ ห้องประชุม ๑"],
            paper.Heading
        );
        Assert.Equal("ร่าง", paper.Mark);
        PaperBlock[] expected =
        [
            new PaperHeading("ผู้มาประชุม"),
            new PaperItem("๑.", "นายก ข ผู้อำนวยการเขต  ประธาน"),
            new PaperItem("๒.", "นายค ง แทน นางจ ฉ"),
            new PaperHeading("ผู้ไม่มาประชุม (ถ้ามี)"),
            new PaperItem("๑.", "นายช ซ (ลาป่วย)"),
            new PaperLine("เริ่มประชุมเวลา", "๐๙.๓๕ น."),
            new PaperHeading("ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ"),
            new PaperText("– ไม่มี –"),
            new PaperHeading("ระเบียบวาระที่ ๕ เรื่องเสนอให้ที่ประชุมพิจารณา"),
            new PaperItem("๕.๑", "O๑๕ รายเดือน"),
            new PaperText("ดู https://x.go.th/15"),
            new PaperLine("มติที่ประชุม", "เห็นชอบ ๒ ข้อ"),
            new PaperItem("–", "เผยแพร่ภายใน ๑๕ วัน ผู้รับผิดชอบ นายก ข กำหนดแล้วเสร็จวันที่ ๓๑ พฤษภาคม ๒๕๖๘", 2),
            new PaperLine("เลิกประชุมเวลา", "๑๑.๕๐ น."),
        ];
        Assert.Equal(expected, paper.Body);
        Assert.Equal("ผู้จดรายงานการประชุม", paper.Signatures[0].Lines[^1]);
        Assert.Equal("(นายตรวจ)", paper.Signatures[1].Lines[1]);
        Assert.Empty(paper.AfterSignatures);
    }

    [Fact]
    public void Times_are_read_as_offices_write_them()
    {
        Assert.True(HourOfDay.TryRead("๐๙.๓๐ น.", out var thai));
        Assert.True(HourOfDay.TryRead("9:30", out var short_));
        Assert.Equal((570, 570), (thai, short_));
        Assert.False(HourOfDay.TryRead("25:00", out _));
        Assert.Equal(new DateTime(2025, 5, 6, 2, 30, 0, DateTimeKind.Utc), HourOfDay.Utc(new(2025, 5, 6), thai));
    }

    [Fact]
    public void The_order_in_force_on_a_day_says_who_was_responsible()
    {
        var first = Order("1/2568", new(2025, 1, 1));
        var part = Order("2/2568", new(2025, 3, 1), first.Id);
        var whole = Order("3/2568", new(2025, 6, 1), first.Id, whole: true);
        AppointmentOrder[] orders = [whole, part, first];
        var lines = new[]
        {
            Line(first, "O15", "นายหนึ่ง"),
            Line(first, "O16", "นายหนึ่ง"),
            Line(part, "O15", "นายสอง"),
            Line(whole, "O17", "นายสาม"),
        }.ToLookup(line => line.OrderId);

        Assert.Null(Who(new(2024, 12, 31), "O15"));
        Assert.Equal("นายหนึ่ง", Who(new(2025, 2, 28), "O15"));
        Assert.Equal("นายสอง", Who(new(2025, 3, 3), "O15"));
        Assert.Equal("นายหนึ่ง", Who(new(2025, 3, 3), "O16"));
        Assert.Null(Who(new(2025, 6, 1), "O16"));
        Assert.Equal("นายสอง", Who(new(2025, 6, 1), "O15"));
        Assert.Equal("นายสาม", Who(new(2025, 6, 1), "O17"));

        string? Who(DateOnly day, string code) => Responsible.On(day, code, orders, lines)?.Line.OfficerName;
    }

    private static AppointmentOrder Order(string number, DateOnly on, OrderId? supersedes = null, bool whole = false)
    {
        var order = AppointmentOrder.Draft(
            new AgencyId(Guid.CreateVersion7()),
            new FiscalYear(2568),
            new(number, "เรื่อง", "เหตุ", "หน้าที่", on, "นาย", "ผอ.", supersedes, whole, []),
            Actor.System
        );
        var file = FileHash.Of("x"u8);
        order.Issue(file, file, new Now(on.ToDateTime(default, DateTimeKind.Utc), on), Actor.System);
        return order;
    }

    private static OrderLine Line(AppointmentOrder order, string code, string name) =>
        OrderLine.Of(order, 0, new(code, Bilingual.ThaiOnly(code), new(Guid.CreateVersion7(), name), null, null), "");
}

using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Infographics;
using Prongsai.Services.Infographics.Drawing;
using Prongsai.Services.Registry;

namespace Prongsai.Tests.Services.Infographics;

/// <summary>Services of every length, with the agency that draws them.</summary>
internal static class ServicesToDraw
{
    public const string Origin = "https://example.go.th";

    private static readonly Now Then = new(
        new DateTime(2026, 11, 26, 3, 0, 0, DateTimeKind.Utc),
        new DateOnly(2026, 11, 26)
    );

    public static Agency Agency { get; } =
        new(
            new AgencyId(Guid.CreateVersion7()),
            "khlong-sam-wa",
            new("สำนักงานเขตคลองสามวา", "Khlong Sam Wa District Office"),
            new("กรุงเทพมหานคร", "Bangkok Metropolitan Administration"),
            "sub_department"
        )
        {
            Contact = AgencyContact.Unknown with { Phone = "0 2548 0408" },
            Look = new(null, "#0b5345", "#f4d03f"),
        };

    /// <summary>Little to say: no document, no fee.</summary>
    public static ServiceManual Short { get; } =
        new(new ManualText("ขอให้ตัดแต่งกิ่งไม้", "Having trees trimmed"))
        {
            Steps =
            [
                new(new("แจ้งที่ที่มีต้นไม้", "Say where"), new(5, TimeUnit.Minutes)),
                new(new("ตัดแต่ง", "It is trimmed")),
            ],
            Total = new(7, TimeUnit.WorkingDays),
            Channels = [new(ChannelKind.Phone, new("โทรศัพท์ 1555", "Telephone 1555"))],
            Fees = [],
            Documents = [],
        };

    /// <summary>A name of three lines and eleven documents: what a building permit really asks for.</summary>
    public static ServiceManual Long { get; } =
        new(
            new ManualText(
                "การขออนุญาตก่อสร้าง ดัดแปลง รื้อถอน หรือเคลื่อนย้ายอาคาร และการขอใบรับรองการก่อสร้างอาคารควบคุมการใช้ ตามพระราชบัญญัติควบคุมอาคาร พ.ศ. 2522 และที่แก้ไขเพิ่มเติม",
                "Permission to build, alter, pull down or move a building, and the certificate of a building of controlled use, under the Building Control Act B.E. 2522 as amended"
            )
        )
        {
            Summary = new(
                "ผู้ใดจะก่อสร้าง ดัดแปลง รื้อถอน หรือเคลื่อนย้ายอาคาร ต้องได้รับใบอนุญาตจากเจ้าพนักงานท้องถิ่นก่อนลงมือ",
                "Whoever builds, alters, pulls down or moves a building needs the permission of the local officer first."
            ),
            Steps =
            [
                Step("ยื่นคำขอพร้อมเอกสารหลักฐานที่ศูนย์บริการ", "Hand in the form and documents", 1),
                Step("เจ้าหน้าที่ตรวจสอบความครบถ้วนของเอกสารและแบบแปลน", "The papers and plans are checked", 2),
                Step("ตรวจสอบสถานที่ก่อสร้างและผังเมือง", "The site and the town plan are looked at", 7),
                Step(
                    "เจ้าพนักงานท้องถิ่นพิจารณาแบบแปลนและออกใบอนุญาต",
                    "The local officer decides on the plans and signs",
                    35
                ),
                Step("แจ้งผู้ขอมารับใบอนุญาตและชำระค่าธรรมเนียม", "You are told to fetch the permit and to pay", 1),
            ],
            Total = new(45, TimeUnit.WorkingDays),
            Channels =
            [
                new(ChannelKind.Counter, new("ศูนย์บริการจุดเดียวเบ็ดเสร็จ ชั้น 1", "One Stop Service, first floor")),
                new(ChannelKind.Online, new("ยื่นและติดตามคำขอบนเว็บนี้", "Ask and follow on this website")),
            ],
            Fees =
            [
                new(new("ใบอนุญาตก่อสร้าง ฉบับละ", "Permit to build, each"), 2000),
                new(new("ใบรับรอง ฉบับละ", "Certificate, each"), 1000),
                new(new("ค่าตรวจแบบแปลน ตารางเมตรละ 0.50–4 บาท", "Examining plans: 0.50 to 4 baht a square metre")),
            ],
            Documents =
            [
                Document("แบบคำขออนุญาต (แบบ ข.1)", "Form Kho.1", 1, 0),
                Document("บัตรประจำตัวประชาชนของเจ้าของอาคาร", "Identity card of the owner", 1, 1),
                Document("ทะเบียนบ้านของเจ้าของอาคาร", "House registration of the owner", 1, 1),
                Document(
                    "หนังสือรับรองการจดทะเบียนนิติบุคคล อายุไม่เกิน 6 เดือน",
                    "Company certificate, not older than 6 months",
                    1,
                    0,
                    "เจ้าของเป็นนิติบุคคล",
                    "the owner is a company"
                ),
                Document("โฉนดที่ดินทุกหน้า เท่าต้นฉบับ", "Title deed, every page", 0, 2),
                Document(
                    "หนังสือยินยอมของเจ้าของที่ดิน",
                    "Consent of the owner of the land",
                    1,
                    0,
                    "ที่ดินเป็นของผู้อื่น",
                    "the land is another’s"
                ),
                Document("แบบแปลน แผนผังบริเวณ และรายการประกอบแบบแปลน", "Plans with layout and specification", 5, 0),
                Document(
                    "รายการคำนวณโครงสร้างพร้อมลายมือชื่อวิศวกร",
                    "Structural calculations signed by the engineer",
                    1,
                    0
                ),
                Document("สำเนาใบอนุญาตประกอบวิชาชีพของสถาปนิกและวิศวกร", "Licences of architect and engineer", 0, 1),
                Document(
                    "หนังสือยินยอมให้ก่อสร้างชิดเขตที่ดิน",
                    "Neighbour’s consent to build at the boundary",
                    1,
                    0,
                    "ผนังห่างเขตที่ดินน้อยกว่า 50 เซนติเมตร",
                    "the wall is nearer than 50 centimetres"
                ),
                Document(
                    "หนังสือมอบอำนาจ ติดอากรแสตมป์ พร้อมสำเนาบัตรของผู้มอบและผู้รับมอบ",
                    "Power of attorney with both identity cards",
                    1,
                    1,
                    "ให้ผู้อื่นยื่นแทน",
                    "somebody else asks for it"
                ),
            ],
            Place = new(
                "สำนักงานเขตคลองสามวา ฝ่ายโยธา ชั้น 3",
                "Khlong Sam Wa District Office, Public Works Section, third floor"
            ),
            Hours = new("จันทร์–ศุกร์ 08.00–16.00 น. ไม่หยุดพักเที่ยง", "Monday to Friday 08:00–16:00, also at noon"),
            Section = new("ฝ่ายโยธา", "Public Works Section"),
        };

    /// <summary>As much as a manual may hold, in words without a place to break.</summary>
    public static ServiceManual Endless { get; } =
        new(new ManualText(new string('ก', ManualCheck.LongestName), new string('W', ManualCheck.LongestName)))
        {
            Summary = new(string.Concat(Enumerable.Repeat("คำอธิบายยืดยาว ", 250))),
            Steps =
            [
                .. Enumerable
                    .Range(1, ManualCheck.MostRows)
                    .Select(n => Step($"ขั้นตอนที่ยาวมาก{new string('ก', 90)} {n}", "Step", n)),
            ],
            Total = new(10_000, TimeUnit.WorkingDays),
            Channels = [new(ChannelKind.Other, new(new string('ข', 500)))],
            Fees =
            [
                .. Enumerable
                    .Range(1, 20)
                    .Select(n => new ServiceFee(new($"ค่าธรรมเนียมประเภทที่ {n}", $"Fee {n}"), 100_000_000_00L)),
            ],
            Documents =
            [
                .. Enumerable
                    .Range(1, ManualCheck.MostRows)
                    .Select(n => Document($"เอกสารลำดับที่ {n} {new string('ค', 200)}", "W", 50, 50)),
            ],
            Place = new(new string('ง', 900)),
            Hours = new(new string('จ', 900)),
        };

    public static InfographicContent Said(ServiceManual manual, PictureChoices choices, Agency? agency = null)
    {
        var (service, version) = Approved(manual);
        return InfographicContent.Of(agency ?? Agency, service, version, choices, Origin);
    }

    public static LaidOut LaidOut(ServiceManual manual, PictureChoices choices) =>
        Layout.Of(Said(manual, choices), Palette.Of(Agency.Look), null, choices);

    public static byte[] Svg(ServiceManual manual, PictureChoices choices, byte[]? crest = null)
    {
        var (service, version) = Approved(manual);
        return DrawingInfographics.Draw(Agency, service, version, choices, Origin, crest).Svg;
    }

    private static (Service, ServiceVersion) Approved(ServiceManual manual)
    {
        var (somsri, anan) = (new Actor(Guid.CreateVersion7(), "สมศรี"), new Actor(Guid.CreateVersion7(), "อนันต์"));
        var service = Service.New(Agency.Id, "building-permit", manual, null, Then, somsri);
        service.Submit(null, null, Then, somsri);
        return (service, service.Approve(Service.UsualMonths, Then, anan));
    }

    private static ServiceStep Step(string th, string en, int days) =>
        new(new(th, en), new(days, TimeUnit.WorkingDays));

    private static NeededDocument Document(
        string th,
        string en,
        int originals,
        int copies,
        string? onlyIf = null,
        string? onlyIfEn = null
    ) => new(new(th, en), originals, copies, onlyIf is null ? null : new(onlyIf, onlyIfEn));
}

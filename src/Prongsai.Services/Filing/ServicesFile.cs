using System.Text;
using System.Text.Json;
using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Filing;

/// <summary>A service as a file has it.</summary>
internal sealed record FiledService(string Slug, ServiceManual Manual);

/// <summary>The services of an office in one JSON file.</summary>
internal sealed record ServicesDocument(string Format, IReadOnlyList<FiledService> Services)
{
    /// <summary>What the file is, and which edition of the format.</summary>
    public const string ThisFormat = "prongsai-services/1";
}

/// <summary>What was read of a file: services with where each begins, or why nothing is taken.</summary>
internal sealed record ServicesRead(
    IReadOnlyList<(FiledService Service, Place First)> Services,
    IReadOnlyList<Refusal> Refusals
);

/// <summary>Services to and from files: JSON, CSV and XLSX say the same, and what was written is read as it was.</summary>
internal static class ServicesFile
{
    public const int LargestFile = 4 * 1024 * 1024,
        MostServices = 1000,
        MostRefusals = 50;

    public static ServicesRead Read(string fileName, byte[] content)
    {
        var file = SafeFile.PlainName(fileName);
        if (content.Length > LargestFile)
            return Refused(FilingRefusals.TooLarge(file));

        var read =
            XlsxSheets.LooksLikeOne(content) || file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)
                ? ServicesSheet.ReadXlsx(file, content)
            : LooksLikeJson(content) ? ReadJson(file, content)
            : ServicesSheet.ReadCsv(file, content);
        return Checked(file, read);
    }

    public static byte[] WriteJson(IEnumerable<FiledService> services) =>
        Encoding.UTF8.GetBytes(
            JsonSerializer.Serialize(
                new ServicesDocument(ServicesDocument.ThisFormat, [.. services]),
                ManualJson.Format
            )
        );

    private static ServicesRead ReadJson(string file, byte[] content)
    {
        var text = content.AsSpan().StartsWith(Encoding.UTF8.Preamble)
            ? content[Encoding.UTF8.Preamble.Length..]
            : content;
        try
        {
            if (
                JsonSerializer.Deserialize<ServicesDocument>(text, ManualJson.Format)
                is not { Format: ServicesDocument.ThisFormat } document
            )
                return Refused(FilingRefusals.NotServices(file, null));

            return new ServicesRead(
                [
                    .. document.Services.Select(
                        (service, at) =>
                            (service, new Place(file, Column: $"services[{Invariant(at)}] {service?.Slug}".TrimEnd()))
                    ),
                ],
                []
            );
        }
        catch (JsonException wrong)
        {
            return Refused(FilingRefusals.NotServices(file, wrong));
        }
    }

    // The same rules whatever the file was.
    private static ServicesRead Checked(string file, ServicesRead read)
    {
        if (read.Refusals.Count > 0)
            return read with { Refusals = [.. read.Refusals.Take(MostRefusals)] };
        if (read.Services.Count == 0)
            return Refused(FilingRefusals.Empty(file));
        if (read.Services.Count > MostServices)
            return Refused(FilingRefusals.TooMany(file));

        List<(FiledService, Place)> services = [];
        List<Refusal> reasons = [];
        HashSet<string> slugs = [];
        foreach (var (service, first) in read.Services)
        {
            if (service is not { Slug: not null, Manual.Name: not null })
            {
                reasons.Add(ManualRefusals.Holes with { Where = first });
                continue;
            }

            if (ManualCheck.WhyNotSlug(service.Slug) is { } bad)
                reasons.Add(bad with { Where = first });
            else if (!slugs.Add(service.Slug))
                reasons.Add(FilingRefusals.Twice(service.Slug) with { Where = first });
            var whyNot = ManualCheck.WhyNot(service.Manual);
            if (whyNot.Count > 0)
            {
                reasons.AddRange(whyNot.Select(w => w with { Where = first }));
                continue;
            }

            var tidy = service.Manual.Tidied();
            reasons.AddRange(ManualCheck.WhyNot(tidy).Select(w => w with { Where = first }));
            services.Add((service with { Manual = tidy }, first));
        }

        return new ServicesRead(services, [.. reasons.Take(MostRefusals)]);
    }

    private static bool LooksLikeJson(byte[] content)
    {
        var start = content.AsSpan();
        if (start.StartsWith(Encoding.UTF8.Preamble))
            start = start[Encoding.UTF8.Preamble.Length..];
        return start.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
    }

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static ServicesRead Refused(Refusal why) => new([], [why]);
}

/// <summary>Why a file of services is not taken.</summary>
internal static class FilingRefusals
{
    public static Refusal TooLarge(string file) =>
        new(
            "services-file-large",
            $"ไฟล์ใหญ่เกิน {ServicesFile.LargestFile / 1024 / 1024} MB",
            $"The file is over {ServicesFile.LargestFile / 1024 / 1024} MB.",
            new Place(file)
        );

    public static Refusal NotServices(string file, JsonException? wrong) =>
        new(
            "services-file-json",
            $"ไม่ใช่ไฟล์งานบริการ ต้องขึ้นต้นด้วย \"format\": \"{ServicesDocument.ThisFormat}\" และมี \"services\""
                + (wrong is null ? "" : $" ผิดที่ {wrong.Path}"),
            $"Not a file of services: \"format\": \"{ServicesDocument.ThisFormat}\" and \"services\" are expected"
                + (wrong is null ? "." : $"; wrong at {wrong.Path}."),
            new Place(file, Row: wrong?.LineNumber is { } line ? (int)line + 1 : null)
        );

    public static Refusal Empty(string file) =>
        new("services-file-empty", "ไม่มีงานบริการในไฟล์", "There are no services in the file.", new Place(file));

    public static Refusal TooMany(string file) =>
        new(
            "services-file-many",
            $"มีงานบริการเกิน {ServicesFile.MostServices} งาน",
            $"There are more than {ServicesFile.MostServices} services.",
            new Place(file)
        );

    public static Refusal Twice(string slug) =>
        new(
            "services-file-twice",
            $"งานบริการ “{slug}” มีสองครั้งในไฟล์",
            $"The service “{slug}” comes twice in the file."
        );

    public static Refusal NoHeader(string file, string expected) =>
        new(
            "services-file-header",
            $"ไม่พบหัวตาราง แถวแรกต้องมี {expected}",
            $"There is no header: the first row has {expected}.",
            new Place(file, Row: 1)
        );

    public static Refusal UnknownColumn(Place where, string name) =>
        new(
            "services-file-column",
            $"ไม่รู้จักคอลัมน์ “{ThaiText.Truncate(name, 60)}”",
            $"The column “{ThaiText.Truncate(name, 60)}” is not known.",
            where
        );

    public static Refusal Unknown(Place where, string value, IEnumerable<string> known) =>
        new(
            "services-file-value",
            $"“{ThaiText.Truncate(value, 60)}” ไม่ถูกต้อง ต้องเป็น {string.Join(", ", known)}",
            $"“{ThaiText.Truncate(value, 60)}” is not known; expected: {string.Join(", ", known)}.",
            where
        );

    public static Refusal NotANumber(Place where, string value) =>
        new(
            "services-file-number",
            $"“{ThaiText.Truncate(value, 60)}” ไม่ใช่จำนวนที่ใช้ได้",
            $"“{ThaiText.Truncate(value, 60)}” is not a number that fits here.",
            where
        );

    public static Refusal Blank(Place where) =>
        new("services-file-blank", "ต้องไม่เว้นว่าง", "This may not be blank.", where);

    public static Refusal CellError(Place where) =>
        new(
            "services-file-error",
            "ช่องนี้เป็นข้อผิดพลาดของ Excel (เช่น #REF!) ไม่ใช่ค่า",
            "This cell holds an error of Excel (such as #REF!), not a value.",
            where
        );

    public static Refusal NoneAndSome(Place where) =>
        new(
            "services-file-none",
            "ระบุว่าไม่มี (none) แต่มีรายการด้วย",
            "It says that there is none, and there are rows as well.",
            where
        );

    public static Refusal NoField(Place where, string code) =>
        new(
            "services-file-option",
            $"ตัวเลือกของช่อง “{ThaiText.Truncate(code, 40)}” ต้องอยู่หลังแถวของช่องนั้น",
            $"An option of the field “{ThaiText.Truncate(code, 40)}” stands behind the row of that field.",
            where
        );

    public static Refusal NoFile(Place where) =>
        new(
            "services-file-form",
            "ไฟล์แบบฟอร์มนี้ไม่อยู่ในงานบริการนี้ของหน่วยงาน ให้เว้นว่างแล้วแนบไฟล์ในหน้าแก้ไข",
            "The agency keeps no such file for this service; leave it blank and attach the file on the page.",
            where
        );

    public static readonly Refusal NoUpload = new(
        "services-file-none-chosen",
        "โปรดเลือกไฟล์ CSV, XLSX หรือ JSON",
        "Choose a CSV, XLSX or JSON file."
    );
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Reconciling.NationalRecord;

/// <summary>A page of the national record.</summary>
/// <param name="Contracts">Row by row.</param>
/// <param name="Projects">How many projects the page had: what the next offset counts.</param>
/// <param name="First">The number of its first project, to see a server that gives the same page again.</param>
/// <param name="Total">How many projects there are in all, where the endpoint says.</param>
/// <param name="OtherYears">Projects of another budget year than was asked for; left out.</param>
/// <param name="Unreadable">Amounts and days that could not be read; the contract is kept without them.</param>
/// <param name="UnreadableExample">The first of them.</param>
internal sealed record ContractPage(
    IReadOnlyList<NationalContract> Contracts,
    int Projects,
    string? First,
    int? Total,
    int OtherYears,
    int Unreadable,
    string? UnreadableExample
);

/// <summary>
/// Reads what either endpoint answers: the older has its rows in "result", the newer in "data" beside "success" and "total". What
/// is missing from both is refused with its name, because a field that moved must not look like a contract without a price.
/// </summary>
internal static class ContractPageReader
{
    private static readonly string[] OfAProject = ["project_id", "project_name", "contract"],
        OfAContract = ["contract_no", "price_agree"];

    // The newer endpoint was seen with either name.
    private static readonly string[] WinnerNames = ["winner", "winner_name"],
        TaxIdNames = ["winner_tin", "winner_tax_id"];

    /// <exception cref="RefusedException">It is no page of contracts.</exception>
    /// <exception cref="TryAgainException">It says that the quota is used up.</exception>
    public static ContractPage Read(byte[] content, FiscalYear year, string host)
    {
        using var document = Parse(content, host);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new RefusedException([RecordRefusals.NotAnEnvelope(host, root.ValueKind.ToString())]);

        var message = Text(root, "message");
        // Its gateway says so with status 200 at times.
        if (message?.Contains("rate limit", StringComparison.OrdinalIgnoreCase) == true)
            throw new TryAgainException(AnswerRefusals.Quota(host, null));
        if (root.TryGetProperty("success", out var success) && success.ValueKind == JsonValueKind.False)
            throw new RefusedException([RecordRefusals.SaysNo(host, message)]);
        if (RowsOf(root) is not { } rows)
            throw new RefusedException([
                RecordRefusals.NotAnEnvelope(host, string.Join(", ", root.EnumerateObject().Select(p => p.Name))),
            ]);

        var reading = new Reading(host, year);
        foreach (var row in rows.EnumerateArray())
            reading.Take(row);
        return reading.AsPage(TotalOf(root));
    }

    private static JsonDocument Parse(byte[] content, string host)
    {
        try
        {
            var start = content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            return JsonDocument.Parse(content.AsMemory(start), new JsonDocumentOptions { MaxDepth = 16 });
        }
        catch (JsonException broken)
        {
            throw new RefusedException([
                RecordRefusals.Broken(host, content.Length, broken.LineNumber + 1, broken.BytePositionInLine),
            ]);
        }
    }

    private static JsonElement? RowsOf(JsonElement root) =>
        root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array ? data
        : root.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Array ? result
        : null;

    private static int? TotalOf(JsonElement root) =>
        Text(root, "total") is { } total
        && int.TryParse(
            total,
            NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    // Numbers come as strings and as numbers; both are read as what is written.
    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() is { } text && text.Trim() is { Length: > 0 } trimmed
                    ? trimmed
                    : null,
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    private static string? Text(JsonElement element, string[] names) =>
        names.Select(name => Text(element, name)).FirstOrDefault(text => text is not null);

    private sealed class Reading(string host, FiscalYear year)
    {
        private readonly List<NationalContract> _contracts = [];
        private int _projects,
            _otherYears,
            _unreadable;
        private string? _first,
            _example;

        public void Take(JsonElement project)
        {
            _projects++;
            Demand(project, OfAProject);
            var number = Text(project, "project_id") ?? throw Changed("project_id");
            _first ??= number;
            if (FiscalYear.TryParse(Text(project, "budget_year"), out var of) && of != year)
            {
                _otherYears++;
                return;
            }

            var shared = new NationalContract
            {
                Year = year,
                ProjectNumber = ThaiText.Truncate(ThaiDigits.ToArabic(number), 40),
                ProjectName = Line(project, "project_name", 1000) ?? "",
                DeptSubName = Line(project, "dept_sub_name", 300),
                Method = Line(project, "purchase_method_name", 200),
                AnnouncedOn = Day(project, "announce_date"),
                Budget = Amount(project, "project_money"),
                ReferencePrice = Amount(project, "price_build"),
                ProjectStatus = Line(project, "project_status", 200),
            };
            foreach (var contract in ContractsOf(project.GetProperty("contract")))
            {
                Demand(contract, OfAContract);
                DemandOne(contract, WinnerNames);
                DemandOne(contract, TaxIdNames);
                _contracts.Add(
                    shared with
                    {
                        Winner = Text(contract, WinnerNames) is { } name
                            ? ThaiText.Truncate(ThaiText.NormaliseLine(name), 500)
                            : null,
                        WinnerTaxId = Text(contract, TaxIdNames) is { } tin
                            ? TaxId.FindIn(tin) ?? ThaiText.Truncate(tin, 40)
                            : null,
                        ContractNumber =
                            Line(contract, "contract_no", 300) is { } no && no is not ("-" or "–") ? no : null,
                        ContractDay = Day(contract, "contract_date"),
                        Agreed = Amount(contract, "price_agree"),
                        ContractStatus = Line(contract, "status", 200),
                    }
                );
            }
        }

        public ContractPage AsPage(int? total) =>
            new(_contracts, _projects, _first, total, _otherYears, _unreadable, _example);

        // One contract was seen as an object, and none as null.
        private IEnumerable<JsonElement> ContractsOf(JsonElement contract) =>
            contract.ValueKind switch
            {
                JsonValueKind.Array => contract.EnumerateArray(),
                JsonValueKind.Object => [contract],
                JsonValueKind.Null => [],
                _ => throw Changed("contract"),
            };

        private void Demand(JsonElement element, string[] names)
        {
            foreach (var name in names)
                DemandOne(element, [name]);
        }

        private void DemandOne(JsonElement element, string[] names)
        {
            if (element.ValueKind != JsonValueKind.Object || !names.Any(name => element.TryGetProperty(name, out _)))
                throw Changed(names[0]);
        }

        private RefusedException Changed(string field) => new([RecordRefusals.Changed(host, _projects, field)]);

        private static string? Line(JsonElement element, string name, int most) =>
            Text(element, name) is { } text && ThaiText.NormaliseLine(text) is { Length: > 0 } line
                ? ThaiText.Truncate(line, most)
                : null;

        private DateOnly? Day(JsonElement element, string name)
        {
            if (Text(element, name) is not { } text)
                return null;

            var read = ThaiDate.Read(text);
            if (read.WhyNot is not null)
                NotRead(name, text);
            return read.Day;
        }

        private Money? Amount(JsonElement element, string name)
        {
            if (Text(element, name) is not { } text || text is "-")
                return null;
            if (Money.TryParse(text, out var amount))
                return amount;

            NotRead(name, text);
            return null;
        }

        private void NotRead(string name, string text)
        {
            _unreadable++;
            _example ??= $"{name} = “{ThaiText.Truncate(text, 40)}”";
        }
    }
}

/// <summary>Every reason for which an answer is no page of the national record.</summary>
internal static class RecordRefusals
{
    public static Refusal NotAnEnvelope(string host, string found) =>
        new(
            "record-not-an-envelope",
            $"คำตอบของ {host} ไม่มีรายการสัญญา (“data” หรือ “result”) พบ: {ThaiText.Truncate(found, 120)}",
            $"The answer of {host} has no list of contracts (“data” or “result”); found: {ThaiText.Truncate(found, 120)}."
        );

    public static Refusal SaysNo(string host, string? message) =>
        new(
            "record-says-no",
            $"{host} ไม่ให้ข้อมูล: “{ThaiText.Truncate(message ?? "-", 200)}”",
            $"{host} gives no data: “{ThaiText.Truncate(message ?? "-", 200)}”."
        );

    public static Refusal Broken(string host, int length, long? line, long? at) =>
        new(
            "record-broken",
            $"JSON ของ {host} ขาดหรือเสียที่บรรทัด {line} ไบต์ที่ {at} (ได้มา {length} ไบต์) จึงไม่ใช้ข้อมูลครึ่งเดียว",
            $"The JSON of {host} is cut off or broken at line {line}, byte {at} ({length} bytes came); half of it is not used."
        );

    public static Refusal Changed(string host, int row, string field) =>
        new(
            "record-changed",
            $"โครงการที่ {row} ในคำตอบของ {host} ไม่มีช่อง {field} รูปแบบข้อมูลอาจเปลี่ยนไป จึงไม่ใช้ โปรดแจ้งผู้ดูแลระบบ",
            $"Project {row} in the answer of {host} has no field {field}; the form of the data may have changed, so nothing of it is used. Tell the system administrator."
        );

    public static Refusal Repeats(string host, int offset) =>
        new(
            "record-repeats",
            $"{host} ตอบหน้าเดิมซ้ำเมื่อขอรายการถัดไป (offset {offset}) จึงหยุดถาม",
            $"{host} gives the same page again when asked for the next (offset {offset}); the asking ends here."
        );

    public static Refusal CutShort(string host, int came, int total) =>
        new(
            "record-cut-short",
            $"{host} บอกว่ามี {total} โครงการ แต่ให้มาเพียง {came} จึงยังใช้ข้อมูลเดิม",
            $"{host} speaks of {total} projects and gave {came}; what was read before stays in use."
        );

    public static Refusal TooMany(string host, int most) =>
        new(
            "record-too-many",
            $"{host} ให้มาเกิน {most} โครงการในปีเดียว ตรวจว่ารหัสหน่วยงานไม่ได้หมายถึงทั้งประเทศ",
            $"{host} gave more than {most} projects of one year; see that the department code does not mean the whole country."
        );
}

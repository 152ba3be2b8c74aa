using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Filing;

/// <summary>
/// Services as a table: a row for each part of a manual, a column for each language. Every part has its own row because a cell with
/// five steps in it is read differently by everybody.
/// </summary>
internal static partial class ServicesSheet
{
    // What the columns are called in Thai; their codes stand behind in brackets and are what is read.
    private static readonly (string Code, string Thai)[] Before =
    [
        ("service", "งานบริการ"),
        ("part", "ส่วน"),
        ("kind", "ชนิด"),
    ];

    private static readonly (string Code, string Thai)[] After =
    [
        ("amount", "จำนวน"),
        ("unit", "หน่วย"),
        ("copies", "สำเนา"),
        ("least", "ต่ำสุด"),
        ("most", "สูงสุด"),
        ("required", "ต้องกรอก"),
        ("code", "รหัสช่อง"),
        ("address", "ที่อยู่เว็บ"),
        ("file", "ไฟล์ SHA-256"),
    ];

    private static readonly string[] Parts =
    [
        "name",
        "summary",
        "place",
        "hours",
        "section",
        "total",
        "step",
        "channel",
        "fee",
        "document",
        "law",
        "form",
        "field",
        "option",
    ];

    private const string None = "none";

    public static WrittenSheet Write(IReadOnlyList<FiledService> services, bool forCsv)
    {
        IReadOnlyList<string> languages =
        [
            ManualText.Thai,
            ManualText.English,
            .. services
                .SelectMany(s => s.Manual.Texts)
                .SelectMany(t => t.Text.Others.Keys)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        IReadOnlyList<string> codes =
        [
            .. Before.Select(c => c.Code),
            .. languages.Select(l => $"text_{l}"),
            .. languages.Select(l => $"note_{l}"),
            .. After.Select(c => c.Code),
        ];
        List<IReadOnlyList<object?>> rows =
        [
            [.. codes.Select(Heading)],
        ];
        foreach (var service in services)
        {
            foreach (var line in Lines(service))
                rows.Add([
                    .. codes.Select(code => line.GetValueOrDefault(code) is { } text ? Guarded(text, forCsv) : null),
                ]);
        }

        return new WrittenSheet("services", rows);
    }

    public static ServicesRead ReadCsv(string file, byte[] content)
    {
        if (CsvSheet.Open(content) is not var (sheet, _))
            return new([], [SheetRefusals.NotText(file)]);

        using (sheet)
            return new Reader(file, isCsv: true).Read(sheet);
    }

    public static ServicesRead ReadXlsx(string file, byte[] content)
    {
        ServicesRead? read = null;
        var whyNot = XlsxSheets.Read(
            file,
            content,
            sheets =>
            {
                if (sheets.Next() is { } sheet)
                    read = new Reader(file, isCsv: false).Read(sheet);
            }
        );

        return whyNot is not null ? new([], [whyNot]) : read ?? new([], [FilingRefusals.Empty(file)]);
    }

    private static string Heading(string code)
    {
        var known = Before.Concat(After).FirstOrDefault(c => c.Code == code).Thai;

        return known is not null ? $"{known} ({code})"
            : code.StartsWith("text_", StringComparison.Ordinal)
                ? $"ข้อความ {ManualWords.LanguageName(code[5..])} ({code})"
            : $"หมายเหตุ {ManualWords.LanguageName(code[5..])} ({code})";
    }

    private static IEnumerable<Dictionary<string, string>> Lines(FiledService service)
    {
        var manual = service.Manual;
        yield return Line("name", manual.Name);
        foreach (
            var (part, text) in new[]
            {
                ("summary", manual.Summary),
                ("place", manual.Place),
                ("hours", manual.Hours),
                ("section", manual.Section),
            }
        )
        {
            if (text is not null)
                yield return Line(part, text);
        }

        if (manual.Total is { } total)
            yield return With(Line("total", null), total);
        foreach (var step in manual.Steps)
            yield return With(Line("step", step.Text), step.Time);
        foreach (var channel in manual.Channels)
            yield return Line("channel", channel.Text, Snake(channel.Kind));
        if (manual.Fees is { Count: 0 })
            yield return Line("fee", null, None);
        foreach (var fee in manual.Fees ?? [])
        {
            var line = Line("fee", fee.Text);
            if (fee.Amount is { } amount)
                (line["amount"], line["unit"]) = (amount.Baht.ToString("0.00", CultureInfo.InvariantCulture), "baht");
            yield return line;
        }

        if (manual.Documents is { Count: 0 })
            yield return Line("document", null, None);
        foreach (var document in manual.Documents ?? [])
        {
            var line = Line("document", document.Text, note: document.OnlyIf);
            (line["amount"], line["copies"]) = (Number(document.Originals), Number(document.Copies));
            yield return line;
        }

        foreach (var law in manual.Laws)
            yield return Line("law", law);
        foreach (var form in manual.Forms)
        {
            var line = Line("form", form.Name);
            if (form.Address is { } address)
                line["address"] = address;
            if (form.File is { } kept)
                line["file"] = kept;
            yield return line;
        }

        foreach (var field in manual.Fields)
        {
            var line = Line("field", field.Label, Snake(field.Kind), field.Hint);
            (line["code"], line["required"]) = (field.Code, field.Required ? "yes" : "no");
            if (field.Least is { } least)
                line["least"] = Number(least);
            if (field.Most is { } most)
                line["most"] = Number(most);
            yield return line;
            foreach (var option in field.Options)
            {
                var choice = Line("option", option);
                choice["code"] = field.Code;
                yield return choice;
            }
        }

        Dictionary<string, string> Line(string part, ManualText? text, string? kind = null, ManualText? note = null)
        {
            Dictionary<string, string> line = new() { ["service"] = service.Slug, ["part"] = part };
            if (kind is not null)
                line["kind"] = kind;
            foreach (var (language, said) in text?.All ?? [])
                line[$"text_{language}"] = said;
            foreach (var (language, said) in note?.All ?? [])
                line[$"note_{language}"] = said;
            return line;
        }

        static Dictionary<string, string> With(Dictionary<string, string> line, ServiceTime? time)
        {
            if (time is not null)
                (line["amount"], line["unit"]) = (Number(time.Amount), Snake(time.Unit));
            return line;
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Snake<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    // The writer disarms what begins like a formula with an apostrophe. What already begins so gets one more, that one can be taken off.
    private static string Guarded(string text, bool forCsv) => forCsv && Disarmed().IsMatch(text) ? $"'{text}" : text;

    private static string Unguarded(string text, bool isCsv) => isCsv && Disarmed().IsMatch(text) ? text[1..] : text;

    [GeneratedRegex(@"\A'+[=+\-@＝＋－＠]", RegexOptions.Singleline)]
    private static partial Regex Disarmed();

    [GeneratedRegex(@"\(([a-z_]+)\)\s*\z")]
    private static partial Regex CodeInBrackets();

    [GeneratedRegex(@"\A(?:text|note)_[a-z]{2,3}\z")]
    private static partial Regex LanguageColumn();

    private sealed class Reader(string file, bool isCsv)
    {
        private const int MostRows = 50_000;

        private readonly List<Refusal> _refusals = [];
        private readonly List<string> _order = [];
        private readonly Dictionary<string, (ServiceManual Manual, Place First)> _services = [];
        private readonly Dictionary<string, int> _columns = [];
        private Sheet _sheet = null!;

        public ServicesRead Read(Sheet sheet)
        {
            _sheet = sheet;
            try
            {
                if (!ReadHeader())
                    return new([], _refusals);

                for (var row = 0; sheet.NextRow(); row++)
                {
                    if (row > MostRows || _refusals.Count >= ServicesFile.MostRefusals)
                        break;
                    if (!sheet.IsBlank)
                        ReadRow();
                }
            }
            catch (BadQuotesException bad)
            {
                _refusals.Add(SheetRefusals.BadQuotes(new Place(file, Row: bad.Row)));
            }

            return new(
                [.. _order.Select(slug => (new FiledService(slug, _services[slug].Manual), _services[slug].First))],
                _refusals
            );
        }

        private bool ReadHeader()
        {
            if (!_sheet.NextRow())
            {
                _refusals.Add(FilingRefusals.Empty(file));
                return false;
            }

            HashSet<string> known = [.. Before.Concat(After).Select(c => c.Code)];
            for (var i = 0; i < _sheet.Count; i++)
            {
                var heading = _sheet[i].ToLowerInvariant();
                if (heading.Length == 0)
                    continue;
                var code = CodeInBrackets().Match(heading) is { Success: true } match ? match.Groups[1].Value : heading;
                if (!known.Contains(code) && !LanguageColumn().IsMatch(code) || !_columns.TryAdd(code, i))
                    _refusals.Add(
                        FilingRefusals.UnknownColumn(new Place(file, _sheet.Name, _sheet.Row, heading), heading)
                    );
            }

            if (!_columns.ContainsKey("service") || !_columns.ContainsKey("part") || !_columns.ContainsKey("text_th"))
                _refusals.Insert(0, FilingRefusals.NoHeader(file, "service, part, text_th"));
            return _refusals.Count == 0;
        }

        private void ReadRow()
        {
            foreach (var (code, at) in _columns)
            {
                if (_sheet.IsError(at))
                    _refusals.Add(FilingRefusals.CellError(At(code)));
            }

            var (slug, part) = (Cell("service"), Cell("part").ToLowerInvariant());
            if (slug.Length == 0)
            {
                _refusals.Add(FilingRefusals.Blank(At("service")));
                return;
            }

            if (!Parts.Contains(part))
            {
                _refusals.Add(FilingRefusals.Unknown(At("part"), part, Parts));
                return;
            }

            if (!_services.TryGetValue(slug, out var so))
            {
                _order.Add(slug);
                _services[slug] = so = (new ServiceManual(new ManualText("")), At("service") with { Column = null });
            }

            _services[slug] = (Taken(so.Manual, part), so.First);
        }

        private ServiceManual Taken(ServiceManual manual, string part)
        {
            var text = Text("text");
            switch (part)
            {
                case "name":
                    return manual with { Name = text };
                case "summary":
                    return manual with { Summary = text };
                case "place":
                    return manual with { Place = text };
                case "hours":
                    return manual with { Hours = text };
                case "section":
                    return manual with { Section = text };
                case "total":
                    return manual with { Total = Time(isNeeded: true) };
                case "step":
                    return manual with { Steps = [.. manual.Steps, new(text, Time(isNeeded: false))] };
                case "channel":
                    return manual with
                    {
                        Channels = [.. manual.Channels, new(Of<ChannelKind>("kind", ChannelKind.Other), text)],
                    };
                case "fee":
                    return IsNone()
                        ? manual with
                        {
                            Fees = NoneOf(manual.Fees),
                        }
                        : manual with
                        {
                            Fees = [.. Some(manual.Fees), new(text, Baht())],
                        };
                case "document":
                    return IsNone()
                        ? manual with
                        {
                            Documents = NoneOf(manual.Documents),
                        }
                        : manual with
                        {
                            Documents =
                            [
                                .. Some(manual.Documents),
                                new(
                                    text,
                                    (int)(Whole("amount", 1_000_000) ?? 1),
                                    (int)(Whole("copies", 1_000_000) ?? 0),
                                    Text("note") is { IsBlank: false } note ? note : null
                                ),
                            ],
                        };
                case "law":
                    return manual with { Laws = [.. manual.Laws, text] };
                case "form":
                    return manual with { Forms = [.. manual.Forms, new(text, Maybe("address"), Maybe("file"))] };
                case "field":
                    return manual with { Fields = [.. manual.Fields, Field(text)] };
                default:
                    return WithOption(manual, text);
            }
        }

        private RequestField Field(ManualText label)
        {
            var required = Cell("required").ToLowerInvariant();
            if (required is not ("" or "yes" or "no"))
                _refusals.Add(FilingRefusals.Unknown(At("required"), required, ["yes", "no"]));

            return new(Cell("code"), Of<FieldKind>("kind", FieldKind.Text), label, required != "no")
            {
                Hint = Text("note") is { IsBlank: false } hint ? hint : null,
                Least = Whole("least", long.MaxValue),
                Most = Whole("most", long.MaxValue),
            };
        }

        private ServiceManual WithOption(ServiceManual manual, ManualText option)
        {
            var code = Cell("code");
            if (manual.Fields.All(f => f.Code != code))
            {
                _refusals.Add(FilingRefusals.NoField(At("code"), code));
                return manual;
            }

            return manual with
            {
                Fields =
                [
                    .. manual.Fields.Select(f => f.Code == code ? f with { Options = [.. f.Options, option] } : f),
                ],
            };
        }

        private bool IsNone() => string.Equals(Cell("kind"), None, StringComparison.OrdinalIgnoreCase);

        private IReadOnlyList<T> NoneOf<T>(IReadOnlyList<T>? rows)
        {
            if (rows is { Count: > 0 })
                _refusals.Add(FilingRefusals.NoneAndSome(At("kind")));
            return [];
        }

        // An empty list was said to be none.
        private IReadOnlyList<T> Some<T>(IReadOnlyList<T>? rows)
        {
            if (rows is { Count: 0 })
                _refusals.Add(FilingRefusals.NoneAndSome(At("kind")));
            return rows ?? [];
        }

        private ManualText Text(string name)
        {
            var text = new ManualText("");
            foreach (var code in _columns.Keys.Where(c => c.StartsWith($"{name}_", StringComparison.Ordinal)))
                text = text.With(code[(name.Length + 1)..], Cell(code));
            return text;
        }

        private ServiceTime? Time(bool isNeeded)
        {
            if (Cell("amount").Length == 0 && !isNeeded)
                return null;
            if (Cell("amount").Length == 0)
            {
                _refusals.Add(FilingRefusals.Blank(At("amount")));
                return null;
            }

            return new((int)(Whole("amount", int.MaxValue) ?? 0), Of<TimeUnit>("unit", TimeUnit.Minutes));
        }

        private long? Baht()
        {
            var (amount, unit) = (Cell("amount"), Cell("unit").ToLowerInvariant());
            if (unit is not ("" or "baht" or "บาท"))
                _refusals.Add(FilingRefusals.Unknown(At("unit"), unit, ["baht"]));
            if (amount.Length == 0)
                return null;
            if (Money.TryParse(amount, out var money))
                return money.Satang;

            _refusals.Add(FilingRefusals.NotANumber(At("amount"), amount));
            return null;
        }

        private long? Whole(string code, long most)
        {
            var text = ThaiDigits.ToArabic(Cell(code));
            if (text.Length == 0)
                return null;
            if (
                long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number <= most
                && number >= -most
            )
                return number;

            _refusals.Add(FilingRefusals.NotANumber(At(code), text));
            return null;
        }

        private T Of<T>(string code, T otherwise)
            where T : struct, Enum
        {
            var text = Cell(code).ToLowerInvariant();
            foreach (var value in Enum.GetValues<T>())
            {
                if (Snake(value) == text)
                    return value;
            }

            _refusals.Add(FilingRefusals.Unknown(At(code), text, Enum.GetValues<T>().Select(Snake)));
            return otherwise;
        }

        private string? Maybe(string code) => Cell(code) is { Length: > 0 } text ? text : null;

        private string Cell(string code) => _columns.TryGetValue(code, out var at) ? Unguarded(_sheet[at], isCsv) : "";

        private Place At(string code) => new(file, _sheet.Name, _sheet.Row, code);
    }
}

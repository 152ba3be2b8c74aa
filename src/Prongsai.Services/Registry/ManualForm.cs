using System.Globalization;
using Microsoft.AspNetCore.Http;
using Prongsai.Kernel;

namespace Prongsai.Services.Registry;

/// <summary>
/// A manual as it comes back from the page on which it is written: rows by their order, two languages at a time. What is written in
/// other languages stays as it was, row by row.
/// </summary>
internal sealed class ManualForm(IFormCollection form, ServiceManual was, string beside)
{
    private readonly List<Refusal> _reasons = [];

    public IReadOnlyList<Refusal> Reasons => _reasons;

    /// <summary>Which row of the draft each row that came back was; null for new ones.</summary>
    public int? WasOf(string name, int at) =>
        Rows(name).Skip(at).Select(row => (int?)row).FirstOrDefault() is { } row
        && int.TryParse(Cell($"{name}_was", row), NumberStyles.None, CultureInfo.InvariantCulture, out var was)
            ? was
            : null;

    public ServiceManual Read() =>
        (
            was with
            {
                Name = Text("name", was.Name) ?? new ManualText(""),
                Summary = Text("summary", was.Summary),
                Place = Text("place", was.Place),
                Hours = Text("hours", was.Hours),
                Section = Text("section", was.Section),
                Total = Time(One("total_amount"), One("total_unit"), ManualWords.Time),
                Steps =
                [
                    .. Rows("step")
                        .Select(i => new ServiceStep(
                            Text("step", i, At(was.Steps, "step", i)?.Text),
                            Time(Cell("step_amount", i), Cell("step_unit", i), ManualWords.Steps)
                        )),
                ],
                Channels =
                [
                    .. Rows("channel")
                        .Select(i => new ServiceChannel(
                            Of(Cell("channel_kind", i), ChannelKind.Other),
                            Text("channel", i, At(was.Channels, "channel", i)?.Text)
                        )),
                ],
                Fees = Said(
                    "no_fee",
                    [
                        .. Rows("fee")
                            .Select(i => new ServiceFee(
                                Text("fee", i, At(was.Fees ?? [], "fee", i)?.Text),
                                Baht(Cell("fee_baht", i))
                            )),
                    ],
                    ManualWords.Fees
                ),
                Documents = Said(
                    "no_document",
                    [
                        .. Rows("document")
                            .Select(i => new NeededDocument(
                                Text("document", i, At(was.Documents ?? [], "document", i)?.Text),
                                Number(Cell("document_originals", i), 0, ManualWords.Documents),
                                Number(Cell("document_copies", i), 0, ManualWords.Documents),
                                Text("document_if", i, At(was.Documents ?? [], "document", i)?.OnlyIf)
                                    is { IsBlank: false } onlyIf
                                    ? onlyIf
                                    : null
                            )),
                    ],
                    ManualWords.Documents
                ),
                Laws = [.. Rows("law").Select(i => Text("law", i, At(was.Laws, "law", i)))],
                Forms =
                [
                    .. Rows("form")
                        .Select(i => new ServiceForm(
                            Text("form", i, At(was.Forms, "form", i)?.Name),
                            Cell("form_address", i) is { Length: > 0 } address ? address : null,
                            At(was.Forms, "form", i)?.File
                        )),
                ],
            }
        ).Tidied();

    /// <summary>What an online request asks for, from its own page.</summary>
    public ServiceManual ReadFields()
    {
        HashSet<string> codes = [.. Rows("field").Select(i => Cell("field_code", i)).Where(code => code.Length > 0)];
        List<RequestField> fields = [];
        foreach (var i in Rows("field"))
        {
            var old = At(was.Fields, "field", i);
            var code = Cell("field_code", i);
            for (var number = 1; code.Length == 0; number++)
            {
                var free = string.Create(CultureInfo.InvariantCulture, $"f{number}");
                if (codes.Add(free))
                    code = free;
            }

            var kind = Of(Cell("field_kind", i), FieldKind.Text);
            fields.Add(
                new RequestField(code, kind, Text("field", i, old?.Label), Cell("field_required", i) != "no")
                {
                    Hint = Text("field_hint", i, old?.Hint) is { IsBlank: false } hint ? hint : null,
                    Options = kind == FieldKind.Choice ? Options(i, old) : [],
                    Least = Long(Cell("field_least", i)),
                    Most = Long(Cell("field_most", i)),
                }
            );
        }

        return (was with { Fields = fields }).Tidied();
    }

    // One option a line, the same line in both languages.
    private IReadOnlyList<ManualText> Options(int row, RequestField? old)
    {
        var thai = Lines(Cell("field_options_th", row));
        var other = Lines(Cell("field_options_other", row));

        return
        [
            .. thai.Select(
                (text, at) =>
                    (old?.Options.FirstOrDefault(o => o.Th == text) ?? new ManualText(text)).With(
                        beside,
                        other.ElementAtOrDefault(at)
                    )
            ),
        ];
    }

    private static List<string> Lines(string text) =>
        [.. ThaiText.NormaliseLines(text).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];

    // Null: neither rows nor the word that there are none.
    private IReadOnlyList<T>? Said<T>(string none, IReadOnlyList<T> rows, Bilingual place)
    {
        if (One(none) != "true")
            return rows.Count == 0 ? null : rows;
        if (rows.Count > 0)
            _reasons.Add(FormRefusals.NoneAndSome(place));

        return rows;
    }

    // In the order that the numbers beside them say; rows without a text in either language are left out.
    private IEnumerable<int> Rows(string name)
    {
        var count = Math.Max(form[$"{name}_th"].Count, form[$"{name}_other"].Count);

        return Enumerable
            .Range(0, count)
            .Where(i => !string.IsNullOrWhiteSpace(Cell($"{name}_th", i)) || Cell($"{name}_other", i).Trim().Length > 0)
            .OrderBy(i => Long(Cell($"{name}_at", i)) ?? long.MaxValue);
    }

    // The row as it was before, by the number that the page gave it.
    private T? At<T>(IReadOnlyList<T> rows, string name, int row)
        where T : class =>
        int.TryParse(Cell($"{name}_was", row), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? rows.ElementAtOrDefault(at)
            : null;

    private ManualText? Text(string name, ManualText? old)
    {
        var text = (old ?? new ManualText(""))
            .With(ManualText.Thai, One($"{name}_th"))
            .With(beside, One($"{name}_other"));

        return text.IsBlank ? null : text;
    }

    private ManualText Text(string name, int row, ManualText? old) =>
        (old ?? new ManualText(""))
            .With(ManualText.Thai, Cell($"{name}_th", row))
            .With(beside, Cell($"{name}_other", row));

    private ServiceTime? Time(string amount, string unit, Bilingual place) =>
        amount.Length == 0 ? null : new ServiceTime(Number(amount, 0, place), Of(unit, TimeUnit.Minutes));

    private int Number(string text, int blank, Bilingual place)
    {
        if (text.Length == 0)
            return blank;
        if (int.TryParse(ThaiDigits.ToArabic(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;

        _reasons.Add(FormRefusals.Number(place, text));
        return blank;
    }

    private long? Long(string text)
    {
        if (text.Length == 0)
            return null;
        if (
            long.TryParse(
                ThaiDigits.ToArabic(text),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            return number;

        _reasons.Add(FormRefusals.Number(ManualWords.Fields, text));
        return null;
    }

    private long? Baht(string text)
    {
        if (text.Length == 0)
            return null;
        if (Money.TryParse(text, out var money))
            return money.Satang;

        _reasons.Add(FormRefusals.Number(ManualWords.Fees, text));
        return null;
    }

    private static T Of<T>(string text, T otherwise)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : otherwise;

    private string One(string name) => Cell(name, 0);

    private string Cell(string name, int row) =>
        (form[name] is var all && row < all.Count ? all[row] : null)?.Trim() ?? "";
}

internal static class FormRefusals
{
    public static Refusal NoneAndSome(Bilingual place) =>
        new(
            "manual-none-and-some",
            $"{place.Th}: เลือกว่าไม่มี แต่กรอกรายการไว้ด้วย โปรดเลือกอย่างใดอย่างหนึ่ง",
            $"{place.En}: it says that there is none, and there are rows as well; choose one."
        );

    public static Refusal Number(Bilingual place, string text) =>
        new(
            "manual-number",
            $"{place.Th}: “{ThaiText.Truncate(text, 40)}” ไม่ใช่จำนวน",
            $"{place.En}: “{ThaiText.Truncate(text, 40)}” is not a number."
        );
}

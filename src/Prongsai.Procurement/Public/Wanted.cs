using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Public;

/// <summary>Where a page of results ended: the sort's own value and the number of its last row.</summary>
internal readonly record struct Cursor(string Value, long Id)
{
    private const int LongestValue = 60;

    public Cursor(long value, long id)
        : this(value.ToString(CultureInfo.InvariantCulture), id) { }

    /// <summary>The value, where the sort is by a number.</summary>
    public long? Number =>
        long.TryParse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value}.{Id}");

    public static Cursor? Read(string? text) =>
        text?.LastIndexOf('.') is > 0 and <= LongestValue and var point
        && long.TryParse(text.AsSpan(point + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? new Cursor(text[..point].Replace("\0", "", StringComparison.Ordinal), last)
            : null;
}

/// <summary>What somebody looks for among an agency's published purchases, as the address says it.</summary>
internal sealed record Wanted
{
    public string Words { get; init; } = "";
    public FiscalYear? Year { get; init; }

    /// <summary>First day of a month.</summary>
    public DateOnly? Month { get; init; }
    public Method? Method { get; init; }
    public string? Vendor { get; init; }
    public Money? From { get; init; }
    public Money? To { get; init; }
    public Order Order { get; init; }
    public Cursor? After { get; init; }

    public bool HasPrice => From is not null || To is not null;

    /// <summary>As typed into the address; what cannot be read is said and left out.</summary>
    public static (Wanted Wanted, IReadOnlyList<Refusal> WhyNot) Read(
        string? words,
        FiscalYear? year,
        string? month,
        string? method,
        string? vendor,
        string? from,
        string? to,
        string? order,
        string? after
    )
    {
        List<Refusal> whyNot = [];
        Money? Amount(string? text)
        {
            if (string.IsNullOrWhiteSpace(text))
                return null;
            if (Money.TryParse(text, out var amount))
                return amount;

            whyNot.Add(NotAnAmount(text));
            return null;
        }

        var wanted = new Wanted
        {
            Words = ThaiText.NormaliseLine(ThaiText.Truncate(words?.Replace('\0', ' ') ?? "", MostLetters)),
            Year = year,
            Month = IsoDay.TryParseMonth(month, out var first) ? first : null,
            Method = Enum.TryParse<Method>(method, out var known) && Enum.IsDefined(known) ? known : null,
            Vendor = string.IsNullOrWhiteSpace(vendor) || vendor.Length > 40 ? null : vendor.Trim(),
            From = Amount(from),
            To = Amount(to),
            Order = Enum.TryParse<Order>(order, out var by) && Enum.IsDefined(by) ? by : Order.Latest,
            After = Cursor.Read(after),
        };
        if (wanted.After is { } at && !at.Fits(wanted.Order))
            wanted = wanted with { After = null };
        if (wanted is { From: { } least, To: { } most } && least > most)
            whyNot.Add(FromAboveTo);
        return (wanted, whyNot);
    }

    /// <summary>The address of this search on that page.</summary>
    public string At(string page)
    {
        List<string> parts = [];
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        Add("q", Words);
        Add("year", Year?.ToString());
        Add("month", Month?.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        Add("method", Method?.ToString());
        Add("vendor", Vendor);
        Add("from", From?.Baht.ToString("0.##", CultureInfo.InvariantCulture));
        Add("to", To?.Baht.ToString("0.##", CultureInfo.InvariantCulture));
        Add("order", Order == Order.Latest ? null : Order.ToString());
        Add("after", After?.ToString());

        return parts.Count == 0 ? page : $"{page}?{string.Join('&', parts)}";
    }

    private const int MostLetters = 200;

    private static readonly Refusal FromAboveTo = new(
        "price-from-above-to",
        "ราคาต่ำสุดสูงกว่าราคาสูงสุด โปรดสลับกัน",
        "The lowest price is above the highest; exchange the two."
    );

    private static Refusal NotAnAmount(string text) =>
        new(
            "price-unreadable",
            $"อ่าน “{ThaiText.Truncate(text, 40)}” เป็นจำนวนเงินไม่ได้ เช่น 100,000",
            $"“{ThaiText.Truncate(text, 40)}” is not an amount such as 100,000."
        );
}

using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Public;

/// <summary>The order of what was found. Each has its index, and the number of the row decides among equals, so that no row is shown twice.</summary>
internal enum Order
{
    /// <summary>The latest month first.</summary>
    Latest,
    Earliest,
    Dearest,
    Cheapest,

    /// <summary>As a Thai dictionary has the works (<see cref="ThaiOrder"/>).</summary>
    ByWork,
    ByWorkBack,

    /// <summary>By the first of those selected.</summary>
    ByVendor,
    ByVendorBack,

    /// <summary>By the name of the method, and within it the latest month first.</summary>
    ByMethod,

    /// <summary>The same from its end.</summary>
    ByMethodBack,
}

/// <summary>How rows stand in an order: by a text or a number of the row, then by the number of the row itself.</summary>
internal static class Orders
{
    // A method and a month as one number; there are fewer days than this.
    private const long OfAMethod = 10_000_000;

    /// <summary>Methods as their Thai names stand in a dictionary.</summary>
    public static readonly IReadOnlyList<Method> Methods =
    [
        .. Enum.GetValues<Method>().OrderBy(method => ThaiOrder.Of(method.Name().Th), StringComparer.Ordinal),
    ];

    public static bool IsByText(this Order order) =>
        order is Order.ByWork or Order.ByWorkBack or Order.ByVendor or Order.ByVendorBack;

    public static bool IsByPrice(this Order order) => order is Order.Dearest or Order.Cheapest;

    public static bool IsByMethod(this Order order) => order is Order.ByMethod or Order.ByMethodBack;

    /// <summary>Where a row stands in an order.</summary>
    public static Cursor CursorOf(PublishedPurchase row, Order order) =>
        order.IsByText() ? new Cursor(TextOf(row, order), row.Id) : new Cursor(NumberOf(row, order), row.Id);

    /// <summary>False of a cursor that belongs to another order, or was typed.</summary>
    public static bool Fits(this Cursor cursor, Order order) => order.IsByText() || cursor.Number is not null;

    public static int Compare(PublishedPurchase one, PublishedPurchase other, Order order) =>
        Signed(
            order.IsByText()
                ? string.CompareOrdinal(TextOf(one, order), TextOf(other, order))
                : NumberOf(one, order).CompareTo(NumberOf(other, order)),
            one.Id.CompareTo(other.Id),
            order
        );

    public static bool IsAfter(PublishedPurchase row, Order order, Cursor after) =>
        Signed(
            order.IsByText()
                ? string.CompareOrdinal(TextOf(row, order), after.Value)
                : NumberOf(row, order).CompareTo(after.Number ?? 0),
            row.Id.CompareTo(after.Id),
            order
        ) > 0;

    /// <summary>The place in the list of methods that a cursor stands at, and where it stands among that method's rows.</summary>
    public static (int Rank, Cursor Within)? OfAMethodAlone(this Cursor cursor) =>
        cursor.Number is { } number
            ? (
                (int)Math.Clamp(number / OfAMethod, 0, Methods.Count),
                new Cursor(OfAMethod - 1 - (number % OfAMethod + OfAMethod) % OfAMethod, cursor.Id)
            )
            : null;

    // A cursor is typed by whoever likes.
    public static DateOnly MonthOf(long number) =>
        DateOnly.FromDayNumber((int)Math.Clamp(number, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    private static int Signed(int byValue, int byId, Order order)
    {
        var valuesGoUp = order is Order.Earliest or Order.Cheapest or Order.ByWork or Order.ByVendor or Order.ByMethod;
        // Within a method the latest month comes first, and the index is read backwards.
        var idsGoUp = order.IsByMethod() ? !valuesGoUp : valuesGoUp;

        return byValue != 0 ? (valuesGoUp ? byValue : -byValue) : (idsGoUp ? byId : -byId);
    }

    private static string TextOf(PublishedPurchase row, Order order) =>
        order is Order.ByWork or Order.ByWorkBack ? row.WorkOrder : row.VendorOrder;

    private static long NumberOf(PublishedPurchase row, Order order) =>
        order.IsByPrice() ? row.Satang
        : order.IsByMethod() ? RankOf(row.Method) * OfAMethod + OfAMethod - 1 - row.Month.DayNumber
        : row.Month.DayNumber;

    private static long RankOf(Method method)
    {
        for (var at = 0; at < Methods.Count; at++)
        {
            if (Methods[at] == method)
                return at;
        }

        return Methods.Count;
    }
}

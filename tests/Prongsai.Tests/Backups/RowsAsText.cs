using System.Text;
using Prongsai.Backups.Copying;

namespace Prongsai.Tests.Backups;

/// <summary>Every value comes back as it went, and the hash of a table does not depend on the order of its rows.</summary>
public sealed class RowsAsText
{
    private static readonly DateTime At = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddTicks(1_234_567);

    private static readonly (ColumnKind Kind, object? Value)[] Values =
    [
        (ColumnKind.Text, "โปร่งใส “ไม่ส่วย” \u0000\n\t\\ 😀"),
        (ColumnKind.Text, ""),
        (ColumnKind.Text, null),
        (ColumnKind.Guid, Guid.Parse("0198ab00-0000-7000-8000-00000000000f")),
        (ColumnKind.Boolean, true),
        (ColumnKind.Integer, long.MinValue),
        (ColumnKind.Number, 0.1),
        (ColumnKind.Number, double.NaN),
        (ColumnKind.Number, double.NegativeInfinity),
        (ColumnKind.Decimal, 1.500m),
        (ColumnKind.Instant, At),
        (ColumnKind.InstantWithOffset, new DateTimeOffset(At)),
        (ColumnKind.Day, new DateOnly(2568, 12, 31)),
        (ColumnKind.Time, new TimeOnly(23, 59, 59).Add(TimeSpan.FromTicks(7))),
        (ColumnKind.Duration, TimeSpan.FromTicks(-123_456_789_012)),
        (ColumnKind.Bytes, new byte[] { 0, 255, 10 }),
    ];

    private static readonly ColumnShape[] Columns = [.. Values.Select((v, i) => new ColumnShape($"c{i}", v.Kind))];

    [Fact]
    public void Every_kind_of_value_comes_back()
    {
        using var text = new RowText(Columns);
        object?[] row = [.. Values.Select(v => v.Value)];

        var line = text.Write(row).ToArray();

        Assert.DoesNotContain((byte)'\n', line);
        Assert.Equal(row, text.Read(line));
    }

    [Fact]
    public void Every_kind_is_tried() =>
        Assert.Equal(Enum.GetValues<ColumnKind>().Order(), Values.Select(v => v.Kind).Distinct().Order());

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[\"a\",2,3]")]
    [InlineData("[\"a\",\"b\"]")]
    [InlineData("[\"a\",99999999999999999999]")]
    public void What_is_no_row_of_the_table_is_refused(string line)
    {
        using var text = new RowText([new ColumnShape("a", ColumnKind.Text), new ColumnShape("b", ColumnKind.Integer)]);

        Assert.Throws<FormatException>(() => text.Read(Encoding.UTF8.GetBytes(line)));
    }

    [Fact]
    public void The_order_of_rows_does_not_matter_and_everything_else_does()
    {
        Assert.Equal(Sum("a", "b", "c"), Sum("c", "a", "b"));
        Assert.NotEqual(Sum("a", "b"), Sum("a", "c"));
        Assert.NotEqual(Sum("a"), Sum("a", "a"));
        Assert.Equal(new string('0', 64), Sum());
        Assert.Equal("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb", Sum("a")); // SHA-256 of "a"
    }

    private static string Sum(params string[] lines)
    {
        var print = new Fingerprint();
        foreach (var line in lines)
            print.Add(Encoding.UTF8.GetBytes(line));
        return print.Sum;
    }
}

using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Sheets;

public sealed class ReadingAhead
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(128)]
    [InlineData(1_000)]
    public void Gives_every_row_as_it_stands(int rows)
    {
        using var sheet = new SheetAhead(new Numbered(rows, failsAfter: null));

        var read = new List<string>();
        while (sheet.NextRow())
            read.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{sheet.Row} {sheet.Count} {sheet[0]} {sheet[1]} {sheet[9]} {sheet.IsError(1)} {sheet.AreaOf(0)?.ToRow}"
                )
            );

        Assert.Equal(
            Enumerable
                .Range(1, rows)
                .Select(n =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{n} 2 a{n} b{n}  {n % 10 == 0} {(n % 7 == 0 ? n + 1 : null)}"
                    )
                ),
            read
        );
        Assert.False(sheet.NextRow());
    }

    [Fact]
    public void Fails_where_the_sheet_fails_and_not_before()
    {
        using var sheet = new SheetAhead(new Numbered(1_000, failsAfter: 300));

        for (var row = 1; row <= 300; row++)
            Assert.True(sheet.NextRow());

        Assert.Throws<InvalidDataException>(() => sheet.NextRow());
    }

    [Fact]
    public void Stops_when_nobody_wants_more()
    {
        var numbered = new Numbered(int.MaxValue, failsAfter: null);

        using (var sheet = new SheetAhead(numbered))
            Assert.True(sheet.NextRow());

        // Of two thousand million rows.
        Assert.InRange(numbered.Row, 1, 2_000);
    }

    private sealed class Numbered(int rows, int? failsAfter) : Sheet
    {
        private int _row;

        public override int Row => _row;

        public override int Count => 2;

        public override string this[int column] =>
            column < 2 ? string.Create(CultureInfo.InvariantCulture, $"{(char)('a' + column)}{_row}") : "";

        public override bool IsError(int column) => column == 1 && _row % 10 == 0;

        public override MergedArea? AreaOf(int column) =>
            column == 0 && _row % 7 == 0 ? new MergedArea(_row, _row + 1, 0, 0) : null;

        public override bool NextRow()
        {
            if (_row == failsAfter)
                throw new InvalidDataException();
            if (_row == rows)
                return false;

            _row++;
            return true;
        }
    }
}

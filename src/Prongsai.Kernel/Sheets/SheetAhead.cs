using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Prongsai.Kernel;

/// <summary>
/// A sheet whose rows are read by a thread of their own, a few hundred ahead of whoever understands them: unpacking a workbook costs
/// as much as making sense of it. What fails there is thrown here, after the rows before it.
/// </summary>
public sealed class SheetAhead : Sheet
{
    private const int RowsAtOnce = 128,
        BatchesAhead = 4;

    private readonly Sheet _sheet;
    private readonly BlockingCollection<List<ReadRow>> _ahead = new(BatchesAhead);
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _reading;
    private List<ReadRow> _batch = [];
    private int _at = -1;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Begins to read a sheet, which nobody else may touch until this is disposed of.</summary>
    public SheetAhead(Sheet sheet)
    {
        _sheet = sheet;
        _reading = new Thread(Read) { IsBackground = true, Name = "reads a sheet" };
        _reading.Start();
    }

    /// <inheritdoc />
    public override string? Name => _sheet.Name;

    /// <inheritdoc />
    public override int Row => _at < 0 ? 0 : _batch[_at].Number;

    /// <inheritdoc />
    public override int Count => _batch[_at].Cells.Length;

    /// <inheritdoc />
    public override string this[int column] => column < Count ? _batch[_at].Cells[column] : "";

    /// <inheritdoc />
    public override bool IsError(int column) => _batch[_at].Errors is { } errors && errors[column];

    /// <inheritdoc />
    public override MergedArea? AreaOf(int column) =>
        _batch[_at].Areas is { } areas && column < areas.Length ? areas[column] : null;

    /// <inheritdoc />
    public override bool NextRow()
    {
        if (_at + 1 < _batch.Count)
        {
            _at++;
            return true;
        }

        if (_ahead.TryTake(out var next, Timeout.Infinite))
        {
            (_batch, _at) = (next, 0);
            return true;
        }

        _failure?.Throw();
        return false;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Cancel();
            // The workbook goes on to its next sheet only when nobody reads this one any more.
            _reading.Join();
            _ahead.Dispose();
            _stop.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Read()
    {
        List<ReadRow> batch = new(RowsAtOnce);
        try
        {
            try
            {
                while (!_stop.IsCancellationRequested && _sheet.NextRow())
                {
                    batch.Add(ReadRow.Of(_sheet));
                    if (batch.Count < RowsAtOnce)
                        continue;

                    _ahead.Add(batch, _stop.Token);
                    batch = new List<ReadRow>(RowsAtOnce);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                _failure = ExceptionDispatchInfo.Capture(failure);
            }

            if (batch.Count > 0)
                _ahead.Add(batch, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Nobody wants the rest.
        }
        finally
        {
            _ahead.CompleteAdding();
        }
    }

    private sealed record ReadRow(int Number, string[] Cells, bool[]? Errors, MergedArea?[]? Areas)
    {
        public static ReadRow Of(Sheet sheet)
        {
            var cells = new string[sheet.Count];
            bool[]? errors = null;
            MergedArea?[]? areas = null;
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = sheet[column];
                if (sheet.IsError(column))
                    (errors ??= new bool[cells.Length])[column] = true;
                if (sheet.AreaOf(column) is { } area)
                    (areas ??= new MergedArea?[cells.Length])[column] = area;
            }

            return new ReadRow(sheet.Row, cells, errors, areas);
        }
    }
}

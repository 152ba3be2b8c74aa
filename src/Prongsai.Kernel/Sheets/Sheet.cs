namespace Prongsai.Kernel;

/// <summary>Rows of cells, read once from the top: a CSV, or one sheet of a workbook.</summary>
public abstract class Sheet : IDisposable
{
    /// <summary>The sheet's name; null for a CSV.</summary>
    public virtual string? Name => null;

    /// <summary>The present row, from 1 as spreadsheets count.</summary>
    public abstract int Row { get; }

    /// <summary>How many cells the present row has.</summary>
    public abstract int Count { get; }

    /// <summary>A cell of the present row as text, trimmed; "" beyond the end.</summary>
    /// <exception cref="BadQuotesException">The cell's quotation marks do not pair up.</exception>
    public abstract string this[int column] { get; }

    /// <summary>True when a cell holds an error instead of a value.</summary>
    public virtual bool IsError(int column) => false;

    /// <summary>The merged area that a cell of the present row lies in; null where it stands alone.</summary>
    public virtual MergedArea? AreaOf(int column) => null;

    /// <summary>Goes to the next row; false after the last.</summary>
    public abstract bool NextRow();

    /// <summary>The next row as a header: the column of each name, in small letters; of a name that comes twice the first. Empty when there is no row.</summary>
    public Dictionary<string, int> ReadHeader()
    {
        Dictionary<string, int> columns = [];
        if (NextRow())
        {
            for (var i = 0; i < Count; i++)
                columns.TryAdd(this[i].ToLowerInvariant(), i);
        }

        return columns;
    }

    /// <summary>Whether nothing stands in the present row.</summary>
    public bool IsBlank
    {
        get
        {
            for (var i = 0; i < Count; i++)
            {
                if (this[i].Length > 0)
                    return false;
            }

            return true;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what it reads from.</summary>
    protected virtual void Dispose(bool disposing) { }
}

/// <summary>Cells that a workbook shows as one; only the first of them, at the upper left, holds what is shown.</summary>
/// <param name="FromRow">Rows count from 1.</param>
/// <param name="FromColumn">Columns count from 0.</param>
public readonly record struct MergedArea(int FromRow, int ToRow, int FromColumn, int ToColumn);

/// <summary>The quotation marks of a CSV row do not pair up.</summary>
public sealed class BadQuotesException(int row) : Exception
{
    /// <summary>From 1.</summary>
    public int Row { get; } = row;
}

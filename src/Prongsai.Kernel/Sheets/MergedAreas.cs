namespace Prongsai.Kernel;

/// <summary>
/// The merged areas of a sheet that is read from the top: only those that have begun and not ended are looked at, however many there are.
/// </summary>
internal sealed class MergedAreas(IEnumerable<MergedArea> all)
{
    private readonly Queue<MergedArea> _toCome = new(all.OrderBy(area => area.FromRow));
    private readonly List<MergedArea> _here = [];

    /// <summary>The last column that an area of the present row reaches, from 0; −1 where it has none.</summary>
    public int LastColumn => _here.Count == 0 ? -1 : _here.Max(area => area.ToColumn);

    public void GoTo(int row)
    {
        if (_here.Count > 0)
            _here.RemoveAll(area => area.ToRow < row);
        while (_toCome.TryPeek(out var area) && area.FromRow <= row)
            _here.Add(_toCome.Dequeue());
    }

    /// <summary>The area of a column of the present row; null where it stands alone.</summary>
    public MergedArea? At(int column)
    {
        foreach (var area in _here)
        {
            if (area.FromColumn <= column && column <= area.ToColumn)
                return area;
        }

        return null;
    }
}

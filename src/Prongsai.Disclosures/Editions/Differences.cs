using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Editions;

internal enum ChangeKind
{
    Same,
    Added,
    Removed,
    Changed,
}

/// <summary>A stretch of text that stayed, came or went.</summary>
internal sealed record Piece(ChangeKind Kind, string Text);

/// <summary>A text of a block, word by word.</summary>
internal sealed record TextChange(Bilingual Label, IReadOnlyList<Piece> Pieces);

/// <summary>A cell before and after.</summary>
internal sealed record CellChange(string Before, string After);

/// <summary>A row of a table that came, went or changed.</summary>
internal sealed record RowChange(ChangeKind Kind, IReadOnlyList<CellChange> Cells);

/// <summary>A block that came, went or changed. Blocks that stayed are not told.</summary>
internal sealed record BlockChange(
    ChangeKind Kind,
    string Heading,
    IReadOnlyList<TextChange> Texts,
    IReadOnlyList<string> Columns,
    IReadOnlyList<RowChange> Rows,
    int Unchanged
);

/// <summary>
/// Two contents side by side, as a citizen would compare them: texts word by word, tables row by row. Rows are the same row when
/// their key column says so (the one the officer named, or the first whose cells all differ); without one, when all cells agree.
/// </summary>
internal static class Differences
{
    /// <summary>Beyond so many words or rows the comparison is by whole lines; a page of differences is no comparison any more.</summary>
    private const int MostWords = 4000;

    public static IReadOnlyList<BlockChange> Between(Document before, Document after)
    {
        List<BlockChange> changes = [];
        foreach (var block in after.Blocks)
        {
            var was = before[block.Id] is { } same && same.Kind == block.Kind ? same : null;
            if (was is null)
                changes.Add(Of(ChangeKind.Added, null, block));
            else if (Document.Print(was) != Document.Print(block))
                changes.Add(Of(ChangeKind.Changed, was, block));
        }

        foreach (var block in before.Blocks.Where(b => after[b.Id]?.Kind != b.Kind))
            changes.Add(Of(ChangeKind.Removed, block, null));
        return changes;
    }

    private static BlockChange Of(ChangeKind kind, Block? was, Block? now)
    {
        var heading = (now ?? was)!.Heading is { Length: > 0 } named ? named : BlockWords.Of((now ?? was)!.Kind).Th;
        if ((now ?? was) is TableBlock)
        {
            var (columns, rows, unchanged) = Tables(was as TableBlock, now as TableBlock);
            return new BlockChange(kind, heading, HeadingOf(was, now), columns, rows, unchanged);
        }

        var (old, @new) = (was is null ? [] : TextsOf(was), now is null ? [] : TextsOf(now));
        var labels = @new.Concat(old).Select(t => t.Label).Distinct();
        return new BlockChange(
            kind,
            heading,
            [
                .. HeadingOf(was, now),
                .. from label in labels
                let b = old.FirstOrDefault(t => t.Label == label).Text ?? ""
                let a = @new.FirstOrDefault(t => t.Label == label).Text ?? ""
                where b != a
                select new TextChange(label, Words(b, a)),
            ],
            [],
            [],
            0
        );
    }

    private static IReadOnlyList<TextChange> HeadingOf(Block? was, Block? now) =>
        was is null || now is null || was.Heading == now.Heading
            ? []
            : [new TextChange(new("หัวข้อ", "Heading"), Words(was.Heading, now.Heading))];

    private static IReadOnlyList<(Bilingual Label, string Text)> TextsOf(Block block) =>
        block switch
        {
            TextBlock b => [(default, b.Text)],
            ContactBlock b =>
            [
                (new("ที่อยู่", "Address"), b.Address),
                (new("โทรศัพท์", "Telephone"), b.Phone),
                (new("อีเมล", "E-mail"), b.Email),
                (new("แผนที่", "Map"), b.MapLink),
                (new("สื่อสังคมออนไลน์", "Social networks"), string.Join(" ", b.Social)),
            ],
            FileBlock b =>
            [
                (new("ไฟล์", "File"), b.File?.Value.ToString() ?? ""),
                (new("คำอธิบาย", "Caption"), b.Caption),
            ],
            LinkBlock b => [(new("ลิงก์", "Link"), b.Url), (new("ข้อความ", "Words"), b.Caption)],
            AnnouncementBlock b =>
            [
                (new("ข้อความ", "Text"), b.Text),
                (new("ผู้ลงนาม", "Signed by"), $"{b.SignedBy} {b.Position}".Trim()),
                (new("วันที่ลงนาม", "Day of signing"), b.SignedOn is { } day ? ThaiDate.InFull(day) : ""),
            ],
            NoneBlock b => [(new("เดือน", "Month"), b.Month?.MonthIso() ?? ""), (new("ข้อความ", "Words"), b.Words)],
            PeopleBlock b =>
            [
                .. b.People.Select(
                    (p, i) =>
                        (
                            new Bilingual($"คนที่ {i + 1}", $"Person {i + 1}"),
                            $"{p.Name} {p.Position} {p.Contact}".Trim()
                        )
                ),
            ],
            _ => [],
        };

    /// <summary>A text word by word; long texts line by line.</summary>
    public static IReadOnlyList<Piece> Words(string before, string after)
    {
        var (a, b) = (ThaiWords.Split(before), ThaiWords.Split(after));
        if (a.Count > MostWords || b.Count > MostWords)
            (a, b) = (Pieces(before), Pieces(after));
        List<Piece> pieces = [];
        foreach (var (kind, x, y) in Aligned(a, b, (one, other) => one == other))
        {
            var text = kind == ChangeKind.Removed ? a[x] : b[y];
            if (pieces is [.., var last] && last.Kind == kind)
                pieces[^1] = last with { Text = last.Text + text };
            else
                pieces.Add(new Piece(kind, text));
        }

        return pieces;
    }

    private static IReadOnlyList<string> Pieces(string text) => [.. text.Split('\n').Select(line => line + "\n")];

    private static (IReadOnlyList<string>, IReadOnlyList<RowChange>, int) Tables(TableBlock? was, TableBlock? now)
    {
        var columns = (now?.Columns ?? []).Concat(was?.Columns ?? []).Select(c => c.Name).Distinct().ToList();
        var before = Rows(was, columns);
        var after = Rows(now, columns);
        List<RowChange> rows = [];
        var unchanged = 0;
        var key = was is null || now is null ? -1 : KeyOf(now, columns, before, after);
        if (key >= 0)
        {
            var left = before.ToDictionary(row => row[key]);
            foreach (var row in after)
            {
                if (!left.Remove(row[key], out var old))
                    rows.Add(Change(ChangeKind.Added, null, row));
                else if (old.SequenceEqual(row))
                    unchanged++;
                else
                    rows.Add(Change(ChangeKind.Changed, old, row));
            }

            rows.AddRange(left.Values.Select(row => Change(ChangeKind.Removed, row, null)));
            return (columns, rows, unchanged);
        }

        foreach (var (kind, x, y) in Aligned(before, after, (one, other) => one.SequenceEqual(other)))
        {
            if (kind == ChangeKind.Same)
                unchanged++;
            else
                rows.Add(kind == ChangeKind.Added ? Change(kind, null, after[y]) : Change(kind, before[x], null));
        }

        return (columns, rows, unchanged);
    }

    private static int KeyOf(
        TableBlock now,
        List<string> columns,
        IReadOnlyList<string[]> before,
        IReadOnlyList<string[]> after
    )
    {
        var named = now.Key is { } key ? columns.IndexOf(key) : -1;
        if (named >= 0 && IsKey(named))
            return named;

        // "ที่" numbers the rows: it says where a row stands, not which it is.
        for (var column = 0; column < columns.Count; column++)
        {
            if (Headings.Folded(columns[column]) is not ("ที่" or "ลำดับ" or "ลำดับที่" or "no.") && IsKey(column))
                return column;
        }

        return -1;

        bool IsKey(int column) => Differ(before, column) && Differ(after, column);
    }

    private static bool Differ(IReadOnlyList<string[]> rows, int column) =>
        rows.Select(r => r[column]).Distinct().Count() == rows.Count && rows.All(r => r[column].Length > 0);

    private static IReadOnlyList<string[]> Rows(TableBlock? table, List<string> columns)
    {
        if (table is null)
            return [];

        int[] places = [.. columns.Select(name => table.Columns.ToList().FindIndex(c => c.Name == name))];
        return
        [
            .. Enumerable
                .Range(0, table.Rows.Count)
                .Select(row => places.Select(at => at < 0 ? "" : table.Cell(row, at)).ToArray()),
        ];
    }

    private static RowChange Change(ChangeKind kind, string[]? before, string[]? after) =>
        new(
            kind,
            [
                .. Enumerable
                    .Range(0, (after ?? before)!.Length)
                    .Select(i => new CellChange(before?[i] ?? "", after?[i] ?? "")),
            ]
        );

    // The longest common run of steps (LCS), after what is equal at both ends was taken off. Too large a middle is told as
    // taken out and put in: exact there would cost seconds, and read no better.
    private static IEnumerable<(ChangeKind Kind, int Before, int After)> Aligned<T>(
        IReadOnlyList<T> a,
        IReadOnlyList<T> b,
        Func<T, T, bool> same
    )
    {
        var start = 0;
        while (start < a.Count && start < b.Count && same(a[start], b[start]))
            start++;
        var end = 0;
        while (end < a.Count - start && end < b.Count - start && same(a[^(end + 1)], b[^(end + 1)]))
            end++;

        for (var i = 0; i < start; i++)
            yield return (ChangeKind.Same, i, i);
        var (n, m) = (a.Count - start - end, b.Count - start - end);
        if ((long)n * m <= 4_000_000)
        {
            var length = new int[n + 1, m + 1];
            for (var i = n - 1; i >= 0; i--)
            for (var j = m - 1; j >= 0; j--)
                length[i, j] = same(a[start + i], b[start + j])
                    ? length[i + 1, j + 1] + 1
                    : Math.Max(length[i + 1, j], length[i, j + 1]);
            var (x, y) = (0, 0);
            while (x < n || y < m)
            {
                if (x < n && y < m && same(a[start + x], b[start + y]))
                    yield return (ChangeKind.Same, start + x++, start + y++);
                else if (x < n && (y == m || length[x + 1, y] >= length[x, y + 1]))
                    yield return (ChangeKind.Removed, start + x++, -1);
                else
                    yield return (ChangeKind.Added, -1, start + y++);
            }
        }
        else
        {
            for (var i = 0; i < n; i++)
                yield return (ChangeKind.Removed, start + i, -1);
            for (var j = 0; j < m; j++)
                yield return (ChangeKind.Added, -1, start + j);
        }

        for (var i = end; i > 0; i--)
            yield return (ChangeKind.Same, a.Count - i, b.Count - i);
    }
}

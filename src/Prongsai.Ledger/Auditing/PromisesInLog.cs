using System.Globalization;
using System.Text.Json;
using Prongsai.Kernel;

namespace Prongsai.Ledger.Auditing;

/// <summary>What a log says was due, held against what it says was published. Silence is a finding: the log itself is the witness.</summary>
internal sealed class PromisesInLog
{
    private static readonly HashSet<string> Publishing = ["publish", "amend", "nothing-this-month"];

    private readonly List<Due> _due = [];
    private readonly Dictionary<(string Item, int Year), List<Published>> _published = [];

    /// <summary>Takes one entry in.</summary>
    public void Read(long index, ReadOnlyMemory<byte> entry, List<Bilingual> faults)
    {
        try
        {
            using var json = JsonDocument.Parse(entry);
            var root = json.RootElement;
            var kind = root.GetProperty("kind").GetString()!;
            if (kind is not ("obligation-due" or "withdraw") && !Publishing.Contains(kind))
                return;

            var (item, year) = (root.GetProperty("item").GetString()!, root.GetProperty("year").GetInt32());
            HashSet<string> months = root.TryGetProperty("months", out var listed)
                ? [.. listed.EnumerateArray().Select(m => m.GetString()!)]
                : [];
            if (kind == "obligation-due")
            {
                _due.Add(
                    new Due(
                        item,
                        year,
                        months,
                        DateOnly.ParseExact(
                            root.GetProperty("due").GetString()!,
                            "yyyy-MM-dd",
                            CultureInfo.InvariantCulture
                        )
                    )
                );
                return;
            }

            var published = _published.TryGetValue((item, year), out var known) ? known : _published[(item, year)] = [];
            var edition = root.GetProperty("edition").GetInt32();
            if (kind == "withdraw")
            {
                for (var i = 0; i < published.Count; i++)
                    if (published[i].Edition <= edition)
                        published[i] = published[i] with { IsWithdrawn = true };
                return;
            }

            published.Add(new Published(edition, months, root.GetProperty("at").GetDateTime().DayInThailand()));
        }
        catch (Exception odd)
            when (odd is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            faults.Add(AuditWords.NoEntry(index));
        }
    }

    public (IReadOnlyList<Bilingual> Silent, IReadOnlyList<Bilingual> Late) Judge()
    {
        List<Bilingual> silent = [],
            late = [];
        foreach (var due in _due.Distinct())
        {
            var answers = _published.GetValueOrDefault((due.Item, due.Year), []).Where(due.IsAnsweredBy).ToList();
            if (answers.Count == 0)
                silent.Add(AuditWords.Silent(due.Item, due.Year, due.Months, due.By));
            else if (answers.TrueForAll(a => a.IsWithdrawn))
                silent.Add(AuditWords.Withdrawn(due.Item, due.Year, due.Months, due.By));
            else if (answers.Min(a => a.On) is var on && on > due.By)
                late.Add(AuditWords.Late(due.Item, due.Year, due.Months, due.By, on));
        }

        return (silent, late);
    }

    private sealed record Published(int Edition, HashSet<string> Months, DateOnly On, bool IsWithdrawn = false);

    private sealed record Due(string Item, int Year, HashSet<string> Months, DateOnly By)
    {
        // One month must be named. A document of the year, or of its first half, may say of no month at all.
        public bool IsAnsweredBy(Published published) =>
            Months.IsSubsetOf(published.Months) || Months.Count != 1 && published.Months.Count == 0;

        public bool Equals(Due? other) =>
            other is not null
            && (Item, Year, By) == (other.Item, other.Year, other.By)
            && Months.SetEquals(other.Months);

        public override int GetHashCode() => HashCode.Combine(Item, Year, By);
    }
}

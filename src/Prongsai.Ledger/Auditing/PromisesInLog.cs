using System.Globalization;
using System.Text.Json;
using Prongsai.Kernel;

namespace Prongsai.Ledger.Auditing;

/// <summary>What a log says was due, held against what it says was published. Silence is a finding: the log itself is the witness.</summary>
internal sealed class PromisesInLog
{
    private readonly List<Due> _due = [];

    // The first day on which so many months of an item were published: a log of millions of publications is a few of these.
    private readonly Dictionary<(string Item, int Year), Dictionary<string, Published>> _published = [];

    // The names of items, each made once: an entry only points at its own.
    private readonly HashSet<string> _items = [];

    // Up to which edition an item was withdrawn.
    private readonly Dictionary<(string Item, int Year), int> _withdrawn = [];

    /// <summary>Takes the entries of a bundle in.</summary>
    public void Read(long first, IReadOnlyList<ReadOnlyMemory<byte>> entries, List<Bilingual> faults)
    {
        for (var n = 0; n < entries.Count; n++)
        {
            try
            {
                Read(entries[n].Span);
            }
            catch (Exception odd) when (odd is JsonException or InvalidOperationException or FormatException)
            {
                faults.Add(AuditWords.NoEntry(first + n));
            }
        }
    }

    // Token by token: a document for each of millions of entries takes longer than hashing them.
    private void Read(ReadOnlySpan<byte> entry)
    {
        var (said, due, publishes, withdraws) = (false, false, false, false);
        string? item = null,
            by = null;
        int? year = null,
            edition = null;
        DateTime? at = null;
        HashSet<string>? months = null;
        var json = new Utf8JsonReader(entry);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new FormatException();

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("kind"u8))
            {
                said = json.Read() && json.TokenType == JsonTokenType.String;
                due = json.ValueTextEquals("obligation-due"u8);
                withdraws = json.ValueTextEquals("withdraw"u8);
                publishes =
                    json.ValueTextEquals("publish"u8)
                    || json.ValueTextEquals("amend"u8)
                    || json.ValueTextEquals("nothing-this-month"u8);
            }
            else if (json.ValueTextEquals("item"u8))
                item = json.Read() ? Known(ref json) : null;
            else if (json.ValueTextEquals("year"u8))
                year = json.Read() ? json.GetInt32() : null;
            else if (json.ValueTextEquals("edition"u8))
                edition = json.Read() ? json.GetInt32() : null;
            else if (json.ValueTextEquals("at"u8))
                at = json.Read() ? json.GetDateTime() : null;
            else if (json.ValueTextEquals("due"u8))
                by = json.Read() ? json.GetString() : null;
            else if (json.ValueTextEquals("months"u8))
                months = Months(ref json);
            else
                json.Skip();
        }

        // Reads on to the end: what follows the object is none.
        if (!said || json.Read())
            throw new FormatException();
        if (!due && !publishes && !withdraws)
            return;
        if (
            item is null
            || year is not { } of
            || due && by is null
            || publishes && at is null
            || !due && edition is null
        )
            throw new FormatException();

        if (due)
            _due.Add(
                new Due(item, of, months ?? [], DateOnly.ParseExact(by!, "yyyy-MM-dd", CultureInfo.InvariantCulture))
            );
        else if (withdraws)
            _withdrawn[(item, of)] = Math.Max(edition!.Value, _withdrawn.GetValueOrDefault((item, of)));
        else
            Publish(item, of, edition!.Value, months, at!.Value.DayInThailand());
    }

    private string? Known(ref Utf8JsonReader json)
    {
        Span<char> letters = stackalloc char[64];
        if (json.TokenType != JsonTokenType.String || json.ValueSpan.Length > letters.Length)
            return json.GetString();

        letters = letters[..json.CopyString(letters)];
        if (_items.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters, out var known))
            return known;
        _items.Add(known = letters.ToString());
        return known;
    }

    private static HashSet<string> Months(ref Utf8JsonReader json)
    {
        HashSet<string> months = [];
        if (!json.Read() || json.TokenType != JsonTokenType.StartArray)
            throw new FormatException();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            months.Add(json.GetString() ?? throw new FormatException());
        return months;
    }

    private void Publish(string item, int year, int edition, HashSet<string>? months, DateOnly on)
    {
        if (!_published.TryGetValue((item, year), out var known))
            _published[(item, year)] = known = [];
        var which = months is null ? "" : string.Join(' ', months.Order(StringComparer.Ordinal));
        if (known.TryGetValue(which, out var before))
            before.Again(on, edition);
        else
            known[which] = new Published(months ?? [], on, edition);
    }

    public (IReadOnlyList<Bilingual> Silent, IReadOnlyList<Bilingual> Late) Judge()
    {
        List<Bilingual> silent = [],
            late = [];
        foreach (var due in _due.Distinct())
        {
            var answers = _published
                .GetValueOrDefault((due.Item, due.Year), [])
                .Values.Where(due.IsAnsweredBy)
                .ToList();
            if (answers.Count == 0)
                silent.Add(AuditWords.Silent(due.Item, due.Year, due.Months, due.By));
            else if (answers.TrueForAll(a => a.Latest <= _withdrawn.GetValueOrDefault((due.Item, due.Year))))
                silent.Add(AuditWords.Withdrawn(due.Item, due.Year, due.Months, due.By));
            else if (answers.Min(a => a.On) is var on && on > due.By)
                late.Add(AuditWords.Late(due.Item, due.Year, due.Months, due.By, on));
        }

        return (silent, late);
    }

    private sealed class Published(HashSet<string> months, DateOnly on, int edition)
    {
        public HashSet<string> Months => months;

        /// <summary>When first.</summary>
        public DateOnly On { get; private set; } = on;

        public int Latest { get; private set; } = edition;

        public void Again(DateOnly on, int edition)
        {
            On = on < On ? on : On;
            Latest = Math.Max(edition, Latest);
        }
    }

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

using System.Text;
using Prongsai.Procurement.Ocds;

namespace Prongsai.Procurement.Signs;

/// <summary>
/// Identifiers met in the data, each kept once and spoken of by number, so that a million bids of one tenderer cost one text. Threads
/// share it; which number a name gets depends on who came first, so numbers are never shown or sorted by.
/// </summary>
internal sealed class Names
{
    public const int None = -1;

    private readonly Dictionary<byte[], int> _numbers;
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _bySpan;
    private readonly List<byte[]> _texts = [];
    private readonly Lock _asking = new();

    public Names()
    {
        _numbers = new(Utf8Text.Comparer);
        _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public string this[int number] => Encoding.UTF8.GetString(_texts[number]);

    public int Of(string name) => Of(Encoding.UTF8.GetBytes(name));

    public int Of(ReadOnlySpan<byte> name)
    {
        lock (_asking)
        {
            if (_bySpan.TryGetValue(name, out var number))
                return number;

            number = _texts.Count;
            _texts.Add(name.ToArray());
            _numbers.Add(_texts[number], number);
            return number;
        }
    }
}

/// <summary>
/// The names one thread has met, in front of those all share: a third of the time of a run went into asking the shared ones.
/// </summary>
internal sealed class OwnNames(Names shared)
{
    private (ulong Hash, int Number, byte[]? Text)[] _slots = new (ulong, int, byte[]?)[4096];
    private int _count;

    public int Of(ReadOnlySpan<byte> name)
    {
        var hash = Utf8Text.Hash(name);
        for (var at = (int)hash & (_slots.Length - 1); ; at = (at + 1) & (_slots.Length - 1))
        {
            ref var slot = ref _slots[at];
            if (slot.Text is null)
                return Learn(name, hash);
            if (slot.Hash == hash && name.SequenceEqual(slot.Text))
                return slot.Number;
        }
    }

    private int Learn(ReadOnlySpan<byte> name, ulong hash)
    {
        if (++_count > _slots.Length / 2)
        {
            var full = _slots;
            _slots = new (ulong, int, byte[]?)[full.Length * 2];
            foreach (var slot in full)
                if (slot.Text is not null)
                    Free(slot.Hash) = slot;
        }

        var number = shared.Of(name);
        Free(hash) = (hash, number, name.ToArray());
        return number;
    }

    private ref (ulong Hash, int Number, byte[]? Text) Free(ulong hash)
    {
        var at = (int)hash & (_slots.Length - 1);
        while (_slots[at].Text is not null)
            at = (at + 1) & (_slots.Length - 1);
        return ref _slots[at];
    }
}

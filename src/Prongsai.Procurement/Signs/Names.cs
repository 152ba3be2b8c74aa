using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<byte[], int> _numbers;
    private readonly ConcurrentDictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _bySpan;
    private readonly List<byte[]> _texts = [];
    private readonly Lock _adding = new();

    public Names()
    {
        _numbers = new(Utf8Text.Comparer);
        _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public string this[int number] => Encoding.UTF8.GetString(_texts[number]);

    public int Of(string name) => Of(Encoding.UTF8.GetBytes(name));

    public int Of(ReadOnlySpan<byte> name)
    {
        if (_bySpan.TryGetValue(name, out var number))
            return number;

        lock (_adding)
        {
            if (_bySpan.TryGetValue(name, out number))
                return number;

            number = _texts.Count;
            _texts.Add(name.ToArray());
            _numbers[_texts[number]] = number;
            return number;
        }
    }
}

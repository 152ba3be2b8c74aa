namespace Prongsai.Assessment.Frameworks;

// How one map of a framework file is walked.
internal sealed partial class FrameworkReader
{
    /// <summary>Walks one map; what nobody asked for by the time it closes is an unknown key.</summary>
    private sealed class Cursor
    {
        private readonly FrameworkReader _reader;
        private readonly Dictionary<string, YamlEntry> _entries = [];
        private readonly List<string> _asked = [];

        public Cursor(FrameworkReader reader, YamlMap map)
        {
            _reader = reader;
            Line = map.Line;
            foreach (var entry in map.Entries)
                if (!_entries.TryAdd(entry.Key, entry))
                    reader.Add(Mistakes.DuplicateKey(entry.Key, _entries[entry.Key].Line), entry.Line);
        }

        public int Line { get; }

        public int LineOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Line : Line;

        public YamlNode? Node(string key, bool required = true)
        {
            _asked.Add(key);
            if (_entries.TryGetValue(key, out var entry))
                return entry.Value;

            if (required)
                _reader.Add(Mistakes.MissingKey(key), Line);
            return null;
        }

        public YamlText? Text(string key, bool required = true) =>
            Node(key, required) is { } node ? _reader.AsText(node, key) : null;

        /// <summary>A text that must be there and not blank.</summary>
        public string Required(string key)
        {
            var text = Text(key);
            if (text is not null && string.IsNullOrWhiteSpace(text.Value))
                _reader.Add(Mistakes.Blank(key), text.Line);
            return text?.Value ?? "";
        }

        /// <summary>A text that may be left out but, if there, is not blank.</summary>
        public string? Optional(string key)
        {
            var text = Text(key, required: false);
            if (text is not null && string.IsNullOrWhiteSpace(text.Value))
                _reader.Add(Mistakes.Blank(key), text.Line);
            return text?.Value;
        }

        public YamlList? List(string key, bool required = true)
        {
            if (Node(key, required) is not { } node)
                return null;
            if (node is YamlList list)
                return list;

            _reader.Add(Mistakes.WrongShape(key, "รายการ", "a list"), node.Line);
            return null;
        }

        public Cursor? Map(string key, bool required = true) =>
            Node(key, required) is { } node ? _reader.Map(node, key) : null;

        public void Close()
        {
            foreach (var entry in _entries.Values.Where(e => !_asked.Contains(e.Key)))
                _reader.Add(
                    Mistakes.UnknownKey(entry.Key, _asked.Distinct().Order(StringComparer.Ordinal)),
                    entry.Line
                );
        }
    }
}

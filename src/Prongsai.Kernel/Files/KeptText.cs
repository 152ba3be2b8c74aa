using System.Text;

namespace Prongsai.Kernel;

/// <summary>Text that is gathered up to a limit, so that no file can fill the memory.</summary>
internal sealed class KeptText(int most)
{
    private readonly StringBuilder _text = new();

    /// <summary>True when something no longer fitted; who gathers may stop.</summary>
    public bool IsCut { get; private set; }

    /// <summary>True when nothing that can be read was gathered.</summary>
    public bool IsBlank { get; private set; } = true;

    public void Add(ReadOnlySpan<char> text)
    {
        var room = most - _text.Length;
        if (text.Length > room)
        {
            IsCut = true;
            text = text[..room];
        }

        if (IsBlank)
            IsBlank = !HoldsWords(text);
        _text.Append(text);
    }

    public void Add(char c) => Add([c]);

    /// <summary>Letters or digits, not only rules, bullets and page marks.</summary>
    public static bool HoldsWords(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetterOrDigit(c))
                return true;

        return false;
    }

    /// <summary>Normalised, line by line; spaces at the ends of lines, blank lines and control characters are left out.</summary>
    public override string ToString()
    {
        var lines = new StringBuilder(_text.Length);
        foreach (var line in _text.ToString().Split('\n', '\r', '\f', '\v'))
        {
            var plain = ThaiText.NormaliseLine(WithoutControls(line));
            if (plain.Length == 0)
                continue;
            if (lines.Length > 0)
                lines.Append('\n');
            lines.Append(plain);
        }

        return lines.ToString();
    }

    private static string WithoutControls(string line) =>
        line.Any(c => char.IsControl(c) && c != '\t')
            ? string.Concat(line.Where(c => !char.IsControl(c) || c == '\t'))
            : line;
}

using Prongsai.Kernel;

namespace Prongsai.Procurement.Signs.Settings;

/// <param name="Section">Null above the first section.</param>
/// <param name="Line">From 1.</param>
internal sealed record IniLine(string? Section, string Key, string Value, int Line);

/// <summary>A settings file of the kind Cardinal reads: sections, <c>key = value</c>, remarks after <c>;</c> or <c>#</c> at the start of a line.</summary>
/// <param name="Sections">Each with the line it begins in; an empty section is a section, it switches an indicator on.</param>
internal sealed record IniFile(
    IReadOnlyDictionary<string, int> Sections,
    IReadOnlyList<IniLine> Lines,
    IReadOnlyList<Refusal> Mistakes
)
{
    public static IniFile Read(string file, string content)
    {
        Dictionary<string, int> sections = new(StringComparer.Ordinal);
        List<IniLine> lines = [];
        List<Refusal> mistakes = [];
        string? section = null;
        var number = 0;
        foreach (var raw in content.TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] is ';' or '#')
                continue;

            if (line[0] == '[' && line[^1] == ']')
            {
                section = line[1..^1].Trim();
                sections.TryAdd(section, number);
            }
            else if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
                lines.Add(new IniLine(section, line[..equals].Trim(), line[(equals + 1)..].Trim().Trim('"'), number));
            else
                mistakes.Add(SettingsRefusals.NotASetting(line, new Place(file, Row: number)));
        }

        return new IniFile(sections, lines, mistakes);
    }
}

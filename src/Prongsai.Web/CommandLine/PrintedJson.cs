using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Prongsai.Web.CommandLine;

/// <summary>What verbs print for programs (<c>--json</c>): indented, Thai as it is written.</summary>
internal static class PrintedJson
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static void Write<T>(T content) => Console.WriteLine(JsonSerializer.Serialize(content, Readable));
}

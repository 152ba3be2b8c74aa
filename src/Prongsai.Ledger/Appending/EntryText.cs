using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Prongsai.Kernel;

namespace Prongsai.Ledger.Appending;

/// <summary>
/// An entry as it is logged: canonical JSON, so that whoever has its facts can write the same bytes. This is a public format: a
/// property is added, never renamed (decision 35).
/// </summary>
internal static class EntryText
{
    // An entry has at most 65,535 bytes; the longest name in Thai letters takes a thousand of them.
    private const int FilesInOne = 50;

    private const int SaltLength = 16;

    // What is written at once needs no second time. Later than this the log vouches for the later one only.
    private static readonly TimeSpan AtOnce = TimeSpan.FromHours(1);

    /// <summary>The entries of one act: several where it put many files before the public.</summary>
    public static IReadOnlyList<(byte[] Bytes, byte[]? Salt, IReadOnlyList<LoggedFile> Files)> Of(
        string agency,
        JournalEntry line,
        LoggedAct act,
        Now now
    )
    {
        var parts = act.Files.Chunk(FilesInOne).ToList();
        if (parts.Count == 0)
            parts.Add([]);

        return
        [
            .. parts.Select(
                (files, part) =>
                {
                    var salt = act.Sealed.Count > 0 ? RandomNumberGenerator.GetBytes(SaltLength) : null;
                    var json = Json(agency, line, act, files, salt);
                    if (now.Utc - line.At > AtOnce)
                        json["recorded"] = Instant(now.Utc);
                    if (parts.Count > 1)
                        (json["part"], json["parts"]) = (part + 1, parts.Count);
                    return (
                        Encoding.UTF8.GetBytes(CanonicalJson.Of(json.ToJsonString())),
                        salt,
                        (IReadOnlyList<LoggedFile>)files
                    );
                }
            ),
        ];
    }

    /// <summary>The first entry of a log that follows another.</summary>
    public static byte[] Succeeding(string agency, string origin, long size, string root, Now now) =>
        Encoding.UTF8.GetBytes(
            CanonicalJson.Of(
                new JsonObject
                {
                    ["v"] = 1,
                    ["kind"] = "log-succeeded",
                    ["agency"] = agency,
                    ["at"] = Instant(now.Utc),
                    ["log"] = new JsonObject
                    {
                        ["origin"] = origin,
                        ["size"] = size,
                        ["root"] = root,
                    },
                }.ToJsonString()
            )
        );

    /// <summary>SHA-256 of salt and value: tells nothing to whoever has not the salt.</summary>
    public static string Seal(ReadOnlySpan<byte> salt, string value) =>
        Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(value)]));

    private static JsonObject Json(string agency, JournalEntry line, LoggedAct act, LoggedFile[] files, byte[]? salt)
    {
        var json = new JsonObject
        {
            ["v"] = 1,
            ["kind"] = act.Kind,
            ["agency"] = agency,
            ["act"] = line.Id.Value.ToString(),
            ["at"] = Instant(line.At),
        };
        if (act.Item is { } item)
            json["item"] = item;
        if (act.Year is { } year)
            json["year"] = year;
        if (act.Edition is { } edition)
            json["edition"] = edition;
        if (act.Months.Count > 0)
            json["months"] = new JsonArray([.. act.Months.Select(m => JsonValue.Create(m))]);
        if (act.Due is { } due)
            json["due"] = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (act.Unmet is { } unmet)
            json["unmet"] = unmet;
        if (act.Passed is { } passed)
            json["passed"] = passed;
        if (act.Role is { } role)
            json["role"] = role;
        if (salt is not null)
            json["sealed"] = new JsonObject(
                act.Sealed.Select(s => KeyValuePair.Create<string, JsonNode?>(s.Key, Seal(salt, s.Value)))
            );
        if (files.Length > 0)
            json["files"] = new JsonArray([
                .. files.Select(f => new JsonObject
                {
                    ["name"] = f.Name,
                    ["sha256"] = f.Sha256,
                    ["size"] = f.Size,
                }),
            ]);
        return json;
    }

    private static string Instant(DateTime utc) =>
        utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

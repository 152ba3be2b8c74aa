using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Surveys.Memo;

/// <summary>A memo as it was written; one for each month, added and never changed.</summary>
internal sealed class MemoRecord
{
    public const string Kind = "survey-memo";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public AgencyId AgencyId { get; private init; }

    /// <summary>The first day of the month it tells of.</summary>
    public DateOnly Month { get; private init; }

    public string Content { get; private init; } = "";

    /// <summary>SHA-256 of <see cref="Content"/> in UTF-8.</summary>
    public string Hash { get; private init; } = "";

    public DateTime WrittenAt { get; private init; }

    public SurveyMemo Memo => field ??= JsonSerializer.Deserialize<SurveyMemo>(Content, Readable)!;

    public string Record => RecordOf(Month);

    public static string RecordOf(DateOnly month) => $"{Kind}:{AddressOf(month)}";

    /// <summary>"2026-10", as it stands in addresses.</summary>
    public static string AddressOf(DateOnly month) =>
        month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The month that an address names.</summary>
    /// <exception cref="MissingException">It names none.</exception>
    public static DateOnly MonthOf(string? address) =>
        IsoDay.TryParseMonth(address, out var month) ? month : throw new MissingException("memo");

    public static MemoRecord Of(AgencyId agency, SurveyMemo memo, Now now)
    {
        var content = JsonSerializer.Serialize(memo, Readable);
        return new()
        {
            AgencyId = agency,
            Month = memo.Month,
            Content = content,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))),
            WrittenAt = now.Utc,
        };
    }
}

/// <summary>Somebody has read a memo and says so (รับทราบ).</summary>
internal sealed class MemoSeen
{
    public AgencyId AgencyId { get; private init; }
    public DateOnly Month { get; private init; }
    public Guid AccountId { get; private init; }
    public string Name { get; private init; } = "";
    public DateTime At { get; private init; }

    public static MemoSeen By(MemoRecord memo, Actor who, Now now) =>
        new()
        {
            AgencyId = memo.AgencyId,
            Month = memo.Month,
            AccountId = who.AccountId,
            Name = who.Name,
            At = now.Utc,
        };
}

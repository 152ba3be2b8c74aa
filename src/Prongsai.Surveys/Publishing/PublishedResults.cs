using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Prongsai.Kernel;
using Prongsai.Surveys.Credibility;
using Prongsai.Surveys.Results;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Publishing;

/// <param name="Text">The question; what the line is called where it is of all questions.</param>
/// <param name="Answers">Null where it may not be told.</param>
internal sealed record PublishedLine(
    Grouping By,
    Bilingual Group,
    string Code,
    Bilingual Text,
    int? Answers,
    decimal? Mean,
    decimal? Low,
    decimal? High
)
{
    public bool IsOfAllQuestions => Code.Length == 0;
}

/// <summary>What the public reads of a round, as it was when it was published.</summary>
/// <param name="Last">The last day whose answers are in the figures; null where all are.</param>
/// <param name="Answers">All answers, counted; those in no figure too.</param>
/// <param name="Summary">What the tests of credibility say; null where the agency chose not to show them.</param>
internal sealed record PublishedContent(
    string Name,
    string Audience,
    Bilingual Purpose,
    DateOnly From,
    DateOnly To,
    DateOnly? Last,
    int Answers,
    int? Eligible,
    int? Minimum,
    int Fewest,
    bool IsMadeUp,
    IReadOnlyList<PublishedLine> Lines,
    Bilingual? Summary,
    IReadOnlyList<Tested> Tests
)
{
    /// <summary>As a bar is labelled by it.</summary>
    public static Bilingual LabelOf(PublishedLine line) =>
        line.IsOfAllQuestions ? line.Text : ResultTable.Short(line.Code, line.Text);

    public static PublishedContent Of(
        Round round,
        IReadOnlyList<ResultLine> lines,
        int answers,
        int fewest,
        DateOnly today,
        Statement? credibility
    ) =>
        new(
            round.Name,
            round.Audience,
            round.Purpose.Words(),
            round.OpensOn,
            round.ClosesOn,
            round.StandingOn(today) == RoundStanding.Closed
                ? null
                : new DateOnly(today.Year, today.Month, 1).AddDays(-1),
            answers,
            round.Eligible,
            round.Minimum,
            fewest,
            round.IsMadeUp,
            [
                .. lines.Select(line => new PublishedLine(
                    line.By,
                    line.Group,
                    line.Item?.Code ?? "",
                    line.Item?.Text.Bilingual ?? line.Group,
                    line.Shown?.Answered,
                    line.Shown?.Mean.Rounded(2),
                    line.Shown?.Low,
                    line.Shown?.High
                )),
            ],
            credibility?.Summary,
            credibility?.Tests ?? []
        );
}

/// <summary>
/// The results of a round as they were made public: a copy, added and never changed. A later one takes its place; a withdrawn one
/// leaves its reason.
/// </summary>
internal sealed class PublishedResults
{
    public const string Kind = "survey-results";
    public const int LongestReason = 2000;

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    public AgencyId AgencyId { get; private init; }
    public RoundId RoundId { get; private init; }

    /// <summary>From 1 within the round.</summary>
    public int Number { get; private init; }

    public string Json { get; private init; } = "";

    /// <summary>SHA-256 of <see cref="Json"/> in UTF-8.</summary>
    public string Hash { get; private init; } = "";

    public DateTime PublishedAt { get; private init; }
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Why it was withdrawn; the public reads it.</summary>
    public string Because { get; private set; } = "";

    public int Version { get; private set; } = 1;

    public string Record => RecordOf(RoundId);

    public PublishedContent Content => field ??= JsonSerializer.Deserialize<PublishedContent>(Json, Readable)!;

    public static string RecordOf(RoundId round) => $"{Kind}:{round.Value}";

    /// <param name="latest">What is public now, or was; null where the round never was.</param>
    public static IReadOnlyList<Refusal> WhyNotPublish(
        Round round,
        PublishedContent content,
        PublishedResults? latest,
        IReadOnlyCollection<Actor> preparedBy,
        Actor by
    ) =>
        content.Lines.All(l => l.Mean is null) ? [PublishingRefusals.NothingToShow]
        : latest is { WithdrawnAt: null } && latest.Json == Write(content) ? [PublishingRefusals.SameAsBefore]
        : Separation.WhyNotPublish(new($"รอบสำรวจ “{round.Name}”", $"The survey round “{round.Name}”"), preparedBy, by);

    public static PublishedResults Of(Round round, PublishedContent content, int number, Now now)
    {
        var json = Write(content);
        return new()
        {
            AgencyId = round.AgencyId,
            RoundId = round.Id,
            Number = number,
            Json = json,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))),
            PublishedAt = now.Utc,
        };
    }

    public static IReadOnlyList<Refusal> WhyNotWithdraw(PublishedResults? latest, string? because) =>
        latest is not { WithdrawnAt: null } ? [PublishingRefusals.NotPublic]
        : string.IsNullOrWhiteSpace(because) ? [PublishingRefusals.WithoutReason]
        : because.Length > LongestReason ? [PublishingRefusals.ReasonTooLong]
        : [];

    public void Withdraw(string because, Now now)
    {
        (WithdrawnAt, Because) = (now.Utc, ThaiText.Normalise(because));
        Version++;
    }

    private static string Write(PublishedContent content) => JsonSerializer.Serialize(content, Readable);
}

internal static class PublishingRefusals
{
    public static readonly Refusal NothingToShow = new(
        "survey-results-nothing",
        "ยังไม่มีคะแนนที่แสดงได้ จึงยังเผยแพร่ไม่ได้ ต้องมีผู้ตอบถึงจำนวนที่กำหนดและพ้นเดือนแรกหรือปิดรอบแล้ว",
        "There is no score to show yet: enough people must have answered, and the first month be over or the round closed."
    );

    public static readonly Refusal SameAsBefore = new(
        "survey-results-same",
        "ผลที่เผยแพร่อยู่เหมือนกับผลขณะนี้ทุกตัวเลข ไม่ต้องเผยแพร่ซ้ำ",
        "What is public is what the round says now, figure by figure; there is nothing to publish anew."
    );

    public static readonly Refusal NotPublic = new(
        "survey-results-not-public",
        "รอบนี้ไม่มีผลที่เผยแพร่อยู่",
        "Nothing of this round is public."
    );

    public static readonly Refusal WithoutReason = new(
        "survey-results-reason",
        "โปรดระบุเหตุผลที่ถอน ประชาชนจะเห็นเหตุผลนี้",
        "Say why it is withdrawn; the public reads it."
    );

    public static readonly Refusal ReasonTooLong = new(
        "survey-results-reason-long",
        $"เหตุผลยาวได้ไม่เกิน {PublishedResults.LongestReason} ตัวอักษร",
        $"The reason has at most {PublishedResults.LongestReason} characters."
    );

    public static readonly Refusal Raced = new(
        "survey-results-raced",
        "มีผู้เผยแพร่หรือถอนผลของรอบนี้ไปก่อนแล้ว โปรดเปิดหน้าใหม่",
        "Somebody else published or withdrew these results meanwhile; open the page again."
    );
}

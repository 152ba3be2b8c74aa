using Prongsai.Kernel;

namespace Prongsai.Services.Channels.Posts;

/// <summary>The picture of a post.</summary>
/// <param name="Alt">What it shows, for those who do not see it.</param>
internal sealed record PostPicture(
    FileHash File,
    string FileName,
    string MediaType,
    long Bytes,
    PictureSize Size,
    string Alt
)
{
    public bool FitsIntoFlex => Math.Max(Size.Width, Size.Height) <= PostContent.LinePixels;
}

/// <summary>What a post says, to whichever channel.</summary>
/// <param name="Title">Thai; English empty where there is none.</param>
/// <param name="Text">Thai; English empty where there is none.</param>
/// <param name="Link">A page of ours that it is about; null: the post's own page.</param>
internal sealed record PostContent(Bilingual Title, Bilingual Text, string? Link, PostPicture? Picture)
{
    public const int LongestTitle = 120,
        LongestText = 1500,
        LongestAlt = 500,
        LongestLink = 300;

    /// <summary>LINE shows no picture inside a flex message that is larger; a larger one goes as a message of its own.</summary>
    public const int LinePixels = 1024;

    /// <summary>Of a picture inside a flex message; and of one that is a message of its own, which is its own preview.</summary>
    public const long LineBytes = 10 * 1024 * 1024,
        LinePreviewBytes = 1024 * 1024,
        FacebookBytes = 4 * 1024 * 1024;

    public bool HasEnglish => Title.En.Length > 0 && Text.En.Length > 0;

    /// <summary>The words in a language; Thai where there is no English.</summary>
    public (string Title, string Text) In(Language language) =>
        language == Language.English && HasEnglish ? (Title.En, Text.En) : (Title.Th, Text.Th);

    /// <summary>What is wrong with the words, whoever gets them.</summary>
    public IReadOnlyList<Refusal> WhyNot(string agencySlug)
    {
        List<Refusal> reasons = [];
        if (Title.Th.Length == 0)
            reasons.Add(PostRefusals.TitleMissing);
        if (Text.Th.Length == 0)
            reasons.Add(PostRefusals.TextMissing);
        if (Title.Th.Length > LongestTitle || Title.En.Length > LongestTitle)
            reasons.Add(PostRefusals.TooLong(PostRefusals.TitleWords, LongestTitle));
        if (Text.Th.Length > LongestText || Text.En.Length > LongestText)
            reasons.Add(PostRefusals.TooLong(PostRefusals.TextWords, LongestText));
        if (Title.En.Length > 0 != Text.En.Length > 0)
            reasons.Add(PostRefusals.HalfEnglish);
        if (Link is not null && !IsOurs(Link, agencySlug))
            reasons.Add(PostRefusals.LinkShape(agencySlug));
        if (Picture is { Alt.Length: 0 })
            reasons.Add(PostRefusals.AltMissing);
        if (Picture is { Alt.Length: > LongestAlt })
            reasons.Add(PostRefusals.TooLong(PostRefusals.AltWords, LongestAlt));
        return reasons;
    }

    /// <summary>Why a channel would not take the picture.</summary>
    public IReadOnlyList<Refusal> WhyNotPictureOn(Channel channel) =>
        (channel, Picture) switch
        {
            (Channel.Line, { FitsIntoFlex: false, Bytes: > LinePreviewBytes }) =>
            [
                PostRefusals.TooLargeForLine(Picture.Size, Picture.Bytes),
            ],
            (Channel.Line, { Bytes: > LineBytes }) => [PostRefusals.PictureTooLarge(channel, Picture.Bytes, LineBytes)],
            (Channel.Facebook, { Bytes: > FacebookBytes }) =>
            [
                PostRefusals.PictureTooLarge(channel, Picture.Bytes, FacebookBytes),
            ],
            _ => [],
        };

    private static bool IsOurs(string link, string slug) =>
        link.Length <= LongestLink
        && (link == $"/{slug}" || link.StartsWith($"/{slug}/", StringComparison.Ordinal))
        && !link.Contains("//", StringComparison.Ordinal)
        && !link.Contains('\\', StringComparison.Ordinal)
        && link.All(c => c > ' ' && c != '"');
}

/// <summary>The kinds of pictures that every channel takes.</summary>
internal static class PostPictures
{
    public static readonly IReadOnlyList<FileKind> Kinds = [FileKind.Jpeg, FileKind.Png];
}

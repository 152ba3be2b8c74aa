using System.Globalization;
using System.Text.Json.Nodes;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Posts;

namespace Prongsai.Services.Channels.Sending;

/// <summary>
/// A post as LINE shows it: a flex message of one bubble (https://developers.line.biz/en/reference/messaging-api/#flex-message), the
/// picture above, the words, a button to the page. Pure; the preview, what is sent and what is kept are made of this one value.
/// </summary>
internal static class LineMessage
{
    // LINE reads it aloud and shows it in the list of chats.
    private const int LongestAltText = 400;
    private const int LongestLabel = 20;

    public static byte[] Of(PostContent post, string address, string? pictureAddress)
    {
        var body = new JsonArray(
            Words(post.Title.Th, "lg", "bold"),
            Words(post.Text.Th, "md", "regular"),
            post.HasEnglish ? Words(post.Title.En, "md", "bold") : null,
            post.HasEnglish ? Words(post.Text.En, "sm", "regular") : null
        );
        for (var i = body.Count - 1; i >= 0; i--)
            if (body[i] is null)
                body.RemoveAt(i);

        var bubble = new JsonObject { ["type"] = "bubble", ["size"] = "mega" };
        if (post.Picture is { FitsIntoFlex: true } picture && pictureAddress is not null)
            bubble["hero"] = new JsonObject
            {
                ["type"] = "image",
                ["url"] = pictureAddress,
                ["size"] = "full",
                ["aspectRatio"] = Ratio(picture.Size),
                ["aspectMode"] = "fit",
            };
        bubble["body"] = new JsonObject
        {
            ["type"] = "box",
            ["layout"] = "vertical",
            ["spacing"] = "md",
            ["contents"] = body,
        };
        bubble["footer"] = new JsonObject
        {
            ["type"] = "box",
            ["layout"] = "vertical",
            ["contents"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "button",
                    ["style"] = "link",
                    ["action"] = new JsonObject
                    {
                        ["type"] = "uri",
                        ["label"] = ThaiText.Truncate(post.HasEnglish ? "อ่านต่อ / Read on" : "อ่านต่อ", LongestLabel),
                        ["uri"] = address,
                    },
                }
            ),
        };

        var messages = new JsonArray();
        // However many messages go out at once, they count as one for each follower.
        if (post.Picture is { FitsIntoFlex: false } && pictureAddress is not null)
            messages.Add(
                new JsonObject
                {
                    ["type"] = "image",
                    ["originalContentUrl"] = pictureAddress,
                    ["previewImageUrl"] = pictureAddress,
                }
            );
        messages.Add(
            new JsonObject
            {
                ["type"] = "flex",
                ["altText"] = ThaiText.Truncate(post.Title.Th, LongestAltText),
                ["contents"] = bubble,
            }
        );
        return ReadableJson.Bytes(new JsonObject { ["messages"] = messages });
    }

    private static JsonObject Words(string text, string size, string weight) =>
        new()
        {
            ["type"] = "text",
            ["text"] = text,
            ["size"] = size,
            ["weight"] = weight,
            ["wrap"] = true,
        };

    // LINE refuses a picture that is more than three times as high as it is wide.
    private static string Ratio(PictureSize size) =>
        string.Create(CultureInfo.InvariantCulture, $"{size.Width}:{Math.Min(size.Height, size.Width * 3)}");
}

/// <summary>A post as Facebook shows it: plain words with the link at their end, and the picture.</summary>
internal static class FacebookMessage
{
    /// <param name="photo">Facebook's number of the picture that was left there before; null without one.</param>
    /// <param name="publishAt">When Facebook publishes it by itself; null: at once.</param>
    public static byte[] Of(PostContent post, string address, string? photo, DateTime? publishAt)
    {
        var message = new JsonObject { ["message"] = Words(post, address) };
        // A picture and the preview of a link exclude each other; the link is in the words as well.
        if (photo is not null)
            message["attached_media"] = new JsonArray(new JsonObject { ["media_fbid"] = photo });
        else
            message["link"] = address;
        if (publishAt is { } at)
        {
            message["published"] = false;
            message["unpublished_content_type"] = "SCHEDULED";
            message["scheduled_publish_time"] = new DateTimeOffset(at).ToUnixTimeSeconds();
        }

        return ReadableJson.Bytes(message);
    }

    public static string Words(PostContent post, string address) =>
        string.Join(
            "\n\n",
            post.HasEnglish
                ? [post.Title.Th, post.Text.Th, post.Title.En, post.Text.En, address]
                : new[] { post.Title.Th, post.Text.Th, address }
        );
}

/// <summary>A post as a browser shows it in a notification, and where a click leads.</summary>
internal static class PushNews
{
    private const int LongestWords = 180;

    public static byte[] Of(PostContent post, string agency, string path) =>
        ReadableJson.Bytes(
            new
            {
                title = ThaiText.Truncate($"{agency}: {post.Title.Th}", LongestWords),
                body = ThaiText.Truncate(post.Text.Th, LongestWords),
                path,
            }
        );
}

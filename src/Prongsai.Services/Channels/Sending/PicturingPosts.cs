using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Posts;

namespace Prongsai.Services.Channels.Sending;

/// <summary>Makes a picture of a post as it was sent: evidence for an assessor.</summary>
internal sealed record PicturePost(Guid Agency, Guid Post, Channel Channel);

/// <summary>
/// A picture of our own making, from the words and the picture that were sent, with the channel's number, address and time below. It is no
/// screenshot of the channel: that would need somebody's sign-in there. The bytes that were sent are kept beside it.
/// </summary>
internal sealed class PicturingPosts(
    ProngsaiDb db,
    IAgencies agencies,
    IPrinter printer,
    KeptFiles files,
    ChannelSettings settings
) : IJobWork<PicturePost>
{
    // As wide as a phone shows it, twice as fine, and as high as it is.
    private static readonly Viewport Viewport = new(640, null, 2);

    public async Task RunAsync(PicturePost job, JobRun run, CancellationToken cancellation)
    {
        var (agency, id) = (new AgencyId(job.Agency), new PostId(job.Post));
        var post = await db
            .Posts.AsNoTracking()
            .FirstOrDefaultAsync(p => p.AgencyId == agency && p.Id == id, cancellation);
        var delivery = await db.DeliveryAsync(agency, id, job.Channel, cancellation);
        if (post is null || delivery is not { State: DeliveryState.Sent, Picture: null })
            return;

        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Dictionary<string, ReadOnlyMemory<byte>> beside = [];
        if (post.Picture is { } picture && job.Channel != Channel.Push)
            beside["picture"] = await files.ReadAsync(picture, cancellation);
        var page = new Printable(
            StandaloneHtml.Of(
                post.TitleTh,
                Style,
                Body(post, delivery, whose, settings.Absolute(post.Link ?? post.PathOn(whose.Slug))),
                picturesFrom: "file:"
            ),
            beside
        );
        var (png, missing) = await printer.PictureAsync(page, Viewport, cancellation);
        // Without a browser on this machine there is no picture; the bytes that were sent are evidence all the same.
        if (png is null && missing == InstalledBrowser.NotFound)
            return;
        if (png is null)
            throw new IOException(missing!.Words.En);

        delivery.Pictured(
            await files.KeepAsync(agency, Actor.System, $"post-{Name(job.Channel)}.png", png, cancellation)
        );
        await db.SaveChangesAsync(cancellation);
    }

    internal static string Name(Channel channel) => channel.ToString().ToLowerInvariant();

    private static string Body(Post post, Delivery delivery, Agency whose, string address)
    {
        var html = new StringBuilder();
        var content = post.Content;
        Line("p", "from", $"{delivery.Channel.Name().Th} · {whose.Name.Th}");
        if (post.Picture is not null && delivery.Channel != Channel.Push)
            html.Append(
                CultureInfo.InvariantCulture,
                $"<img src=\"picture\" alt=\"{StandaloneHtml.Encode(post.PictureAlt)}\">\n"
            );
        Line("h1", "", content.Title.Th);
        Line("p", "words", content.Text.Th);
        if (content.HasEnglish)
        {
            Line("h2", "", content.Title.En);
            Line("p", "words", content.Text.En);
        }

        Line("p", "link", address);
        var sent = delivery.SentAt!.Value.InWords();
        Line("p", "sent", $"ส่งเมื่อ {sent.Th} · อนุมัติโดย {post.ApprovedBy}");
        if (delivery.PostedId is { Length: > 0 } id)
            Line("p", "sent", $"หมายเลขที่ช่องทางออกให้ {id}");
        if (delivery.Permalink is { } permalink)
            Line("p", "sent", permalink);
        if (delivery.Message is { } message)
            Line("p", "sent", $"SHA-256 ของข้อมูลที่ส่ง {message.Hex}");
        return html.ToString();

        void Line(string tag, string style, string text) =>
            html.Append(
                CultureInfo.InvariantCulture,
                $"<{tag} class=\"{style}\">{StandaloneHtml.Encode(text)}</{tag}>\n"
            );
    }

    private const string Style = """
        body { margin: 0; padding: 24px; font: 17px/1.7 "Sarabun", sans-serif; color: #1b2a30; background: #fff; }
        .from { margin: 0 0 12px; padding-bottom: 8px; border-bottom: 2px solid #0f4654; color: #0f4654; font-weight: 700; }
        img { display: block; max-width: 100%; max-height: 900px; margin: 0 auto 12px; }
        h1 { margin: 8px 0; font-size: 22px; line-height: 1.5; }
        h2 { margin: 16px 0 4px; font-size: 18px; line-height: 1.5; }
        .words { margin: 0 0 8px; white-space: pre-line; overflow-wrap: anywhere; }
        .link { margin: 0 0 16px; color: #0b5f8a; overflow-wrap: anywhere; }
        .sent { margin: 0; color: #55646b; font-size: 13px; line-height: 1.6; overflow-wrap: anywhere; }
        """;
}

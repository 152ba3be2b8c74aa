using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Channels.Posts;

/// <summary>
/// Writes a post: a new one (WritePost.cshtml) or a draft (EditPost.cshtml). Another page may lead here with a picture of the agency's files (<c>?picture=</c> its hash), a
/// page (<c>?link=</c>), a title (<c>?title=</c>) and what the picture shows (<c>?alt=</c>).
/// </summary>
[Writes(Duty.ServiceManager, Duty.ServiceOfficer, Duty.Preparer), Prepares(Post.Kind)]
[Act("เขียนโพสต์", "Write a post")]
internal sealed class WritePostModel(
    ProngsaiDb db,
    IAgencies agencies,
    IPublishedDisclosures disclosures,
    KeptFiles files,
    ChannelSettings settings,
    TimeProvider clock
) : PageModel
{
    public const string Here = $"{AllPostsModel.Here}/write";

    private const int LatestDisclosures = 20;

    public Agency Agency { get; private set; } = null!;
    public Post? Post { get; private set; }
    public PostContent Written { get; private set; } = new(new("", ""), new("", ""), null, null);
    public IReadOnlyCollection<Channel> Channels { get; private set; } = [];
    public string On { get; private set; } = "";
    public string At { get; private set; } = "";
    public PostOutlook Outlook { get; private set; } = null!;

    /// <summary>Pages of ours that a post may be about.</summary>
    public IReadOnlyList<(string Path, string Name)> Pages { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Address => Post is null ? Here : $"{Post.Page}/edit";

    public async Task OnGetAsync(
        PostId? id,
        string? picture,
        string? link,
        string? title,
        string? alt,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        if (Post is null)
        {
            Written = new(
                new(Tidy(title), ""),
                new("", ""),
                string.IsNullOrWhiteSpace(link) ? null : link.Trim(),
                await KeptAsync(picture, ThaiText.Truncate(Tidy(alt), PostContent.LongestAlt), cancellation)
            );
            Channels = [.. Outlook.Accounts.Keys, Channel.Push];
            if (!string.IsNullOrEmpty(picture) && Written.Picture is null)
                WhyNot = [PostRefusals.NotThisPicture];
        }
        else
            WhyNot = Post.WhyNotWrite();
    }

    public async Task<IActionResult> OnPostAsync(
        PostId? id,
        PostWords words,
        IFormFile? upload,
        int version,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        var (now, by) = (clock.Now(), User.Actor());
        List<Refusal> reasons =
        [
            .. Post is not null && version != Post.Version ? [PostRefusals.Raced] : Array.Empty<Refusal>(),
            .. Post?.WhyNotWrite() ?? [],
        ];
        var picture = words.NoPicture ? null : await KeptAsync(words.Kept, Tidy(words.Alt), cancellation);
        if (reasons.Count == 0 && upload is { Length: > 0 })
        {
            var (received, whyNot) = await files.ReceiveAsync(Agency.Id, by, upload, PostPictures.Kinds, cancellation);
            picture = received is null ? picture : Of(received, Tidy(words.Alt));
            if (whyNot is not null)
                reasons.Add(whyNot);
        }

        Written = new(
            new(Tidy(words.TitleTh), Tidy(words.TitleEn)),
            new(Tidy(words.TextTh), Tidy(words.TextEn)),
            string.IsNullOrWhiteSpace(words.Link) ? null : words.Link.Trim(),
            picture
        );
        Channels = [.. (words.To ?? []).Distinct()];
        (On, At) = (words.On ?? "", words.At ?? "");
        var (sendAt, notATime) = When(words.On, words.At);
        reasons.AddRange(notATime);
        reasons.AddRange(Post.WhyNotAt(sendAt, now));
        reasons.AddRange(Written.WhyNot(Agency.Slug));
        WhyNot = reasons;
        if (WhyNot.Count > 0)
            return Page();

        var isNew = Post is null;
        var post = Post ?? Post.New(Agency.Id, Written, Channels, sendAt, now, by);
        if (isNew)
            db.Posts.Add(post);
        else
            post.Rewrite(Written, Channels, sendAt, now, by);
        db.Journal(
            Agency.Id,
            now,
            by,
            isNew ? "PostAdded" : "PostChanged",
            post.Record,
            new { title = post.TitleTh, channels = post.Channels }
        );
        await db.SaveOrRefuseAsync(PostRefusals.Raced, cancellation);
        return LocalRedirect(post.Page);
    }

    private async Task FetchAsync(PostId? id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Outlook = await PostOutlook.OfAsync(db, Agency, settings, cancellation);
        Pages = await PagesAsync(cancellation);
        if (id is not { } wanted)
            return;

        Post = await db.PostAsync(agency, wanted, cancellation);
        (Written, Channels) = (Post.Content, Post.Channels);
        if (Post.SendAt is { } at)
        {
            var local = at + Clock.Thailand;
            On = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            At = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        }
    }

    private async Task<IReadOnlyList<(string, string)>> PagesAsync(CancellationToken cancellation)
    {
        var slug = Agency.Slug;
        return
        [
            ($"/{slug}/services", "งานบริการทั้งหมด"),
            ($"/{slug}/counter", "จุดบริการและบัตรคิว"),
            ($"/{slug}/oit", "การเปิดเผยข้อมูลสาธารณะ (OIT)"),
            ($"/{slug}/surveys", "ผลการสำรวจความพึงพอใจ"),
            .. (await db.OfferedAsync(Agency.Id, cancellation)).Select(s =>
                ($"/{slug}/services/{s.Service.Slug}", s.Manual.Name.Th)
            ),
            .. (await disclosures.LatestAsync(Agency.Id, LatestDisclosures, cancellation)).Select(d =>
                (d.Path, $"{d.Code} ปี {d.Year}: {d.Title.Th}")
            ),
        ];
    }

    // Only of our own files: a hash tells nothing of who may show it.
    private async Task<PostPicture?> KeptAsync(string? hash, string alt, CancellationToken cancellation)
    {
        if (!FileHash.TryParse(hash, out var wanted))
            return null;

        var agency = User.Agency();
        var kept = await db.Set<KeptFile>()
            .AsNoTracking()
            .FirstOrDefaultAsync(f => f.AgencyId == agency && f.Hash == wanted, cancellation);
        if (PostPictures.Kinds.FirstOrDefault(k => k.Code == kept?.Kind) is not { } kind)
            return null;

        return PictureSize.TryRead(await files.ReadAsync(wanted, cancellation), out var size)
            ? new(wanted, kept!.FileName, kind.MediaType, kept.Size, size, alt)
            : null;
    }

    private static PostPicture Of(ReceivedFile received, string alt) =>
        new(
            received.Hash,
            received.File.FileName,
            received.File.Kind.MediaType,
            received.File.Content.Length,
            received.File.Size ?? default,
            alt
        );

    private static (DateTime? Utc, IReadOnlyList<Refusal> WhyNot) When(string? on, string? at)
    {
        if (string.IsNullOrWhiteSpace(on))
            return string.IsNullOrWhiteSpace(at) ? (null, []) : (null, [PostRefusals.DayMissing]);

        var reading = ThaiDate.Read(on);
        if (reading.Day is not { } day)
            return (null, reading.WhyNot is { } why ? [why] : []);

        var time = ThaiDigits.ToArabic((at ?? "").Trim()).Replace("น.", "", StringComparison.Ordinal).Trim();
        return TimeOnly.TryParseExact(
            time,
            ["HH:mm", "H:mm", "HH.mm", "H.mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var hour
        )
            ? (DateTime.SpecifyKind(day.ToDateTime(hour) - Clock.Thailand, DateTimeKind.Utc), [])
            : (null, [PostRefusals.TimeShape]);
    }

    private static string Tidy(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}

/// <summary>The form of a post.</summary>
internal sealed class PostWords
{
    public string? TitleTh { get; set; }
    public string? TitleEn { get; set; }
    public string? TextTh { get; set; }
    public string? TextEn { get; set; }
    public string? Link { get; set; }
    public string? Alt { get; set; }

    /// <summary>The hash of the picture that the post has, or that another page brought.</summary>
    public string? Kept { get; set; }
    public bool NoPicture { get; set; }
    public Channel[]? To { get; set; }
    public string? On { get; set; }
    public string? At { get; set; }
}

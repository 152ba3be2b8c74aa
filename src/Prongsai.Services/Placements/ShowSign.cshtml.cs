using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Services.Placements;

/// <summary>One sign: what is known of it, how it was found, and what can be done about it.</summary>
[Writes(Duty.ServiceManager, Duty.ServiceOfficer)]
[Act("แก้ไขข้อมูลป้าย ติดตั้งใหม่ หรือถอดออก", "Change a sign, hang it anew or take it down")]
internal sealed class ShowSignModel(ProngsaiDb db, KeptFiles files, Walking walking, TimeProvider clock) : PageModel
{
    private const int Latest = 24;

    public Sign Sign { get; private set; } = null!;
    public SignFields Fields { get; private set; } = null!;
    public IReadOnlyList<Sighting> Sightings { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(SignId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnPostAsync(SignId id, SignForm form, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        var (by, now, services) = (User.Actor(), clock.Now(), Fields.Services);
        WhyNot = Sign.IsHanging ? [] : [SignRefusals.Down];
        if (WhyNot.Count > 0)
        {
            Fields = form.Fields(services);
            return Page();
        }

        // A day that is left out stays what it was.
        var whole = form with
        {
            HungOn = form.HungOn ?? Sign.HungOn,
        };
        var (words, of, picture, whyNot) = await whole.ReadAsync(
            files,
            Sign.AgencyId,
            by,
            services,
            now.Today,
            cancellation
        );
        if (words is null || whyNot.Count > 0 || !ModelState.IsValid)
        {
            (Fields, WhyNot) = (form.Fields(services), whyNot);
            return Page();
        }

        Sign.Reword(words, of);
        if (picture is not null)
            Sign.ShowPlace(picture);
        db.Journal(
            Sign.AgencyId,
            now,
            by,
            "SignChanged",
            Sign.Record,
            new
            {
                words.What,
                words.Place,
                words.Keeper,
                words.HungOn,
                service = of?.Id.Value,
                picture = picture?.Hash.Hex,
            }
        );
        await db.SaveOrRefuseAsync(SignRefusals.Raced, cancellation);
        return LocalRedirect(Sign.Page);
    }

    public async Task<IActionResult> OnPostAnewAsync(SignId id, IFormFile? photo, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = await walking.HangAnewAsync(Sign, photo, User.Actor(), cancellation);
        return WhyNot.Count > 0 ? Page() : LocalRedirect(Sign.Page);
    }

    public async Task<IActionResult> OnPostDownAsync(SignId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        if (!Sign.IsHanging)
        {
            WhyNot = [SignRefusals.Down];
            return Page();
        }

        var now = clock.Now();
        Sign.TakeDown(now.Today);
        db.Journal(Sign.AgencyId, now, User.Actor(), "SignTakenDown", Sign.Record, new { Sign.What, Sign.Place });
        await db.SaveOrRefuseAsync(SignRefusals.Raced, cancellation);
        return LocalRedirect(SignsModel.Here);
    }

    public async Task<IActionResult> OnGetPictureAsync(SignId id, Guid? seen, CancellationToken cancellation)
    {
        var agency = User.Agency();
        var sign = await db.FindSignAsync(agency, id, cancellation);
        if (seen is null)
            return sign.Picture is { } picture
                ? await files.SendAsync(Response, picture, sign.PictureName!, sign.PictureType, cancellation)
                : throw new MissingException("picture");

        var sighting = await db
            .Sightings.AsNoTracking()
            .FirstOrDefaultAsync(s => s.AgencyId == agency && s.SignId == id && s.Id == seen, cancellation)
            .OrMissAsync();
        return sighting.Photo is { } photo
            ? await files.SendAsync(Response, photo, sighting.PhotoName!, sighting.PhotoType, cancellation)
            : throw new MissingException("picture");
    }

    private async Task FetchAsync(SignId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Sign = await db.FindSignAsync(agency, id, cancellation);
        Fields = SignFields.Of(Sign, await db.ServicesToShowAsync(agency, cancellation));
        Sightings = await db
            .Sightings.AsNoTracking()
            .Where(s => s.AgencyId == agency && s.SignId == id)
            .OrderByDescending(s => s.On)
            .ThenByDescending(s => s.At)
            .Take(Latest)
            .ToListAsync(cancellation);
    }
}

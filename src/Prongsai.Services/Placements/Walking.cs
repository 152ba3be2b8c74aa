using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Services.Placements;

/// <summary>What a form or a phone says of one look at a sign.</summary>
/// <param name="Id">Made where it was seen.</param>
/// <param name="On">The day; null: today.</param>
internal sealed record Look(Guid Id, SignId Sign, DateOnly? On, string? State, string? Note, IFormFile? Photo);

/// <summary>Somebody stands before a sign and says how it is. The same look sent twice is one.</summary>
internal sealed class Walking(ProngsaiDb db, KeptFiles files, TimeProvider clock)
{
    /// <summary>A phone without network keeps a look until it has one; a month later nobody remembers.</summary>
    public const int MostDaysAgo = 31;

    /// <summary>Keeps it, or says why not; nothing is kept then.</summary>
    public async Task<(Sign Sign, IReadOnlyList<Refusal> WhyNot)> SeeAsync(
        AgencyId agency,
        Look look,
        Actor by,
        CancellationToken cancellation
    )
    {
        var sign = await db.FindSignAsync(agency, look.Sign, cancellation);
        if (await KnowsAsync(sign, look.Id, cancellation))
            return (sign, []);

        var (now, note) = (clock.Now(), ThaiText.NormaliseLine(look.Note ?? ""));
        var on = look.On ?? now.Today;
        var isState = Enum.TryParse<SignState>(look.State, out var state) && Enum.IsDefined(state);
        List<Refusal> whyNot = [];
        if (!sign.IsHanging)
            whyNot.Add(SignRefusals.Down);
        if (!isState)
            whyNot.Add(SignRefusals.State);
        if (on > now.Today || on < now.Today.AddDays(-MostDaysAgo))
            whyNot.Add(SignRefusals.TooLongAgo);
        if (note.Length > Sighting.LongestNote)
            whyNot.Add(SignRefusals.Note);
        if (whyNot.Count > 0)
            return (sign, whyNot);

        var (photo, refused) = await PhotoAsync(agency, by, look.Photo, cancellation);
        if (refused is not null)
            return (sign, [refused]);

        sign.See(state, on);
        db.Sightings.Add(Sighting.Of(sign, look.Id, on, state, note, photo, now, by));
        db.Journal(
            agency,
            now,
            by,
            "SignSeen",
            sign.Record,
            new
            {
                on,
                state = state.ToString(),
                note,
                photo = photo?.Hash.Hex,
            }
        );
        await db.SaveOrRefuseAsync(SignRefusals.Raced, cancellation);
        return (sign, []);
    }

    /// <summary>It hangs again as it should, with the manual's version of today.</summary>
    public async Task<IReadOnlyList<Refusal>> HangAnewAsync(
        Sign sign,
        IFormFile? picture,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (!sign.IsHanging)
            return [SignRefusals.Down];

        var (photo, refused) = await PhotoAsync(sign.AgencyId, by, picture, cancellation);
        if (refused is not null)
            return [refused];

        var now = clock.Now();
        var version = await db
            .Services.Where(s => s.AgencyId == sign.AgencyId && s.Id == sign.ServiceId)
            .Select(s => (int?)s.LatestVersion)
            .FirstOrDefaultAsync(cancellation);
        sign.HangAnew(version, now.Today);
        db.Sightings.Add(Sighting.Of(sign, Guid.CreateVersion7(), now.Today, SignState.Good, HungAnew, photo, now, by));
        db.Journal(sign.AgencyId, now, by, "SignHungAnew", sign.Record, new { version, photo = photo?.Hash.Hex });
        await db.SaveOrRefuseAsync(SignRefusals.Raced, cancellation);
        return [];
    }

    private const string HungAnew = "ติดตั้งใหม่";

    private Task<bool> KnowsAsync(Sign sign, Guid id, CancellationToken cancellation) =>
        db.Sightings.AnyAsync(s => s.AgencyId == sign.AgencyId && s.SignId == sign.Id && s.Id == id, cancellation);

    private async Task<(ReceivedFile? Photo, Refusal? WhyNot)> PhotoAsync(
        AgencyId agency,
        Actor by,
        IFormFile? photo,
        CancellationToken cancellation
    ) =>
        photo is { Length: > 0 }
            ? await files.ReceiveAsync(agency, by, photo, FileKind.Pictures, cancellation)
            : (null, null);
}

internal static class FindingSigns
{
    public static Task<Sign> FindSignAsync(
        this ProngsaiDb db,
        AgencyId agency,
        SignId id,
        CancellationToken cancellation
    ) => db.Signs.FirstOrDefaultAsync(s => s.AgencyId == agency && s.Id == id, cancellation).OrMissAsync();
}

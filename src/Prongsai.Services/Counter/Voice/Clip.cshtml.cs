using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Counter.Voice;

/// <summary>One spoken word. It is made when it is first asked for.</summary>
[AllowAnonymous]
internal sealed class ClipModel(ProngsaiDb db, IAgencies agencies, SpokenWords voice, KeptFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string agency, string clip, CancellationToken cancellation)
    {
        var whose = (await agencies.BySlugAsync(agency, cancellation).OrMissAsync()).Id;
        if (!SpokenWords.Words.ContainsKey(clip))
            throw new MissingException(clip);

        // Not the portal's to keep in memory; browsers keep it for a day.
        Response.Headers.CacheControl = "private, max-age=86400";
        if (
            await db
                .VoiceClips.AsNoTracking()
                .FirstOrDefaultAsync(c => c.AgencyId == whose && c.Clip == clip, cancellation) is
            { } kept
        )
            return File(await files.ReadAsync(kept.File, cancellation), "audio/wav");

        if (await voice.MakeAsync(clip, cancellation) is not { } sound)
            throw new MissingException("voice");

        var hash = await files.KeepAsync(whose, Actor.System, $"voice-{clip}.wav", sound, cancellation);
        // Two screens may ask for the same word at once.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO services_voice_clips ("AgencyId", "Clip", "File") VALUES ({whose.Value}, {clip}, {hash.Hex})
            ON CONFLICT ("AgencyId", "Clip") DO NOTHING
            """,
            cancellation
        );
        return File(sound, "audio/wav");
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Surveys.Answering;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Kiosks;

/// <summary>
/// A tablet at the counter: one tap, thanks, and back by itself. All languages are in the page, which the browser keeps, so that it
/// works for a day without network. What is tapped waits on the tablet until <see cref="SyncKioskModel"/> has it.
/// </summary>
[AllowAnonymous]
internal sealed class KioskModel(Doors doors, SheetSeal seal, Speaker say, TimeProvider clock) : PageModel
{
    public Door Door { get; private set; } = null!;
    public KioskQuestion? Asks { get; private set; }
    public Now Now { get; private set; }
    public string Seal { get; private set; } = "";
    public string Here => $"/{Door.Agency.Slug}/survey/{Door.Way.Key}/kiosk";
    public IReadOnlyList<string> Languages => Door.Questionnaire.Languages;

    /// <summary>The language to which it returns by itself.</summary>
    public string First => Languages.Contains(say.Code) ? say.Code : SurveyText.Thai;

    public async Task OnGetAsync(string agency, string key, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "private, no-cache";
        Door = await doors.KioskAsync(agency, key, HttpContext.RequestServices, cancellation);
        Asks = KioskQuestion.Of(Door.Questionnaire);
        Now = clock.Now();
        Seal = seal.CloseKiosk(Door.Round, Door.Way, Now.Today);
    }
}

internal static class KioskDoors
{
    /// <summary>What stands behind the address of a kiosk; everything else is missed.</summary>
    public static async Task<Door> KioskAsync(
        this Doors doors,
        string agency,
        string key,
        IServiceProvider services,
        CancellationToken cancellation
    )
    {
        var door = await doors.BehindAsync(agency, key, services, cancellation).OrMissAsync();
        // Nobody answers a round that is only being prepared; its tablet may be set up all the same.
        return door.Way.Kind == WayKind.Kiosk ? door : throw new MissingException("survey");
    }
}

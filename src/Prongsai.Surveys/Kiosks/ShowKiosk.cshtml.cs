using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Kiosks;

/// <summary>How a tablet is set up: its address and QR code, which may be looked at again, and whether it is heard of.</summary>
[Reads(Duty.SurveyManager, Duty.ServiceOfficer)]
internal sealed class ShowKioskModel(ProngsaiDb db, IAgencies agencies, TimeProvider clock) : PageModel
{
    public Round Round { get; private set; } = null!;
    public WayIn Way { get; private set; } = null!;
    public string Address { get; private set; } = "";
    public string? Section { get; private set; }
    public Now Now { get; private set; }

    public async Task OnGetAsync(RoundId id, short way, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Now = clock.Now();
        Round = await db.RoundAsync(agency, id, cancellation);
        Way =
            (await db.WaysOfAsync(Round, cancellation)).FirstOrDefault(w => w.Number == way && w.Kind == WayKind.Kiosk)
            ?? throw new MissingException("way");
        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Address = Way.AddressFor(Request, whose);
        Section = (await agencies.SectionsAsync(agency, cancellation))
            .FirstOrDefault(s => s.Id == Way.SectionId)
            ?.Name.Th;
    }
}

using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Standards;

/// <summary>Every standard of the agency with its coverage, and drafts that wait.</summary>
internal sealed class AllStandardsModel(ProngsaiDb db, IPeople people, IAgencies agencies, TimeProvider clock)
    : PageModel
{
    public const string Here = "/staff/standards";

    public IReadOnlyList<Coverage> Approved { get; private set; } = [];
    public IReadOnlyList<Standard> Drafts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        var office = await OfficeStaff.OfAsync(people, agencies, agency, cancellation);
        Approved = await Coverage.OfAllAsync(db, office, agency, clock.Now().Today, cancellation);
        Drafts = await db
            .Standards.AsNoTracking()
            .Where(s => s.AgencyId == agency && s.State != DraftState.None)
            .OrderBy(s => s.Title)
            .ToListAsync(cancellation);
    }
}

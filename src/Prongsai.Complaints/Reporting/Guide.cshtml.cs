using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Reporting;

/// <summary>What the channel is for and what not, how to stay unseen, and who reads.</summary>
[AllowAnonymous, LeavesNoTrace]
internal sealed class GuideModel(ProngsaiDb db, IAgencies agencies, IPeople people) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Agency? Parent { get; private set; }
    public Readers Readers { get; private set; } = null!;

    public async Task OnGetAsync(string agency, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Parent = Agency.ParentId is { } above ? await agencies.ByIdAsync(above, cancellation) : null;
        Readers = await Readers.OfAsync(db, people, agencies, Agency.Id, cancellation);
    }
}

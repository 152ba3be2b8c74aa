using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Standards;

/// <summary>What the signed-in person is asked to acknowledge, and what they have acknowledged.</summary>
[OwnAccount]
internal sealed class MyStandardsModel(ProngsaiDb db, IPeople people, IAgencies agencies, TimeProvider clock)
    : PageModel
{
    public const string Here = "/staff/standards/mine";

    public IReadOnlyList<(Coverage Coverage, CoveredPerson Me)> Mine { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var (agency, me) = (User.Agency(), User.Actor().AccountId);
        var office = await OfficeStaff.OfAsync(people, agencies, agency, cancellation);
        Mine =
        [
            .. from coverage in await Coverage.OfAllAsync(db, office, agency, clock.Now().Today, cancellation)
            from person in coverage.People
            where person.Person.AccountId == me
            orderby person.Standing == CoverageStanding.Acknowledged
            select (coverage, person),
        ];
    }
}

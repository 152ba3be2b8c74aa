using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>
/// Who could do what in this agency today, and who could publish something alone (must be: nobody). Read from the duties in the
/// database, the pages of the program and the rule that guards them, so it cannot flatter.
/// </summary>
internal sealed class WhoCouldModel(
    ProngsaiDb db,
    EndpointDataSource routes,
    IEnumerable<Publication> publications,
    TimeProvider clock
) : PageModel
{
    public IReadOnlyList<WhoPublishes> Publications { get; private set; } = [];
    public IReadOnlyList<(ProgramAct Act, IReadOnlyList<string> Names)> Acts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var acts = routes.Acts();
        var roster = await Roster.OfAsync(db, User.Agency(), clock.Now().Today, cancellation);
        var people = roster.People.Where(p => !p.IsSuspended).ToList();
        Publications = [.. publications.Select(p => WhoPublishes.Of(p.As(acts), people))];
        Acts =
        [
            .. from act in acts
            where !act.Duties.OwnAccount
            select (
                act,
                (IReadOnlyList<string>)
                    [.. people.Where(p => act.Duties.Allows(p.Duties, submitting: true)).Select(p => p.Name)]
            ),
        ];
    }
}

/// <summary>Who may prepare and who may publish one kind of thing.</summary>
/// <param name="Alone">Who could do both to the same one. Must be nobody.</param>
/// <param name="CanHappen">There are two different people, one to prepare and one to publish.</param>
internal sealed record WhoPublishes(
    Publication Publication,
    IReadOnlyList<string> Prepare,
    IReadOnlyList<string> Publish,
    IReadOnlyList<string> Alone,
    bool CanHappen
)
{
    public static WhoPublishes Of(Publication publication, IReadOnlyCollection<Colleague> people)
    {
        var prepare = people.Where(p => p.Duties.Any(publication.PreparedBy.Contains)).ToList();
        var publish = people.Where(p => p.Duties.Any(publication.PublishedBy.Contains)).ToList();

        return new WhoPublishes(
            publication,
            [.. prepare.Select(p => p.Name)],
            [.. publish.Select(p => p.Name)],
            [.. people.Where(p => publication.CouldAlone(p.AsActor, p.Duties)).Select(p => p.Name)],
            prepare.Any(one =>
                publish.Any(other =>
                    Separation.WhyNotPublish(publication.Name, [one.AsActor], other.AsActor).Count == 0
                )
            )
        );
    }
}

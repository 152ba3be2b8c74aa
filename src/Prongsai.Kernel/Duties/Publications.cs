using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Kernel;

/// <summary>This page prepares something that is published later: the kind of a <see cref="Publication"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PreparesAttribute(string kind) : Attribute
{
    /// <summary>Kind of the publication.</summary>
    public string Kind { get; } = kind;
}

/// <summary>This page publishes what somebody else prepared; its thing asks <see cref="Separation"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublishesAttribute(string kind) : Attribute
{
    /// <summary>Kind of the publication.</summary>
    public string Kind { get; } = kind;
}

/// <summary>
/// Something an agency publishes, prepared by one person and published by another. The pages that do it carry
/// <see cref="PreparesAttribute"/> and <see cref="PublishesAttribute"/> and decide whose duty it is; the duties here are the policy
/// for a kind whose pages are still to come.
/// </summary>
/// <param name="Kind">"report-edition".</param>
/// <param name="Name">"รายงานฉบับ" / "Editions of the report".</param>
/// <param name="PreparedBy">Any of these prepares it.</param>
/// <param name="PublishedBy">Any of these publishes it.</param>
public sealed record Publication(
    string Kind,
    Bilingual Name,
    IReadOnlyList<Duty> PreparedBy,
    IReadOnlyList<Duty> PublishedBy
)
{
    /// <summary>With the duties that the pages of the program ask for, where there are such pages.</summary>
    public Publication As(IReadOnlyCollection<ProgramAct> acts)
    {
        var prepares = Of(acts.Where(act => act.Prepares == Kind));
        var publishes = Of(acts.Where(act => act.Publishes == Kind));

        return this with
        {
            PreparedBy = prepares.Count > 0 ? prepares : PreparedBy,
            PublishedBy = publishes.Count > 0 ? publishes : PublishedBy,
        };

        static IReadOnlyList<Duty> Of(IEnumerable<ProgramAct> some) =>
            [.. some.SelectMany(act => act.Duties.ToSubmit).Distinct().Order()];
    }

    /// <summary>True when somebody with these duties could prepare one and publish that same one, alone.</summary>
    public bool CouldAlone(Actor person, IReadOnlyCollection<Duty> duties) =>
        duties.Any(PreparedBy.Contains)
        && duties.Any(PublishedBy.Contains)
        && Separation.WhyNotPublish(Name, [person], person).Count == 0;
}

/// <summary>One act of the program: a page that takes a form, and whose duty that is.</summary>
/// <param name="Words">What it does.</param>
/// <param name="Route">Its address, with the places of identifiers.</param>
/// <param name="Duties">Who opens and who submits it.</param>
/// <param name="Prepares">Kind of the publication that it prepares.</param>
/// <param name="Publishes">Kind of the publication that it publishes.</param>
public sealed record ProgramAct(Bilingual Words, string Route, PageDuties Duties, string? Prepares, string? Publishes);

/// <summary>What the program can do, read from its routes: nothing here is a list that somebody keeps.</summary>
public static class ProgramActs
{
    /// <summary>Every page of the workspace that takes a form, by address.</summary>
    public static IReadOnlyList<ProgramAct> Acts(this EndpointDataSource routes)
    {
        ArgumentNullException.ThrowIfNull(routes);

        return
        [
            .. from endpoint in routes.Endpoints.OfType<RouteEndpoint>()
            let page = endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>()
            where page is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            where page.HandlerMethods.Any(method => PageDuties.IsSubmitting(method.HttpMethod))
            let route = "/" + endpoint.RoutePattern.RawText?.TrimStart('/')
            orderby route
            select new ProgramAct(
                endpoint.Metadata.GetMetadata<ActAttribute>()?.Words ?? Bilingual.ThaiOnly(route),
                route,
                PageDuties.Of(endpoint.Metadata),
                endpoint.Metadata.GetMetadata<PreparesAttribute>()?.Kind,
                endpoint.Metadata.GetMetadata<PublishesAttribute>()?.Kind
            ),
        ];
    }

    /// <summary>Tells the program that agencies publish this.</summary>
    public static IServiceCollection AddPublication(this IServiceCollection services, Publication publication) =>
        services.AddSingleton(publication);
}

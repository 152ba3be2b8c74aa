using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Prongsai.Kernel;

/// <summary>
/// Any of these duties may submit this page's forms. Reading it stays open to everybody who may read the agency's content, and to
/// these.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WritesAttribute(params Duty[] duties) : AuthorizeAttribute, IAuthorizationRequirementData
{
    /// <summary>Any of these.</summary>
    public IReadOnlyList<Duty> Duties { get; } = duties;

    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [DutyAllows.It];
}

/// <summary>
/// Only these duties open this page, by any method. Together with <see cref="WritesAttribute"/> these read and those write. An
/// auditor or observer named here reads and still writes nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReadsAttribute(params Duty[] duties) : AuthorizeAttribute, IAuthorizationRequirementData
{
    /// <summary>Any of these.</summary>
    public IReadOnlyList<Duty> Duties { get; } = duties;

    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [DutyAllows.It];
}

/// <summary>A page about the signed-in person's own account: password, sessions, signing out. No duty is needed.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OwnAccountAttribute : AuthorizeAttribute, IAuthorizationRequirementData
{
    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [DutyAllows.It];
}

/// <summary>What submitting the page does, in words: for the page that says who may do what.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActAttribute(string th, string en) : Attribute
{
    /// <summary>"ออกรายงานเป็นฉบับ" / "Issue an edition".</summary>
    public Bilingual Words { get; } = new(th, en);
}

/// <summary>
/// Who may open a page and who may submit it, as its attributes say. The guard, the buttons, the refusal and the page "who could"
/// all ask this one record, so that they cannot disagree.
/// </summary>
/// <param name="Reads">Only these open it; null: everybody who may read content.</param>
/// <param name="Writes">Only these submit it; null: whoever <paramref name="Reads"/> names, otherwise nobody.</param>
/// <param name="OwnAccount">Everybody who is signed in.</param>
public sealed record PageDuties(IReadOnlyList<Duty>? Reads, IReadOnlyList<Duty>? Writes, bool OwnAccount)
{
    /// <summary>As the attributes among these say; without any, everybody reads and nobody submits.</summary>
    public static PageDuties Of(IEnumerable<object> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        IReadOnlyList<Duty>? reads = null,
            writes = null;
        var own = false;
        foreach (var attribute in metadata)
        {
            if (attribute is ReadsAttribute reading)
                reads = reading.Duties;
            else if (attribute is WritesAttribute writing)
                writes = writing.Duties;
            else if (attribute is OwnAccountAttribute)
                own = true;
        }

        return new PageDuties(reads, writes, own);
    }

    /// <summary>The duties of which one is needed to submit the page.</summary>
    public IReadOnlyList<Duty> ToSubmit => [.. (Writes ?? Reads ?? []).Where(duty => !duty.OnlyReads())];

    /// <summary>The duties of which one is needed to open the page.</summary>
    public IReadOnlyList<Duty> ToOpen =>
        Reads ?? [.. Enum.GetValues<Duty>().Where(duty => duty.ReadsContent() || Writes?.Contains(duty) == true)];

    /// <summary>True when somebody with these duties may do it.</summary>
    public bool Allows(IReadOnlyCollection<Duty> duties, bool submitting) =>
        OwnAccount || duties.Any((submitting ? ToSubmit : ToOpen).Contains);

    /// <summary>True for the methods that only look.</summary>
    public static bool IsSubmitting(string method) =>
        !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method));
}

/// <summary>Asks of a page model whether the signed-in person may submit it; a button that may not be pressed is not shown.</summary>
public static class Buttons
{
    /// <summary>True when the person may submit this page.</summary>
    /// <typeparam name="TPage">The page model with the <see cref="WritesAttribute"/>.</typeparam>
    public static bool May<TPage>(this ClaimsPrincipal user) => user.May(typeof(TPage));

    /// <summary>True when the person may submit this page.</summary>
    public static bool May(this ClaimsPrincipal user, Type page)
    {
        ArgumentNullException.ThrowIfNull(page);

        return PageDuties.Of(page.GetCustomAttributes(inherit: true)).Allows([.. user.Duties()], submitting: true);
    }
}

/// <summary>The one requirement on every page that is not open to strangers: the page's duties allow this method.</summary>
public sealed class DutyAllows : IAuthorizationRequirement
{
    /// <summary>There is only one.</summary>
    public static readonly DutyAllows It = new();

    private DutyAllows() { }
}

/// <summary>Looks at the page and the method. A page without attributes is read by those who read content and submitted by nobody.</summary>
internal sealed class DutyGuard : AuthorizationHandler<DutyAllows>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, DutyAllows requirement)
    {
        if (
            context.Resource is HttpContext http
            && http.GetEndpoint() is { } endpoint
            && context.User.Identity?.IsAuthenticated == true
            && PageDuties
                .Of(endpoint.Metadata)
                .Allows([.. context.User.Duties()], PageDuties.IsSubmitting(http.Request.Method))
        )
            context.Succeed(requirement);

        return Task.CompletedTask;
    }
}

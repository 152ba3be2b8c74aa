using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;

namespace Prongsai.Notifications.Contracts;

/// <summary>Tells people that something happened: what and where, never who or with which content.</summary>
/// <param name="Agency">The agency it happened in; null for the installation itself.</param>
/// <param name="Who">To whom.</param>
/// <param name="Kind">A kind registered with <c>AddNoticeKind</c>; people choose by it.</param>
/// <param name="Text">One sentence without personal data.</param>
/// <param name="Link">The page to go on at, beginning with "/".</param>
public sealed record Notice(AgencyId? Agency, Recipients Who, string Kind, Bilingual Text, string Link);

/// <summary>Accounts by name, or whoever holds a duty on the day it is told.</summary>
/// <param name="Accounts">These accounts.</param>
/// <param name="Duties">
/// Everybody who holds any of these in the notice's agency. Such notices also go to the agency's LINE groups and webhooks; those
/// to single accounts do not.
/// </param>
public sealed record Recipients(IReadOnlyList<Guid> Accounts, IReadOnlyList<Duty> Duties)
{
    /// <summary>One account.</summary>
    public static Recipients Account(Guid account) => new([account], []);

    /// <summary>Whoever holds any of these duties.</summary>
    public static Recipients Holders(params Duty[] duties) => new([], duties);
}

/// <summary>A kind of notice, as people choose it.</summary>
/// <param name="Code">"measures-due".</param>
/// <param name="Name">"มาตรการใกล้ครบกำหนดหรือเกินกำหนด".</param>
public sealed record NoticeKind(string Code, Bilingual Name);

/// <summary>The door for modules that have something to tell.</summary>
public interface INotices
{
    /// <summary>Tells it: saved with the change, by the same <c>SaveChanges</c> of the request's database; delivered soon after.</summary>
    void Tell(Now now, Notice notice);
}

/// <summary>What the frame around every page shows.</summary>
public interface IInbox
{
    /// <summary>How many notices an account has not read; asked of the database every two minutes at most.</summary>
    Task<int> UnreadAsync(Guid account, CancellationToken cancellation = default);
}

/// <summary>Registering kinds of notices.</summary>
public static class NoticeKindRegistration
{
    /// <summary>A kind of notice that people can choose to get or not to get.</summary>
    public static IServiceCollection AddNoticeKind(this IServiceCollection services, string code, Bilingual name) =>
        services.AddSingleton(new NoticeKind(code, name));
}

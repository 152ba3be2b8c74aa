using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

internal sealed class MailAddresses(ProngsaiDb db) : IMailAddresses
{
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(
        IReadOnlyCollection<Guid> accounts,
        CancellationToken cancellation = default
    ) =>
        await db
            .Accounts.Where(account => accounts.Contains(account.Id) && account.Email != null && account.Email != "")
            .ToDictionaryAsync(account => account.Id, account => account.Email!, cancellation);
}

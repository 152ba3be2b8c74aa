using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;

namespace Prongsai.Ledger.Public;

[AllowAnonymous]
internal sealed class ShowEntryModel(ProngsaiDb db, IAgencies agencies) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Log Log { get; private set; } = null!;
    public ShownEntry Entry { get; private set; } = null!;

    public async Task OnGetAsync(string agency, int number, long index, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var (log, entry) =
            await db.EntryAsync(Agency.Id, number, index, cancellation) ?? throw new MissingException($"entry {index}");
        (Log, Entry) = (log, ShownEntry.Of(entry));
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Ledger.Public;

/// <summary>
/// Where a visitor checks a file in their own browser; nothing is uploaded. A QR code leads to the page of one file, or of a text's
/// printed hash. Without JavaScript it shows what to compare and how.
/// </summary>
[AllowAnonymous]
internal sealed class VerifyModel(ProngsaiDb db, IAgencies agencies) : PageModel
{
    public Agency Agency { get; private set; } = null!;

    /// <summary>The file that the address names; null where it names none.</summary>
    public string? Wanted { get; private set; }

    /// <summary>What the log says of it; null where it says nothing.</summary>
    public ShownEntry? Entry { get; private set; }

    public ShownFile? Named => Entry?.Files.FirstOrDefault(f => f.Sha256 == Wanted);

    public int LogNumber { get; private set; }

    /// <summary>The keys of every log of the agency: the script trusts these.</summary>
    public IReadOnlyList<string> Keys { get; private set; } = [];

    public async Task OnGetAsync(string agency, string? sha256, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        if (sha256 is not null)
            Wanted = FileHash.TryParse(sha256, out var hash) ? hash.Hex : throw new MissingException(sha256);
        Keys = await db.KeysAsync(Agency.Id, cancellation);
        if (Wanted is null || await db.NamingAsync(Agency.Id, Wanted, cancellation) is not var (log, entry))
            return;

        (LogNumber, Entry) = (log.Number, ShownEntry.Of(entry));
    }
}

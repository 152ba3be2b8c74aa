using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Web.Files;

/// <summary>How much space an agency uses, what takes most of it, and which records that belongs to.</summary>
[Reads(Duty.AgencyAdministrator)]
internal sealed class OurFilesModel(ProngsaiDb db, KeptFiles files, FileUses uses, FileSettings settings) : PageModel
{
    private const int Shown = 30;

    public FileSize Used { get; private set; }
    public FileSize Limit { get; private set; }
    public int Count { get; private set; }
    public bool Scans => settings.Clamd is not null;
    public IReadOnlyList<(KeptFile File, IReadOnlyList<(Bilingual Words, string Href)> Uses)> Largest
    {
        get;
        private set;
    } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        (Used, Limit) = await files.SpaceAsync(agency, cancellation);
        var ours = db.Set<KeptFile>().AsNoTracking().Where(f => f.AgencyId == agency);
        Count = await ours.CountAsync(cancellation);
        var largest = await ours.OrderByDescending(f => f.Size).Take(Shown).ToListAsync(cancellation);
        var used = await FileUses.OfAsync(db, [.. largest.Select(f => f.Hash)], cancellation);
        Largest =
        [
            .. largest.Select(file =>
                (
                    file,
                    (IReadOnlyList<(Bilingual, string)>)
                        [
                            .. from use in used
                            where use.File == file.Hash && use.AgencyId == agency
                            let words = uses.WordsOf(use.Table)
                            select (
                                words?.Words ?? Bilingual.ThaiOnly(use.Table),
                                words?.AddressOf(use.Record ?? default) ?? "/staff"
                            ),
                        ]
                )
            ),
        ];
    }
}

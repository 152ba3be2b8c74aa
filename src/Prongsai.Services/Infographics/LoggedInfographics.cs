using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Services.Infographics;

/// <summary>
/// What an infographic says in the agency's public log once a second person approved it: its files. A browser makes PDF and PNG, often
/// later than the approval; they follow then. What nobody has approved yet is not told.
/// </summary>
internal sealed class LoggedInfographics(ProngsaiDb db) : ILoggedActs
{
    public const string Printed = "InfographicPrinted";

    public static readonly string[] Logged = ["InfographicApproved", "InfographicReissued", Printed];

    public IReadOnlyCollection<string> Names => Logged;

    public async Task<IReadOnlyList<ToldAct>> TellAsync(
        IReadOnlyList<JournalEntry> lines,
        CancellationToken cancellation
    )
    {
        var ids = lines.ToLookup(line => new InfographicId(Guid.Parse(line.Record.Split(':')[1])), line => line.Id);
        List<InfographicId> wanted = [.. ids.Select(i => i.Key)];
        var found = await (
            from infographic in db.Infographics.AsNoTracking()
            join service in db.Services.AsNoTracking()
                on new { infographic.AgencyId, Id = infographic.ServiceId } equals new { service.AgencyId, service.Id }
            where wanted.Contains(infographic.Id) && infographic.ApprovedAt != null
            select new { Infographic = infographic, service.Slug }
        ).ToListAsync(cancellation);
        List<FileHash> hashes = [.. found.SelectMany(f => f.Infographic.Files).Select(f => f.Hash)];
        var sizes = await db.SizesAsync(hashes, cancellation);

        return
        [
            .. from one in found
            from line in ids[one.Infographic.Id]
            select new ToldAct(
                line,
                new LoggedAct("infographic-approved")
                {
                    Role = "reviewer",
                    Files =
                    [
                        .. one.Infographic.Files.Select(f => new LoggedFile(
                            InfographicFiles.NameOf(one.Slug, one.Infographic.Choices, f.Name.Split('.')[^1]),
                            f.Hash.Hex,
                            sizes[f.Hash]
                        )),
                    ],
                }
            ),
        ];
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Posters;

/// <summary>Posters with a QR code for a way into a round, to be printed.</summary>
internal sealed class PostersModel(ProngsaiDb db, IAgencies agencies) : PageModel
{
    public Poster Poster { get; private set; } = null!;

    public async Task OnGetAsync(RoundId id, short way, CancellationToken cancellation) =>
        Poster = await FindAsync(db, agencies, User.Agency(), id, way, Request, cancellation);

    /// <summary>The poster of a way that people may be led to; a kiosk's address is not for them, ballots and paper have none.</summary>
    public static async Task<Poster> FindAsync(
        ProngsaiDb db,
        IAgencies agencies,
        AgencyId agency,
        RoundId id,
        short number,
        HttpRequest request,
        CancellationToken cancellation
    )
    {
        var round = await db.RoundAsync(agency, id, cancellation);
        var way = (await db.WaysOfAsync(round, cancellation)).FirstOrDefault(w =>
            w.Number == number && w.Kind is (WayKind.Link or WayKind.Place or WayKind.Token)
        );
        var version = await db.VersionAsync(agency, round.QuestionnaireId, round.QuestionnaireVersion, cancellation);
        if (way is null || version is null)
            throw new MissingException("way");

        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        return new(whose, round, way, version.Questionnaire, way.AddressFor(request, whose));
    }
}

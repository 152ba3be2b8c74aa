using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Publishing;
using Prongsai.Surveys.Results;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Public;

/// <summary>The results of one round as the agency made them public. Withdrawn ones answer 410 with the reason.</summary>
[AllowAnonymous]
internal sealed class PublicSurveyModel(ProngsaiDb db, IAgencies agencies) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public PublishedResults Published { get; private set; } = null!;
    public PublishedContent Shown => Published.Content;

    public async Task OnGetAsync(string agency, RoundId id, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var whose = Agency.Id;
        Published = await db
            .PublishedResults.AsNoTracking()
            .Where(p => p.AgencyId == whose && p.RoundId == id)
            .OrderByDescending(p => p.Number)
            .FirstOrDefaultAsync(cancellation)
            .OrMissAsync();
        if (Published.WithdrawnAt is not null)
            Response.StatusCode = StatusCodes.Status410Gone;
    }

    public static readonly Bilingual OfAQuestion = new("ข้อ", "Question");

    public IReadOnlyList<PublishedLine> By(Grouping grouping) => [.. Shown.Lines.Where(l => l.By == grouping)];

    public static ScoreChart Chart(Bilingual title, IEnumerable<PublishedLine> lines) =>
        new(
            title,
            [
                .. lines.Select(l => new ChartRow(
                    PublishedContent.LabelOf(l),
                    null,
                    l.Mean is { } mean ? Exact.Of((long)(mean * 100), 100) : null
                )),
            ]
        );
}

internal static class PublicSurveyWords
{
    /// <summary>"81.20–88.40"; a dash where there is none.</summary>
    public static string Interval(PublishedLine? line) =>
        line is { Low: { } low, High: { } high }
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{low:0.00}–{high:0.00}")
            : "–";
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;
using Prongsai.Reports.Contracts;

namespace Prongsai.Reports;

internal sealed class Reports(LiveReport live, IAgencies agencies, ProngsaiDb db) : IReports
{
    public async Task<WrittenReport> WriteAsync(
        AgencyId agency,
        FiscalYear programme,
        ReportOptions options,
        string folder,
        CancellationToken cancellation = default
    )
    {
        var report = await live.ComposeAsync(agency, programme, options, cancellation);
        Directory.CreateDirectory(folder);
        List<string> written = [];
        List<Refusal> missing = [];
        foreach (var form in Enum.GetValues<ReportForm>())
        {
            var (content, why) = await live.WriteAsync(agency, report, form, cancellation);
            if (why is not null)
                missing.Add(why);
            if (content is null)
                continue;

            var path = Path.GetFullPath(Path.Combine(folder, $"report.{form.Extension()}"));
            await File.WriteAllBytesAsync(path, content, cancellation);
            written.Add(path);
        }

        return new WrittenReport(written, missing);
    }

    public async Task<IReadOnlyList<PublishedReport>> PublishedAsync(
        AgencyId agency,
        CancellationToken cancellation = default
    )
    {
        if (await agencies.ByIdAsync(agency, cancellation) is not { } whose)
            return [];

        var editions = await db
            .ReportEditions.AsNoTracking()
            .Where(e => e.AgencyId == agency && e.PublishedAt != null)
            .OrderByDescending(e => e.Programme)
            .ThenByDescending(e => e.Number)
            .Select(e => new
            {
                e.Programme,
                e.Number,
                e.Title,
                e.PublishedAt,
            })
            .ToListAsync(cancellation);

        return
        [
            .. editions.Select(e => new PublishedReport(
                e.Programme,
                e.Number,
                e.Title,
                e.PublishedAt!.Value,
                $"/{whose.Slug}/reports/{e.Programme}/{e.Number}"
            )),
        ];
    }
}

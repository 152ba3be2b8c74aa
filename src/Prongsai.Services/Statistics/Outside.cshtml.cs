using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Services.Statistics;

/// <summary>Figures of other systems: typed one by one or from a file, the source named, a picture of its screen attached.</summary>
[Writes(Duty.ServiceManager, Duty.ServiceOfficer)]
[Act("นำเข้าตัวเลขการใช้บริการจากระบบภายนอก", "Take in figures of other systems")]
internal sealed class OutsideModel(ProngsaiDb db, KeptFiles files, TimeProvider clock) : PageModel
{
    public const string Here = "/staff/services/statistics/outside";

    private const int Latest = 200;

    public IReadOnlyList<OutsideFigure> Figures { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public int? Taken { get; private set; }

    public async Task OnGetAsync(int? taken, CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        Taken = taken;
    }

    public Task<IActionResult> OnPostAsync(
        string? source,
        string? service,
        string? month,
        string? channel,
        string? count,
        IFormFile? picture,
        CancellationToken cancellation
    )
    {
        List<Refusal> whyNot = [];
        var row = OutsideFile.Row(source, service, month, channel, count, clock.Now().Today, _ => null, whyNot);
        return KeepAsync(row is null ? [] : [row], whyNot, picture, cancellation);
    }

    public async Task<IActionResult> OnPostFileAsync(
        string? source,
        IFormFile? file,
        IFormFile? picture,
        CancellationToken cancellation
    )
    {
        if (file is null || file.Length > OutsideFile.MostBytes)
            return await KeepAsync(
                [],
                [file is null ? NoFile : OutsideRefusals.TooBig(SafeFile.PlainName(file.FileName))],
                null,
                cancellation
            );

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        var (rows, whyNot) = OutsideFile.Read(
            SafeFile.PlainName(file.FileName),
            content.ToArray(),
            source,
            clock.Now().Today
        );
        return await KeepAsync(rows, whyNot, picture, cancellation);
    }

    public async Task<IActionResult> OnGetPictureAsync(OutsideFigureId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        var figure = await db
            .OutsideFigures.AsNoTracking()
            .FirstOrDefaultAsync(f => f.AgencyId == agency && f.Id == id, cancellation)
            .OrMissAsync();
        if (figure.Picture is not { } hash)
            throw new MissingException("picture");

        return await files.SendAsync(Response, hash, figure.PictureName ?? hash.Hex, figure.PictureType, cancellation);
    }

    private async Task<IActionResult> KeepAsync(
        IReadOnlyList<OutsideRow> rows,
        IReadOnlyList<Refusal> whyNot,
        IFormFile? picture,
        CancellationToken cancellation
    )
    {
        var (agency, by, now) = (User.Agency(), User.Actor(), clock.Now());
        ReceivedFile? kept = null;
        if (whyNot.Count == 0 && picture is { Length: > 0 })
        {
            (kept, var refused) = await files.ReceiveAsync(agency, by, picture, FileKind.Evidence, cancellation);
            whyNot = refused is null ? [] : [refused];
        }

        WhyNot = whyNot;
        if (WhyNot.Count > 0)
        {
            await FetchAsync(cancellation);
            return Page();
        }

        // What stands already is not added again; what differs takes its stead.
        var (first, last) = (rows.Min(r => r.Month), rows.Max(r => r.Month));
        var source = rows[0].Source;
        var standing = (
            await db
                .OutsideFigures.Where(f =>
                    f.AgencyId == agency
                    && f.Source == source
                    && f.Month >= first
                    && f.Month <= last
                    && f.ReplacedAt == null
                )
                .ToListAsync(cancellation)
        ).ToDictionary(f => (f.Service, f.Month, f.Channel));
        var taken = 0;
        foreach (var row in rows)
        {
            var there = standing.GetValueOrDefault((row.Service, row.Month, row.Channel));
            if (there?.Count == row.Count && kept is null)
                continue;

            there?.Replace(now);
            db.OutsideFigures.Add(OutsideFigure.Of(agency, row, kept, now, by));
            taken++;
        }

        if (taken > 0)
        {
            db.Journal(
                agency,
                now,
                by,
                "OutsideFiguresTaken",
                $"{StatisticsModel.Kind}:{FiscalYear.Of(last)}",
                new
                {
                    source,
                    rows = taken,
                    from = first,
                    to = last,
                    picture = kept?.Hash.Hex,
                }
            );
            await db.SaveChangesAsync(cancellation);
        }

        return LocalRedirect($"{Here}?taken={CounterNumber(taken)}");
    }

    private static string CounterNumber(int number) =>
        number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task FetchAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        Figures = await db
            .OutsideFigures.AsNoTracking()
            .Where(f => f.AgencyId == agency && f.ReplacedAt == null)
            .OrderByDescending(f => f.Month)
            .ThenByDescending(f => f.Id)
            .Take(Latest)
            .ToListAsync(cancellation);
    }

    private static readonly Refusal NoFile = new(
        "outside-no-file",
        "เลือกไฟล์ CSV หรือ XLSX",
        "Choose a CSV or XLSX file."
    );
}

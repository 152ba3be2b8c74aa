using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Editions;

/// <summary>The PDF of an edition. Made after the publication, once; the edition's hash is of its content and does not wait for paper.</summary>
internal sealed class EditionPrint
{
    public AgencyId AgencyId { get; private init; }
    public Guid Id { get; private init; }
    public DisclosureEditionId EditionId { get; private init; }
    public FileHash File { get; private init; }
    public long Size { get; private init; }
    public DateTime At { get; private init; }

    public static EditionPrint Of(Edition edition, FileHash file, long size, Now now) =>
        new()
        {
            AgencyId = edition.AgencyId,
            Id = Guid.CreateVersion7(),
            EditionId = edition.Id,
            File = file,
            Size = size,
            At = now.Utc,
        };
}

/// <summary>The round in which editions without a PDF get one.</summary>
internal sealed record PrintEditions;

/// <summary>
/// Prints every edition that has no PDF yet. A machine without a browser makes none: the page and its tables are complete without, and
/// the nightly round catches up when a browser has been installed.
/// </summary>
internal sealed class PrintingEditions(
    ProngsaiDb db,
    IAgencies agencies,
    InstalledBrowser browser,
    IPrinter printer,
    KeptFiles files,
    IPublicPages portal,
    OwnAddress own,
    TimeProvider clock
) : IJobWork<PrintEditions>
{
    public async Task RunAsync(PrintEditions job, JobRun run, CancellationToken cancellation)
    {
        if (browser.Path is null)
            return;

        var prints = db.DisclosureEditionPrints;
        var waiting = await db.StandingEditions()
            .AsNoTracking()
            .Where(e => !prints.Any(p => p.AgencyId == e.AgencyId && p.EditionId == e.Id))
            .OrderBy(e => e.PublishedAt)
            .Select(e => e.Id)
            .ToListAsync(cancellation);
        if (waiting.Count == 0)
            return;

        var whose = (await agencies.AllAsync(cancellation)).ToDictionary(a => a.Id);
        // One at a time in memory; each is saved by itself, so that stopping loses nothing.
        foreach (var id in waiting)
        {
            var edition = await db.DisclosureEditions.AsNoTracking().SingleAsync(e => e.Id == id, cancellation);
            await PrintAsync(whose[edition.AgencyId], edition, cancellation);
        }

        await portal.HaveChangedAsync(cancellation);
    }

    // An edition that the browser does not print does not hold up the others; the printer has written down why.
    private async Task PrintAsync(Agency agency, Edition edition, CancellationToken cancellation)
    {
        var now = clock.Now();
        var pictures = await PicturesAsync(edition, cancellation);
        var document = PrintedEdition.Of(agency, edition, pictures, now.Today, own.Origin);
        var (pdf, _) = await printer.PrintAsync(document, cancellation);
        if (pdf is null)
            return;

        var name = PrintedEdition.FileNameOf(agency, edition);
        var file = await files.KeepAsync(edition.AgencyId, Actor.System, name, pdf, cancellation);
        db.DisclosureEditionPrints.Add(EditionPrint.Of(edition, file, pdf.Length, now));
        db.Journal(
            edition.AgencyId,
            now,
            Actor.System,
            "DisclosurePrinted",
            $"disclosure:{edition.DisclosureId.Value}",
            new
            {
                code = edition.Code,
                year = edition.Year.Buddhist,
                number = edition.Number,
                name,
                sha256 = file.Hex,
                size = pdf.Length,
            }
        );
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private async Task<IReadOnlyDictionary<Guid, ReadOnlyMemory<byte>>> PicturesAsync(
        Edition edition,
        CancellationToken cancellation
    )
    {
        var pictures = new Dictionary<Guid, ReadOnlyMemory<byte>>();
        foreach (var file in edition.Read().Files)
        {
            if (
                !file.MediaType.StartsWith("image/", StringComparison.Ordinal)
                || !FileHash.TryParse(file.Sha256, out var hash)
            )
                continue;

            pictures[file.Id] = await files.ReadAsync(hash, cancellation);
        }

        return pictures;
    }
}

internal static class PrintingSoon
{
    // What is published together is printed by one browser.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <summary>Asks for the prints of editions that are saved with this.</summary>
    public static void PrintSoon(this ProngsaiDb db, Now now) =>
        db.Enqueue(null, now, new PrintEditions(), now.Utc + Pause, key: "print-editions");
}

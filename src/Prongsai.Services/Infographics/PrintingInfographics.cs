using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Infographics.Drawing;

namespace Prongsai.Services.Infographics;

/// <summary>The round in which infographics without PDF and PNG get them.</summary>
internal sealed record PrintInfographics;

/// <summary>
/// A browser makes PDF and PNG from each SVG that has none yet. A machine without a browser makes none: SVG and text are complete without,
/// and the nightly round catches up when a browser has been installed.
/// </summary>
internal sealed class PrintingInfographics(
    ProngsaiDb db,
    InstalledBrowser browser,
    IPrinter printer,
    KeptFiles files,
    IPublicPages portal,
    TimeProvider clock
) : IJobWork<PrintInfographics>
{
    public async Task RunAsync(PrintInfographics job, JobRun run, CancellationToken cancellation)
    {
        if (browser.Path is null)
            return;

        var waiting = await db.StandingInfographics()
            .Where(i => i.Png == null)
            .OrderBy(i => i.MadeAt)
            .ToListAsync(cancellation);
        List<string> failed = [];
        // One at a time in memory; each is saved by itself, and one that the browser does not print does not hold up the others.
        for (var at = 0; at < waiting.Count; at++)
        {
            run.Progress(at, waiting.Count);
            if (await WhyNotPrintAsync(waiting[at], cancellation) is { } why)
                failed.Add(why);
        }

        if (waiting.Count > failed.Count)
            await portal.HaveChangedAsync(cancellation);
        // The queue tries again, after ever longer pauses.
        if (failed.Count > 0)
            throw new IOException($"{failed.Count} infographics were not printed: {failed[0]}");
    }

    private async Task<string?> WhyNotPrintAsync(Infographic infographic, CancellationToken cancellation)
    {
        var svg = await files.ReadAsync(infographic.Svg, cancellation);
        var title = infographic.Content.Name.Text;
        var (pdf, noPdf) = await printer.PrintAsync(SvgPicture.ToPrint(svg, infographic.Format, title), cancellation);
        if (pdf is null)
            return noPdf!.Code;

        var (page, viewport) = SvgPicture.ToShow(svg, infographic.Format, title);
        var (png, noPng) = await printer.PictureAsync(page, viewport, cancellation);
        if (png is null)
            return noPng!.Code;

        var (printed, drawn) = (await KeepAsync(infographic, "pdf", pdf), await KeepAsync(infographic, "png", png));
        infographic.Printed(printed, drawn);
        db.Journal(
            infographic.AgencyId,
            clock.Now(),
            Actor.System,
            LoggedInfographics.Printed,
            infographic.Record,
            new { pdf = printed.Hex, png = drawn.Hex }
        );
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Approved, sent back or replaced at this very moment: the next try reads it anew.
            foreach (var told in db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added).ToList())
                told.State = EntityState.Detached;
            await db.Entry(infographic).ReloadAsync(cancellation);
            return "changed meanwhile";
        }

        Task<FileHash> KeepAsync(Infographic one, string ending, byte[] content) =>
            files.KeepAsync(one.AgencyId, Actor.System, $"infographic-{one.Id.Value}.{ending}", content, cancellation);
    }
}

internal static class PrintingInfographicsSoon
{
    // What is made together is printed by one browser.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Asks for PDF and PNG of the infographics that are saved with this.</summary>
    public static void PrintInfographicsSoon(this ProngsaiDb db, Now now) =>
        db.Enqueue(null, now, new PrintInfographics(), now.Utc + Pause, key: "print-infographics");
}

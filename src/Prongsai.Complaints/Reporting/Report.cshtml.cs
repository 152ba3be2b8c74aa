using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Complaints.Sealing;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Reporting;

/// <summary>
/// Somebody reports corruption or misconduct, named or nameless. No cookie, no antiforgery token (which would need one): the sender acts
/// for nobody who is signed in. Uploads stay in memory; nothing unsealed touches the disk.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, TakesFiles, LeavesNoTrace]
[RequestFormLimits(
    MemoryBufferThreshold = (int)TakesFilesAttribute.MostBytes,
    MultipartBodyLengthLimit = TakesFilesAttribute.MostBytes
)]
internal sealed class ReportModel(
    ProngsaiDb db,
    IAgencies agencies,
    IPeople people,
    Gate gate,
    Taking taking,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Agency? Parent { get; private set; }
    public Readers Readers { get; private set; } = null!;
    public ReportForm Form { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    /// <summary>Nobody may read a report about whom was chosen: said before anything is written.</summary>
    public bool CannotBeTaken { get; private set; }

    /// <summary>Shown once, when the report is in.</summary>
    public Receipt? Receipt { get; private set; }

    /// <summary>Names of files that still hold their metadata.</summary>
    public IReadOnlyList<string> NotCleaned { get; private set; } = [];

    public DateOnly Today => clock.Now().Today;

    public string WorkToDo => gate.ChallengeOf(Form.Ticket);

    public IReadOnlyList<Reader> Chosen => Readers.Of(Form.AccusedIn(Readers.Sections));

    public async Task OnGetAsync(string agency, CancellationToken cancellation)
    {
        await FetchAsync(agency, cancellation);
        Form = ReportForm.Begin(gate.NewTicket());
        CannotBeTaken = Readers.All.Count == 0;
    }

    public async Task<IActionResult> OnPostAsync(string agency, CancellationToken cancellation)
    {
        await FetchAsync(agency, cancellation);
        var form = await Request.ReadFormAsync(cancellation);
        Form = ReportForm.Read(form);
        if (!gate.MayTurnPage(HttpContext.Connection.RemoteIpAddress))
            return Refused(StatusCodes.Status429TooManyRequests, ReportRefusals.TooMuch);
        if (form["go"] == "back")
        {
            Form = Form.At(Form.Step - 1);
            return Page();
        }

        // Everything before this step too: an old or a changed form begins where something is wrong.
        for (var step = 1; step <= Form.Step; step++)
        {
            WhyNot = Form.WhyNotLeave(step, Readers.Sections);
            CannotBeTaken = WhyNot.Count == 0 && !Readers.CanTake(Form.AccusedIn(Readers.Sections));
            if (WhyNot.Count == 0 && !CannotBeTaken)
                continue;
            Form = Form.At(CannotBeTaken ? 1 : step);
            return Page();
        }

        if (Form.Step < ReportForm.LastStep)
        {
            Form = Form.At(Form.Step + 1);
            return Page();
        }

        return await SendAsync(form, cancellation);
    }

    private async Task<IActionResult> SendAsync(IFormCollection form, CancellationToken cancellation)
    {
        var uploads = form.Files.Where(f => f.Length > 0).ToList();
        if (uploads.Count > IncomingFile.Most)
            return Refused(StatusCodes.Status200OK, ReportRefusals.TooManyFiles);
        if (
            uploads.Exists(f => f.Length > IncomingFile.MostBytes)
            || uploads.Sum(f => f.Length) > IncomingFile.MostTogether
        )
            return Refused(StatusCodes.Status200OK, ReportRefusals.FilesTooLarge);

        var (whose, readers) = (Agency.Id, Chosen);
        var channel = await db.ComplaintChannels.AsNoTracking().SingleAsync(c => c.AgencyId == whose, cancellation);
        var (answer, taken) = await gate.PassAsync(
            Form.Ticket,
            form["work"],
            HttpContext.Connection.RemoteIpAddress,
            async () =>
            {
                List<IncomingFile> files = [];
                foreach (var upload in uploads)
                    files.Add(await ReadAsync(upload, cancellation));
                var receipt = await taking.TakeAsync(
                    whose,
                    channel.ReceiptSalt,
                    Form.Content(Readers.Sections),
                    files,
                    readers,
                    cancellation
                );
                return (receipt, files.Where(f => !f.IsCleaned).Select(f => f.Name).ToList());
            },
            cancellation
        );
        if (ReportRefusals.Of(answer, gate.SecondsLeft(Form.Ticket)) is { } whyNot)
        {
            if (answer == GateAnswer.Stale)
                Form = Form.With(gate.NewTicket());
            return Refused(StatusCodes.Status429TooManyRequests, whyNot);
        }

        (Receipt, NotCleaned) = taken;
        return Page();
    }

    private static async Task<IncomingFile> ReadAsync(IFormFile upload, CancellationToken cancellation)
    {
        using var content = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(content, cancellation);
        return IncomingFile.Of(upload.FileName, content.ToArray());
    }

    private PageResult Refused(int status, Refusal whyNot)
    {
        WhyNot = [whyNot];
        Response.StatusCode = status;
        return Page();
    }

    private async Task FetchAsync(string slug, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(slug, cancellation).OrMissAsync();
        Readers = await Readers.OfAsync(db, people, agencies, Agency.Id, cancellation);
        // Where nobody here may read it, the parent's own channel can, if somebody there has a key.
        if (Agency.ParentId is { } above && await agencies.ByIdAsync(above, cancellation) is { } parent)
        {
            var ofParent = await Readers.OfAsync(db, people, agencies, above, cancellation);
            Parent = ofParent.All.Count > 0 ? parent : null;
        }
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Complaints.Handling;
using Prongsai.Complaints.Keys;
using Prongsai.Complaints.Reporting;
using Prongsai.Kernel;

namespace Prongsai.Complaints.HandingOver;

/// <summary>A case goes to another authority: a sealed file that is downloaded and kept nowhere, and a covering letter.</summary>
[Reads(Duty.ComplaintHandler), LeavesNoTrace]
[Act("ส่งต่อเรื่องร้องเรียนให้ ป.ป.ช. ป.ป.ท. หรือตำรวจ", "Hand a complaint over to NACC, PACC or the police")]
internal sealed class HandOverModel(
    ProngsaiDb db,
    IAgencies agencies,
    IPapers papers,
    Unlocking unlocking,
    TimeProvider clock
) : PageModel
{
    private const int LongestCertificate = 64 * 1024,
        PassphraseLength = 24;

    private static readonly Refusal CertificateTooLarge = new(
        "complaint-certificate-large",
        "แฟ้มใบรับรองใหญ่เกิน 64 KB",
        "The certificate has more than 64 KB."
    );

    public ComplaintCase Case { get; private set; } = null!;

    /// <summary>Random, shown on this page only; it travels back with the form.</summary>
    public string Passphrase { get; private set; } = "";

    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Here => $"{Case.Page}/hand-over";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        using var own = await unlocking.FindAsync(HttpContext, cancellation);
        return own is null ? LocalRedirect($"{UnlockModel.Here}?back={Uri.EscapeDataString(Here)}") : Page();
    }

    public async Task<IActionResult> OnGetLetterAsync(Guid id, string? form, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        if (Case.HandedTo is null)
            throw new MissingException("letter");
        var agency = await agencies.ByIdAsync(Case.AgencyId, cancellation).OrMissAsync();
        var paper = Package.Letter(agency, Case);
        if (form == "docx")
            return File(papers.Docx(paper), FileKind.Docx.MediaType, $"{paper.Title}.docx");

        var (pdf, missing) = await papers.PdfAsync(paper, cancellation);
        if (pdf is not null)
            return File(pdf, FileKind.Pdf.MediaType, $"{paper.Title}.pdf");
        WhyNot = [missing!];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        Guid id,
        Receiver receiver,
        string? passphrase,
        IFormFile? certificate,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        using var own = await unlocking.FindAsync(HttpContext, cancellation);
        if (own is null)
            return LocalRedirect($"{UnlockModel.Here}?back={Uri.EscapeDataString(Here)}");
        if (certificate is { Length: > LongestCertificate })
            return Refused(CertificateTooLarge);

        var now = clock.Now();
        var (opened, _) = await OpenedCase.OpenAsync(db, Case, own, now, cancellation);
        using (opened)
        {
            if (opened is null)
                return LocalRedirect(Case.Page);
            if (await Package.OfAsync(opened, cancellation) is not { } parts)
                return Refused(CaseRefusals.Changed);

            var zip = SealedFile.Zip(parts);
            var (content, ending) = (Array.Empty<byte>(), "zip.enc");
            if (certificate is { Length: > 0 })
            {
                var (forReceiver, whyNot) = SealedFile.ForCertificate(zip, await ReadAsync(certificate, cancellation));
                if (forReceiver is null)
                    return Refused(whyNot!);
                (content, ending) = (forReceiver, "zip.p7m");
            }
            else
            {
                // As this page showed it; anything shorter was changed on its way.
                var plain = ReadableKey.Tidy(passphrase);
                if (plain.Length != PassphraseLength)
                    return Refused(CaseRefusals.Raced);
                content = SealedFile.ForPassphrase(zip, ReadableKey.InGroups(plain));
            }

            Case.HandOver(receiver, content, now.Today);
            db.Add(AccessLine.Of(Case, AccessAct.HandedOver, User.Actor(), now));
            await db.SaveOrRefuseAsync(CaseRefusals.Raced, cancellation);
            return File(content, "application/octet-stream", $"complaint-{Case.Handle}.{ending}");
        }
    }

    private static async Task<byte[]> ReadAsync(IFormFile upload, CancellationToken cancellation)
    {
        using var content = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(content, cancellation);
        return content.ToArray();
    }

    private PageResult Refused(Refusal whyNot)
    {
        WhyNot = [whyNot];
        return Page();
    }

    private async Task FetchAsync(Guid id, CancellationToken cancellation)
    {
        var (agency, caseId) = (User.Agency(), new CaseId(id));
        Case = await db.CasesOf(agency, User.Actor().AccountId)
            .FirstOrDefaultAsync(c => c.Id == caseId && c.DestroyedOn == null, cancellation)
            .OrMissAsync();
        Passphrase = ReadableKey.InGroups(ReadableKey.New(PassphraseLength));
    }
}

using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Complaints.Handling;
using Prongsai.Complaints.Reporting;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Destroying;

/// <summary>A closed case whose time is over is destroyed: one handler asks, another confirms, and a certificate says what went.</summary>
[Reads(Duty.ComplaintHandler), LeavesNoTrace]
[Act(
    "เสนอและยืนยันการทำลายเรื่องร้องเรียนที่ครบกำหนดเก็บ",
    "Ask for and confirm the destruction of a complaint whose time is over"
)]
internal sealed class DestroyModel(ProngsaiDb db, IAgencies agencies, IPapers papers, TimeProvider clock) : PageModel
{
    public ComplaintCase Case { get; private set; } = null!;
    public int Years { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNotAsk { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNotConfirm { get; private set; } = [];
    public string Here => $"{Case.Page}/destroy";

    public Task OnGetAsync(Guid id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnGetCertificateAsync(Guid id, string? form, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        if (Case.DestroyedOn is null)
            throw new MissingException("certificate");
        var agency = await agencies.ByIdAsync(Case.AgencyId, cancellation).OrMissAsync();
        var paper = Certificate(agency, Case);
        if (form == "docx")
            return File(papers.Docx(paper), FileKind.Docx.MediaType, $"{paper.Title}.docx");

        var (pdf, missing) = await papers.PdfAsync(paper, cancellation);
        if (pdf is not null)
            return File(pdf, FileKind.Pdf.MediaType, $"{paper.Title}.pdf");
        WhyNot = [missing!];
        return Page();
    }

    public async Task<IActionResult> OnPostAskAsync(Guid id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = WhyNotAsk;
        if (WhyNot.Count > 0)
            return Page();

        Case.AskForDestruction(User.Actor());
        db.Add(AccessLine.Of(Case, AccessAct.AskedDestruction, User.Actor(), clock.Now()));
        await db.SaveOrRefuseAsync(CaseRefusals.Raced, cancellation);
        return LocalRedirect(Here);
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = WhyNotConfirm;
        if (WhyNot.Count > 0)
            return Page();

        var (agency, caseId, now) = (Case.AgencyId, Case.Id, clock.Now());
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        var fingerprint = await FingerprintAsync(agency, caseId, cancellation);
        Case.Destroy(fingerprint, User.Actor(), now.Today);
        db.Add(AccessLine.Of(Case, AccessAct.Destroyed, User.Actor(), now));
        await db.SaveOrRefuseAsync(CaseRefusals.Raced, cancellation);
        await db.SealedPieces.Where(p => p.AgencyId == agency && p.CaseId == caseId).ExecuteDeleteAsync(cancellation);
        await db
            .SealedFileParts.Where(p => p.AgencyId == agency && p.CaseId == caseId)
            .ExecuteDeleteAsync(cancellation);
        await db.AgreedShares.Where(a => a.AgencyId == agency && a.CaseId == caseId).ExecuteDeleteAsync(cancellation);
        byte[] nothing = [];
        await db
            .WrappedKeys.Where(w => w.AgencyId == agency && w.CaseId == caseId)
            .ExecuteUpdateAsync(row => row.SetProperty(w => w.Envelope, nothing), cancellation);
        await whole.CommitAsync(cancellation);
        return LocalRedirect(Here);
    }

    /// <summary>The certificate of destruction.</summary>
    public static OfficialPaper Certificate(Agency agency, ComplaintCase one) =>
        new(
            $"ใบรับรองการทำลายเรื่องร้องเรียน {one.Handle}",
            ["ใบรับรองการทำลายเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ", agency.Name.Th],
            [
                new PaperLine("เรื่อง", one.Handle),
                new PaperLine("รับเรื่องเมื่อ", ThaiDate.InFull(one.ReceivedOn, Digits.Thai)),
                new PaperLine("ยุติเรื่องเมื่อ", ThaiDate.InFull(one.ClosedOn!.Value, Digits.Thai)),
                new PaperLine("ทำลายเมื่อ", ThaiDate.InFull(one.DestroyedOn!.Value, Digits.Thai)),
                new PaperLine("ผู้เสนอและผู้ยืนยัน", one.DestroyedBy ?? ""),
                new PaperText(
                    "ได้ลบเนื้อหาที่ปิดผนึก ไฟล์ ข้อความ บันทึก และกุญแจทั้งหมดของเรื่องนี้ออกจากระบบแล้ว คงเหลือเฉพาะวัน สถานะ และผล เพื่อจัดทำสถิติ สำเนาในชุดสำรองข้อมูลจะหมดไปตามรอบการเก็บชุดสำรอง"
                ),
                new PaperText($"ค่าแฮช SHA-256 ของสิ่งที่ทำลาย\n{one.Fingerprint}"),
            ],
            [PaperSignature.ByHand("", "ผู้รับเรื่องร้องเรียน"), PaperSignature.ByHand("", "ผู้ยืนยัน")]
        );

    // Of what lies there, in order, without opening it.
    private async Task<string> FingerprintAsync(AgencyId agency, CaseId id, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (
            var piece in db
                .SealedPieces.AsNoTracking()
                .Where(p => p.AgencyId == agency && p.CaseId == id)
                .OrderBy(p => p.Kind)
                .ThenBy(p => p.Number)
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
            hash.AppendData(piece.Content);
        await foreach (
            var part in db
                .SealedFileParts.AsNoTracking()
                .Where(p => p.AgencyId == agency && p.CaseId == id)
                .OrderBy(p => p.File)
                .ThenBy(p => p.Part)
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
            hash.AppendData(part.Content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private async Task FetchAsync(Guid id, CancellationToken cancellation)
    {
        var (agency, caseId, today) = (User.Agency(), new CaseId(id), clock.Now().Today);
        Case = await db.CasesOf(agency, User.Actor().AccountId)
            .FirstOrDefaultAsync(c => c.Id == caseId, cancellation)
            .OrMissAsync();
        Years = await db
            .ComplaintChannels.Where(c => c.AgencyId == agency)
            .Select(c => c.KeepYears)
            .FirstAsync(cancellation);
        (WhyNotAsk, WhyNotConfirm) = (
            Case.WhyNotDestroy(Years, today),
            Case.WhyNotConfirmDestruction(User.Actor(), Years, today)
        );
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;
using Prongsai.Reports.Editions;

namespace Prongsai.Reports.Portal;

/// <summary>
/// Where the QR code of a printed report leads: the files of its edition, and for every line where it came from with the proof in the
/// public log. What the log does not prove is said to be so.
/// </summary>
[AllowAnonymous]
internal sealed class ProveReportModel(IAgencies agencies, ProngsaiDb db, IPublicLog log) : PageModel
{
    private IReadOnlyDictionary<FileHash, LoggedEntry> _files = null!;
    private ILookup<string, LoggedEntry> _imports = null!;

    public Agency Agency { get; private set; } = null!;
    public Edition Edition { get; private set; } = null!;
    public IReadOnlyList<StatedPart> Parts { get; private set; } = [];

    public async Task OnGetAsync(string agency, string year, string number, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Edition = await db
            .ReportEditions.AsNoTracking()
            .Published()
            .NumberedAsync(Agency.Id, Year.Of(year), EditionNumber.Of(number), cancellation);
        Parts = StatedPart.Of(FrozenContent.Read(Edition.Content));

        var sources = Parts.SelectMany(p => p.Lines).SelectMany(l => l.Sources).ToList();
        List<FileHash> files =
        [
            .. sources.Select(s => s.File).Concat(Forms.Select(f => (FileHash?)f.File)).OfType<FileHash>().Distinct(),
        ];
        _files = await log.NamingAsync(Agency.Id, files, cancellation);
        List<string> imports = [.. sources.SelectMany(s => s.Imports ?? []).Select(i => i.Record).Distinct()];
        _imports = await log.SealedAsync(Agency.Id, imports, cancellation);
    }

    /// <summary>The edition's own files.</summary>
    public IEnumerable<(ReportForm Form, FileHash File)> Forms =>
        from form in Enum.GetValues<ReportForm>()
        let file = Edition.FileOf(form)
        where file is not null
        select (form, file.Value);

    /// <summary>The entry that names a file; null where none does.</summary>
    public LoggedEntry? EntryOf(FileHash file) => _files.GetValueOrDefault(file);

    /// <summary>The entries of the imports that a figure came from.</summary>
    public IEnumerable<LoggedEntry> ImportsOf(Source source) =>
        (source.Imports ?? []).SelectMany(import => _imports[import.Record].Where(entry => entry.Year == import.Year));

    /// <summary>What a source is called before the public: the name of a file may tell more than the report does.</summary>
    public static Bilingual NameOf(Source source) =>
        source switch
        {
            { Kind: SourceKind.File, File: not null } when IsLink(source) => new(
                "ฉบับที่หน่วยงานเผยแพร่ ซึ่งลิงก์ชี้ถึงในวันออกรายงาน",
                "The published edition that a link led to on the day of the report"
            ),
            { Kind: SourceKind.File, File: not null } => new("ไฟล์หลักฐาน", "File of evidence"),
            { Kind: SourceKind.File } => new("ลิงก์ที่เจ้าหน้าที่บันทึกไว้", "Link that an officer kept"),
            _ => source.Name,
        };

    // A file is shown by a page of the workspace; a link is an address of its own.
    private static bool IsLink(Source source) => source.Path?.StartsWith('/') == false;

    /// <summary>Why the log has no proof for it.</summary>
    public static Bilingual WhyUnproved(Source source) =>
        source.Kind switch
        {
            SourceKind.Figure => new(
                "ไม่พบการนำเข้าคะแนนนี้ในสมุดทะเบียน (นำเข้าก่อนเริ่มสมุด หรือรายงานไม่ได้ตรึงไว้ว่าเป็นการนำเข้าครั้งใด)",
                "The log has no import of this score: it came before the log began, or the report did not keep which import it was."
            ),
            SourceKind.Framework => new(
                "ข้อความจากกรอบการประเมินของ ป.ป.ช. ไม่ใช่สิ่งที่หน่วยงานเผยแพร่",
                "A text of the NACC's framework; not something that the agency published."
            ),
            SourceKind.Record => new(
                "บันทึกของเจ้าหน้าที่ ไม่ได้เผยแพร่แยกเป็นฉบับ ข้อความตรึงไว้ในไฟล์ของรายงานข้างต้น",
                "Kept by officers and not published by itself; its words are frozen in the report's files above."
            ),
            SourceKind.File => new(
                "ไม่ได้เผยแพร่แยกเป็นฉบับ จึงไม่มีหลักฐานของตนเองในสมุดทะเบียน",
                "Not published by itself, so the log has no proof of its own for it."
            ),
            SourceKind.Agency => new("ทะเบียนหน่วยงานในระบบ", "The register of agencies in the system."),
            _ => new("ผู้จัดทำรายงานเลือกไว้", "Chosen by whoever made the report."),
        };
}

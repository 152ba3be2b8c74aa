using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;

namespace Prongsai.Meetings.Minutes;

/// <summary>Approved minutes are printed and go, with the photographs, to the measures that the meeting serves.</summary>
internal sealed record FileMinutes(Guid Agency, Guid Meeting, int Edition);

/// <summary>
/// Once for each edition. Where there is no browser to print, the Word document is the evidence. Photographs that went with an earlier
/// edition do not go again.
/// </summary>
internal sealed class FilingMinutes(ProngsaiDb db, IPrinter printer, KeptFiles files, TimeProvider clock)
    : IJobWork<FileMinutes>
{
    public async Task RunAsync(FileMinutes job, JobRun run, CancellationToken cancellation)
    {
        var (agency, id) = (new AgencyId(job.Agency), new MeetingId(job.Meeting));
        var meeting = await db.MeetingAsync(agency, id, cancellation);
        var editions = await db
            .MinutesEditions.Where(e => e.AgencyId == agency && e.MeetingId == id && e.Number <= job.Edition)
            .OrderBy(e => e.Number)
            .ToListAsync(cancellation);
        var edition = editions.Single(e => e.Number == job.Edition);
        if (edition.FiledAt is not null)
            return;

        var html = await files.ReadAsync(edition.Html, cancellation);
        var (pdf, _) = await printer.PrintAsync(new Printable(html), cancellation);
        var name = $"minutes-{meeting.Number}-{meeting.Year}-{edition.Number}.{(pdf is null ? "docx" : "pdf")}";
        var content = pdf ?? await files.ReadAsync(edition.Docx, cancellation);
        var kept = pdf is null ? edition.Docx : await files.KeepAsync(agency, Actor.System, name, pdf, cancellation);
        var now = clock.Now();
        edition.File(pdf is null ? null : kept, now);

        var correction = edition.Number > 1 ? $" (ฉบับแก้ไขที่ {edition.Number})" : "";
        var subject = meeting.Title.Length > 0 ? $" เรื่อง {meeting.Title}" : "";
        var before = edition.Number > 1 ? editions[^2].ApprovedAt : DateTime.MinValue;
        var photographs = (await db.PhotographsAsync(meeting, cancellation)).Where(p => p.AddedAt > before).ToList();
        foreach (var measure in meeting.MeasureIds)
        {
            Prove(
                measure,
                $"รายงานการประชุม{meeting.Name}{subject} เมื่อวันที่ {ThaiDate.InFull(meeting.Day)}{correction}",
                kept,
                name,
                pdf is null ? FileKind.Docx.MediaType : FileKind.Pdf.MediaType,
                content.Length
            );
            foreach (var photograph in photographs)
                Prove(
                    measure,
                    $"{photograph.Caption} – {meeting.Name} เมื่อวันที่ {ThaiDate.InFull(meeting.Day)}",
                    photograph.File,
                    photograph.FileName,
                    photograph.MediaType,
                    photograph.Size
                );
        }

        if (meeting.MeasureIds.Count > 0)
            db.Journal(
                agency,
                now,
                Actor.System,
                "MinutesFiled",
                meeting.Record,
                new
                {
                    meeting = meeting.Name,
                    edition = edition.Number,
                    measures = meeting.MeasureIds.Count,
                    photographs = photographs.Count,
                }
            );
        await db.SaveChangesAsync(cancellation);

        void Prove(Guid measure, string title, FileHash file, string fileName, string mediaType, long size) =>
            db.Prove(
                now,
                new FileAsEvidence(
                    agency.Value,
                    measure,
                    title,
                    meeting.Day,
                    file.Hex,
                    fileName,
                    mediaType,
                    size,
                    MadeUp: false
                )
            );
    }
}

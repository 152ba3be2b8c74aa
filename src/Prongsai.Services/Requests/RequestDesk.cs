using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Requests;

/// <summary>A request with all that its pages show.</summary>
internal sealed record OpenedRequest(
    ServiceRequest Request,
    Service Service,
    ServiceVersion Version,
    IReadOnlyList<RequestFile> Files,
    IReadOnlyList<RequestEvent> Events
)
{
    public ServiceManual Manual => Version.Manual;

    /// <summary>Approved manuals always promise a time.</summary>
    public ServiceTime Promise => Manual.Total!;

    public IReadOnlySet<string> FieldsWithFile =>
        Files.Where(f => f.Field is not null).Select(f => f.Field!).ToHashSet();
}

/// <summary>What the pages of the public and of the office do with requests: one place for each act.</summary>
internal sealed class RequestDesk(
    ProngsaiDb db,
    KeptFiles files,
    INotices notices,
    WorkingDays calendar,
    TimeProvider clock
)
{
    /// <summary>The kind of notices about requests.</summary>
    public const string Notices = "service-requests";

    // Nobody is registered here; a machine that begins forms all day is stopped before the agency's space is full.
    private const int MostBegunADay = 500;

    public static readonly Actor Citizen = new(Guid.Empty, "ประชาชน");

    public async Task<Refusal?> WhyNotBeginAsync(AgencyId agency, CancellationToken cancellation)
    {
        var since = clock.Now().Utc.AddDays(-1);

        return
            await db.ServiceRequests.CountAsync(
                r => r.AgencyId == agency && r.State == RequestState.Draft && r.ChangedAt > since,
                cancellation
            ) >= MostBegunADay
            ? RequestRefusals.TooManyToday
            : null;
    }

    public ServiceRequest Begin(OfferedService offered, ReceiptCode code, Asked asked)
    {
        var request = ServiceRequest.Begin(offered, code, asked, clock.Now());
        db.ServiceRequests.Add(request);
        return request;
    }

    /// <summary>The request behind the number of a receipt; null where the agency has none.</summary>
    public async Task<OpenedRequest?> ByCodeAsync(AgencyId agency, ReceiptCode code, CancellationToken cancellation)
    {
        var hash = code.Hash;
        var request = await db.ServiceRequests.FirstOrDefaultAsync(
            r => r.AgencyId == agency && r.CodeHash == hash,
            cancellation
        );

        return request is null ? null : await OpenAsync(request, cancellation);
    }

    /// <summary>A request as the office opens it; what was never sent is the citizen's own.</summary>
    public async Task<OpenedRequest> ByIdAsync(AgencyId agency, RequestId id, CancellationToken cancellation) =>
        await OpenAsync(
            await db
                .ServiceRequests.FirstOrDefaultAsync(
                    r => r.AgencyId == agency && r.Id == id && r.State != RequestState.Draft,
                    cancellation
                )
                .OrMissAsync(),
            cancellation
        );

    /// <summary>Looks files through and keeps those that are good. What replaces an earlier file of the same field takes its place.</summary>
    /// <returns>How many were kept.</returns>
    public async Task<int> TakeFilesAsync(
        ServiceRequest request,
        IReadOnlyList<(IFormFile Upload, RequestField? Field)> uploads,
        IReadOnlyList<RequestFile> there,
        Actor by,
        bool isResult,
        List<Refusal> reasons,
        CancellationToken cancellation
    )
    {
        var now = clock.Now();
        var kept = 0;
        foreach (var (upload, field) in uploads.Where(u => u.Upload.Length > 0))
        {
            if (there.Count + kept >= RequestFile.Most)
            {
                reasons.Add(RequestRefusals.TooManyFiles);
                break;
            }

            if (upload.Length > RequestFile.MostBytes)
            {
                reasons.Add(RequestRefusals.FileTooLarge(upload.FileName, upload.Length));
                continue;
            }

            var number = there.Count + kept + 1;
            var (received, whyNot) = await files.ReceiveAsync(
                request.AgencyId,
                by,
                upload,
                RequestFile.Kinds,
                cancellation,
                kind => NameOf(kind, field, isResult, number)
            );
            if (received is null)
            {
                reasons.Add(whyNot!);
                continue;
            }

            if (field is not null)
                db.RequestFiles.RemoveRange(there.Where(f => f.Field == field.Code));
            db.RequestFiles.Add(RequestFile.Of(request, field?.Code, isResult, received, now));
            kept++;
        }

        return kept;
    }

    /// <summary>Sends it to the office. Saved by the caller.</summary>
    public void File(ServiceRequest request, Service service, ServiceTime promise, Asked checkedAnswers)
    {
        var now = clock.Now();
        request.File(checkedAnswers, promise, calendar, now);
        db.RequestEvents.Add(RequestEvent.Of(request, RequestEventKind.Filed, now));
        Journal(
            request,
            now,
            Citizen,
            "RequestFiled",
            new
            {
                service = service.Title,
                version = request.ServiceVersion,
                dueOn = request.DueOn,
            }
        );
        Tell(request, now, new($"มีคำขอออนไลน์ใหม่ {request.Handle}", $"A new online request, {request.Handle}"));
    }

    /// <summary>Something happened: an event for those who follow it, a line of the journal without what was written.</summary>
    public void Note(
        ServiceRequest request,
        RequestEventKind kind,
        Now now,
        Actor by,
        string what,
        string? text,
        object? facts = null
    )
    {
        db.RequestEvents.Add(
            RequestEvent.Of(
                request,
                kind,
                now,
                by.AccountId == Guid.Empty ? null : by.Name,
                string.IsNullOrWhiteSpace(text) ? null : ThaiText.NormaliseLines(text)
            )
        );
        Journal(request, now, by, what, facts ?? new { state = request.State, dueOn = request.DueOn });
    }

    /// <summary>Tells whoever works on it, or everybody who could.</summary>
    public void Tell(ServiceRequest request, Now now, Bilingual words) =>
        notices.Tell(
            now,
            new Notice(
                request.AgencyId,
                request.TakenById is { } one ? Recipients.Account(one) : Recipients.Holders(Duty.ServiceOfficer),
                Notices,
                words,
                request.Page
            )
        );

    /// <summary>Writes to the citizen that there is news, where an address is known; never what the news is.</summary>
    public void Write(ServiceRequest request, Bilingual service, string findPage, Now now)
    {
        if (request.Email is { } email)
            db.Send(
                now,
                new Letter(
                    email,
                    new($"คำขอ {request.Handle} มีความคืบหน้า", $"News of your request {request.Handle}"),
                    new(
                        $"คำขอ “{service.Th}” มีความคืบหน้า เปิดดูด้วยเลขที่คำขอที่ท่านได้รับเมื่อยื่น",
                        $"There is news of your request “{service.En}”. Open it with the number that you were given."
                    ),
                    findPage
                ),
                request.AgencyId
            );
    }

    private void Journal(ServiceRequest request, Now now, Actor by, string what, object facts) =>
        db.Journal(request.AgencyId, now, by, what, request.Record, facts);

    private async Task<OpenedRequest> OpenAsync(ServiceRequest request, CancellationToken cancellation)
    {
        var (agency, id) = (request.AgencyId, request.Id);
        var service = await db.ServiceAsync(agency, request.ServiceId, cancellation);
        var version = await db.VersionAsync(agency, request.ServiceId, request.ServiceVersion, cancellation)
            .OrMissAsync();
        var there = await db
            .RequestFiles.Where(f => f.AgencyId == agency && f.RequestId == id)
            .OrderBy(f => f.Id)
            .ToListAsync(cancellation);
        var events = await db
            .RequestEvents.AsNoTracking()
            .Where(e => e.AgencyId == agency && e.RequestId == id)
            .OrderBy(e => e.At)
            .ThenBy(e => e.Id)
            .ToListAsync(cancellation);

        return new(request, service, version, there, events);
    }

    private static string NameOf(FileKind kind, RequestField? field, bool isResult, int number) =>
        SafeFile.PlainName(
            (
                field?.Label.Th is { } label ? ThaiText.Truncate(label.ReplaceLineEndings(" "), 60)
                : isResult ? $"ผลการดำเนินการ {number}"
                : $"เอกสารเพิ่มเติม {number}"
            ) + kind.Extensions[0]
        );
}

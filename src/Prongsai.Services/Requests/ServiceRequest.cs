using System.Text.Json;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Requests;

internal readonly record struct RequestId(Guid Value) : IId<RequestId>
{
    public static RequestId From(Guid value) => new(value);
}

internal enum RequestState
{
    /// <summary>Being filled in; the office does not see it.</summary>
    Draft,

    /// <summary>With the office; the clock goes.</summary>
    Open,

    /// <summary>The citizen owes an answer; the clock stands.</summary>
    Waiting,

    Finished,
    Refused,

    /// <summary>The citizen took it back.</summary>
    Cancelled,
}

/// <summary>Who asks and what for, as it was typed.</summary>
internal sealed record Asked(string Name, string Phone, string Email, IReadOnlyDictionary<string, string> Answers);

/// <summary>
/// A citizen's request for a service. It keeps the version of the manual under which it was made, and with it the promise; what the
/// office approves later does not touch it. Who asked is forgotten when the time to keep it is over.
/// </summary>
internal sealed class ServiceRequest
{
    public const string Kind = "service-request";

    public const int LongestAnswer = 4000,
        LongestContact = 200;

    public AgencyId AgencyId { get; private init; }
    public RequestId Id { get; private init; }
    public ServiceId ServiceId { get; private init; }

    /// <summary>The version of the manual under which it was made.</summary>
    public int ServiceVersion { get; private init; }

    /// <summary>Of the receipt's number; the number itself is nowhere.</summary>
    public string CodeHash { get; private init; } = "";

    /// <summary>The first letters of the receipt's number, to talk about it.</summary>
    public string Handle { get; private init; } = "";

    public RequestState State { get; private set; }

    public string? Name { get; private set; }
    public string? Phone { get; private set; }
    public string? Email { get; private set; }

    /// <summary>JSON: code of the field → answer.</summary>
    public string Answers { get; private set; } = "{}";

    public DateTime ChangedAt { get; private set; }
    public DateTime? FiledAt { get; private set; }

    /// <summary>The first day of the month in which it was made, for statistics.</summary>
    public DateOnly? FiledMonth { get; private set; }

    /// <summary>The last day; null while the clock stands and days are left.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>JSON of the times for which the clock stood.</summary>
    public string Pauses { get; private set; } = "[]";

    public Guid? TakenById { get; private set; }
    public string? TakenBy { get; private set; }

    public DateTime? ClosedAt { get; private set; }
    public DateOnly? ClosedMonth { get; private set; }

    /// <summary>Days of the promise that were used when it was closed.</summary>
    public int? UsedDays { get; private set; }

    /// <summary>Whether it was closed by the day it was due.</summary>
    public bool? WasInTime { get; private set; }

    /// <summary>What the citizen is told at the end.</summary>
    public string? Outcome { get; private set; }

    public long? PaidSatang { get; private set; }
    public string? PaidReceipt { get; private set; }
    public DateOnly? PaidOn { get; private set; }

    public DateTime? ForgottenAt { get; private set; }

    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";
    public string Page => $"/staff/services/requests/{Id.Value}";
    public bool IsWithTheOffice => State is RequestState.Open or RequestState.Waiting;
    public bool IsClosed => State is RequestState.Finished or RequestState.Refused or RequestState.Cancelled;
    public DateOnly? FiledOn => FiledAt?.DayInThailand();
    public Money? Paid => PaidSatang is { } satang ? new Money(satang) : null;

    public IReadOnlyDictionary<string, string> AnswersByField =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Answers, ManualJson.Format)!;

    public IReadOnlyList<Pause> AllPauses => JsonSerializer.Deserialize<List<Pause>>(Pauses, ManualJson.Format)!;

    public Asked Asked => new(Name ?? "", Phone ?? "", Email ?? "", AnswersByField);

    /// <summary>Late while it is open, or when it was closed.</summary>
    public bool IsLate(DateOnly today) => DueOn < (ClosedAt?.DayInThailand() ?? today);

    public static ServiceRequest Begin(OfferedService offered, ReceiptCode code, Asked asked, Now now)
    {
        var request = new ServiceRequest
        {
            AgencyId = offered.Service.AgencyId,
            Id = Ids.Next<RequestId>(),
            ServiceId = offered.Service.Id,
            ServiceVersion = offered.Version.Number,
            CodeHash = code.Hash,
            Handle = code.Handle,
        };
        request.Rewrite(asked, now);
        request.Version = 1;
        return request;
    }

    public void Rewrite(Asked asked, Now now)
    {
        if (State != RequestState.Draft)
            throw new RefusedException([RequestRefusals.SentAlready]);

        (Name, Phone, Email) = (Or(asked.Name), Or(asked.Phone), Or(asked.Email));
        (Answers, ChangedAt) = (JsonSerializer.Serialize(asked.Answers, ManualJson.Format), now.Utc);
        Version++;
    }

    /// <param name="checkedAnswers">As <see cref="RequestForm"/> found them good.</param>
    public void File(Asked checkedAnswers, ServiceTime promise, WorkingDays calendar, Now now)
    {
        Rewrite(checkedAnswers, now);
        (State, FiledAt, FiledMonth) = (RequestState.Open, now.Utc, Month(now.Today));
        Reckon(promise, calendar, now.Today);
    }

    public Reckoning Reckoned(ServiceTime promise, WorkingDays calendar, DateOnly today) =>
        RequestClock.Of(FiledOn!.Value, promise, AllPauses, ClosedAt?.DayInThailand() ?? today, calendar);

    public IReadOnlyList<Refusal> WhyNotWork() => IsWithTheOffice ? [] : [RequestRefusals.IsClosed];

    public void Take(Actor by, Now now)
    {
        WhyNotWork().ThrowIfAny();

        (TakenById, TakenBy) = (by.AccountId, by.Name);
        Changed(now);
    }

    public IReadOnlyList<Refusal> WhyNotAsk(string? text) =>
        State != RequestState.Open
            ? [State == RequestState.Waiting ? RequestRefusals.AskedAlready : RequestRefusals.IsClosed]
            : RequestRefusals.WhyNotText(text);

    /// <summary>Asks for more; the clock stands from tomorrow until the answer.</summary>
    public void Ask(ServiceTime promise, WorkingDays calendar, Now now)
    {
        Keep([.. AllPauses, new Pause(now.Today, null)]);
        State = RequestState.Waiting;
        Reckon(promise, calendar, now.Today);
        Changed(now);
    }

    /// <summary>The citizen answered; the clock goes on tomorrow.</summary>
    public void Answered(ServiceTime promise, WorkingDays calendar, Now now)
    {
        if (State != RequestState.Waiting)
            throw new RefusedException([RequestRefusals.NothingAsked]);

        GoOn(now.Today);
        State = RequestState.Open;
        Reckon(promise, calendar, now.Today);
        Changed(now);
    }

    public IReadOnlyList<Refusal> WhyNotClose(string? words) =>
        IsWithTheOffice ? RequestRefusals.WhyNotText(words) : [RequestRefusals.IsClosed];

    /// <param name="as">Finished, refused or cancelled.</param>
    public void Close(RequestState @as, string? words, ServiceTime promise, WorkingDays calendar, Now now)
    {
        WhyNotWork().ThrowIfAny();

        GoOn(now.Today);
        // Reckoned before it is closed: the due date is that of a clock that goes.
        Reckon(promise, calendar, now.Today);
        UsedDays = Reckoned(promise, calendar, now.Today).Used;
        WasInTime = now.Today <= DueOn;
        (State, ClosedAt, ClosedMonth, Outcome) = (@as, now.Utc, Month(now.Today), words);
        Changed(now);
    }

    public void Pay(Money paid, string receipt, DateOnly on, Now now)
    {
        WhyNotWork().ThrowIfAny();

        (PaidSatang, PaidReceipt, PaidOn) = (paid.Satang, receipt, on);
        Changed(now);
    }

    public void Forget(Now now)
    {
        (Name, Phone, Email, Answers, Outcome, PaidReceipt) = (null, null, null, "{}", null, null);
        ForgottenAt = now.Utc;
        Changed(now);
    }

    private void GoOn(DateOnly today) =>
        Keep([.. AllPauses.Select(p => p.Until is null ? p with { Until = today } : p)]);

    private void Keep(IReadOnlyList<Pause> pauses) => Pauses = JsonSerializer.Serialize(pauses, ManualJson.Format);

    private void Reckon(ServiceTime promise, WorkingDays calendar, DateOnly today) =>
        DueOn = RequestClock.Of(FiledOn!.Value, promise, AllPauses, today, calendar).DueOn;

    private void Changed(Now now)
    {
        ChangedAt = now.Utc;
        Version++;
    }

    private static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);

    private static string? Or(string text) => text.Length == 0 ? null : text;
}

internal enum RequestEventKind
{
    Filed,
    Taken,
    Asked,
    Answered,

    /// <summary>Written by an officer.</summary>
    FromOffice,

    /// <summary>Written by the citizen.</summary>
    FromCitizen,
    Paid,
    Finished,
    Refused,
    Cancelled,
}

internal readonly record struct RequestEventId(Guid Value) : IId<RequestEventId>
{
    public static RequestEventId From(Guid value) => new(value);
}

/// <summary>What happened to a request. Added, never changed; only its words are forgotten with the request.</summary>
internal sealed class RequestEvent
{
    public AgencyId AgencyId { get; private init; }
    public RequestEventId Id { get; private init; }
    public RequestId RequestId { get; private init; }
    public DateTime At { get; private init; }
    public RequestEventKind Kind { get; private init; }

    /// <summary>The officer; null for the citizen.</summary>
    public string? ByName { get; private init; }
    public string? Text { get; private init; }

    public static RequestEvent Of(
        ServiceRequest request,
        RequestEventKind kind,
        Now now,
        string? byName = null,
        string? text = null
    ) =>
        new()
        {
            AgencyId = request.AgencyId,
            Id = Ids.Next<RequestEventId>(),
            RequestId = request.Id,
            At = now.Utc,
            Kind = kind,
            ByName = byName,
            Text = text,
        };
}

internal readonly record struct RequestFileId(Guid Value) : IId<RequestFileId>
{
    public static RequestFileId From(Guid value) => new(value);
}

/// <summary>A file of a request. Named by what it is, not as the citizen called it: such names tell of people.</summary>
internal sealed class RequestFile
{
    /// <summary>What citizens may send.</summary>
    public static readonly IReadOnlyList<FileKind> Kinds = [.. FileKind.Pictures, FileKind.Pdf, FileKind.Docx];

    public const long MostBytes = 10L * 1024 * 1024;

    /// <summary>Of one request.</summary>
    public const int Most = 30;

    public AgencyId AgencyId { get; private init; }
    public RequestFileId Id { get; private init; }
    public RequestId RequestId { get; private init; }

    /// <summary>The field it answers; null for what came later.</summary>
    public string? Field { get; private init; }

    /// <summary>Made by the office, for the citizen to fetch.</summary>
    public bool IsResult { get; private init; }

    public FileHash File { get; private init; }
    public string Name { get; private init; } = "";
    public string MediaType { get; private init; } = "";
    public long Size { get; private init; }
    public DateTime KeptAt { get; private init; }

    public static RequestFile Of(
        ServiceRequest request,
        string? field,
        bool isResult,
        ReceivedFile received,
        Now now
    ) =>
        new()
        {
            AgencyId = request.AgencyId,
            Id = Ids.Next<RequestFileId>(),
            RequestId = request.Id,
            Field = field,
            IsResult = isResult,
            File = received.Hash,
            Name = received.File.FileName,
            MediaType = received.File.Kind.MediaType,
            Size = received.File.Content.Length,
            KeptAt = now.Utc,
        };
}

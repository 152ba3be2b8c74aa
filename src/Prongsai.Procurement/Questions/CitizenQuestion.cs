using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Questions;

internal readonly record struct QuestionId(Guid Value) : IId<QuestionId>
{
    public static QuestionId From(Guid value) => new(value);
}

/// <summary>
/// What a citizen asked about a published purchase. The public sees it only once an officer found no personal data in it; that it was
/// asked, and how long the answer takes, is seen at once. Who asked is kept for the answer's sake and forgotten with it, or when it is
/// overdue too long (<see cref="AskerRetention"/>).
/// </summary>
internal sealed class CitizenQuestion
{
    public const string Kind = "citizen-question";

    /// <summary>Longer ones are refused with a clear word; it is a question, not a brief.</summary>
    public const int LongestText = 2_000,
        LongestName = 100,
        LongestAnswer = 5_000;

    public AgencyId AgencyId { get; private init; }
    public QuestionId Id { get; private init; }
    public PurchaseId PurchaseId { get; private init; }

    /// <summary>The work as it was published when it was asked.</summary>
    public string Work { get; private init; } = "";

    public string Text { get; private init; } = "";
    public string? AskedBy { get; private set; }
    public string? Email { get; private set; }
    public DateTime AskedAt { get; private init; }

    /// <summary>The last working day for the answer.</summary>
    public DateOnly DueOn { get; private init; }

    /// <summary>When name and e-mail were forgotten although nobody had answered; null where they were not.</summary>
    public DateTime? AskerForgottenAt { get; private set; }

    /// <summary>When an officer found it fit to be shown; null: not yet, or not.</summary>
    public DateTime? ShownAt { get; private set; }

    public string? Answer { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public string? AnsweredBy { get; private set; }
    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";
    public bool IsShown => ShownAt is not null;
    public bool IsAnswered => AnsweredAt is not null;

    public bool IsLate(DateOnly today) => !IsAnswered && today > DueOn;

    /// <summary>How many days it has waited, or waited until it was answered.</summary>
    public int Days(DateOnly today) =>
        (AnsweredAt?.DayInThailand() ?? today).DayNumber - AskedAt.DayInThailand().DayNumber;

    public static IReadOnlyList<Refusal> WhyNotAsk(string? text, string? name, string? email) =>
        [
            .. string.IsNullOrWhiteSpace(text) ? [QuestionRefusals.Blank] : Array.Empty<Refusal>(),
            .. text?.Length > LongestText ? [QuestionRefusals.TooLong(text.Length)] : Array.Empty<Refusal>(),
            .. name?.Length > LongestName ? [QuestionRefusals.NameTooLong] : Array.Empty<Refusal>(),
            .. IsEmail(email) ? Array.Empty<Refusal>() : [QuestionRefusals.NotAnEmail],
        ];

    public static CitizenQuestion Ask(
        AgencyId agency,
        PurchaseId purchase,
        string work,
        string text,
        string? name,
        string? email,
        Now now,
        DateOnly dueOn
    )
    {
        WhyNotAsk(text, name, email).ThrowIfAny();

        return new CitizenQuestion
        {
            AgencyId = agency,
            Id = Ids.Next<QuestionId>(),
            PurchaseId = purchase,
            Work = work,
            Text = Tidy(text),
            AskedBy = string.IsNullOrWhiteSpace(name) ? null : ThaiText.NormaliseLine(name),
            Email = string.IsNullOrWhiteSpace(email) ? null : email.Trim(),
            AskedAt = now.Utc,
            DueOn = dueOn,
        };
    }

    public IReadOnlyList<Refusal> WhyNotAnswer(string? answer) =>
        IsAnswered ? [QuestionRefusals.AnsweredAlready]
        : string.IsNullOrWhiteSpace(answer) ? [QuestionRefusals.AnswerBlank]
        : answer.Length > LongestAnswer ? [QuestionRefusals.AnswerTooLong(answer.Length)]
        : [];

    /// <summary>Answers it; the name and address of who asked are forgotten.</summary>
    /// <param name="show">The question has no personal data: it is shown with the answer.</param>
    public void Reply(string? answer, bool show, Now now, Actor by)
    {
        WhyNotAnswer(answer).ThrowIfAny();

        (Answer, AnsweredAt, AnsweredBy) = (Tidy(answer!), now.Utc, by.Name);
        (AskedBy, Email) = (null, null);
        if (show)
            ShownAt ??= now.Utc;
        Version++;
    }

    /// <summary>Forgets who asked; the question stays, and the answer is still owed to everybody else.</summary>
    public void ForgetAsker(Now now)
    {
        (AskedBy, Email, AskerForgottenAt) = (null, null, now.Utc);
        Version++;
    }

    /// <summary>Shows it before it is answered, or takes it from the public again.</summary>
    public void Show(bool shown, Now now)
    {
        ShownAt = shown ? ShownAt ?? now.Utc : null;
        Version++;
    }

    private static string Tidy(string text) => ThaiText.Normalise(text.Replace('\0', ' ')).Trim();

    private static bool IsEmail(string? email) =>
        string.IsNullOrWhiteSpace(email)
        || email.Trim() is { Length: <= 200 } plain
            && plain.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
            && at == plain.LastIndexOf('@')
            && at < plain.Length - 1
            && !plain.Any(char.IsWhiteSpace);
}

/// <summary>Every reason for which a question or an answer is refused.</summary>
internal static class QuestionRefusals
{
    public static readonly Refusal Blank = new(
        "question-blank",
        "โปรดเขียนคำถามก่อนส่ง",
        "Write the question before sending it."
    );

    public static readonly Refusal NameTooLong = new(
        "question-name-too-long",
        $"ชื่อยาวได้ไม่เกิน {CitizenQuestion.LongestName} ตัวอักษร ไม่ระบุก็ได้",
        $"A name has at most {CitizenQuestion.LongestName} characters; it may be left out."
    );

    public static readonly Refusal NotAnEmail = new(
        "question-email",
        "อีเมลไม่ถูกต้อง ต้องมีรูปแบบเช่น name@example.com ไม่ระบุก็ได้",
        "This is no e-mail address such as name@example.com; it may be left out."
    );

    public static readonly Refusal AnsweredAlready = new(
        "question-answered",
        "คำถามนี้ตอบไปแล้ว",
        "This question was answered already."
    );

    public static readonly Refusal AnswerBlank = new(
        "answer-blank",
        "โปรดเขียนคำตอบก่อนบันทึก",
        "Write the answer before keeping it."
    );

    public static readonly Refusal TooManyToday = new(
        "question-too-many",
        "วันนี้มีคำถามเกี่ยวกับรายการนี้มากแล้ว โปรดลองใหม่พรุ่งนี้ หรือติดต่อหน่วยงานตามที่อยู่ท้ายหน้า",
        "Much was asked about this purchase today. Try again tomorrow, or write to the agency as named below."
    );

    public static readonly Refusal Raced = new(
        "question-raced",
        "มีผู้อื่นบันทึกคำถามนี้ไปเมื่อครู่ โปรดโหลดหน้าใหม่",
        "Somebody else saved this question a moment ago; load the page again."
    );

    public static Refusal TooLong(int length) =>
        new(
            "question-too-long",
            $"คำถามยาว {length} ตัวอักษร ยาวได้ไม่เกิน {CitizenQuestion.LongestText}",
            $"The question has {length} characters; at most {CitizenQuestion.LongestText} are taken."
        );

    public static Refusal AnswerTooLong(int length) =>
        new(
            "answer-too-long",
            $"คำตอบยาว {length} ตัวอักษร ยาวได้ไม่เกิน {CitizenQuestion.LongestAnswer}",
            $"The answer has {length} characters; at most {CitizenQuestion.LongestAnswer} are taken."
        );
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>Which finding.</summary>
internal readonly record struct SignFindingId(Guid Value) : IId<SignFindingId>
{
    public static SignFindingId From(Guid value) => new(value);
}

/// <summary>Which explanation.</summary>
internal readonly record struct SignExplanationId(Guid Value) : IId<SignExplanationId>
{
    public static SignExplanationId From(Guid value) => new(value);
}

/// <summary>
/// Something to look at in an agency's year, kept from the day it was first seen. It is computed again whenever the register changes:
/// it stays the same finding while it is about the same thing, and goes when it is not found any more.
/// </summary>
internal sealed class SignFinding
{
    /// <summary>The kind of its journal record.</summary>
    public const string Kind = "procurement-sign";

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public AgencyId AgencyId { get; private init; }
    public SignFindingId Id { get; private init; }
    public FiscalYear Year { get; private init; }

    /// <summary>"F03".</summary>
    public string Code { get; private init; } = "";

    /// <summary>What it is about; hashed.</summary>
    public string Key { get; private init; } = "";

    public string SubjectTh { get; private set; } = "";
    public string SubjectEn { get; private set; } = "";

    /// <summary>The arithmetic, as JSON.</summary>
    public string FiguresJson { get; private set; } = "[]";

    /// <summary><see cref="Found.EvidenceHash"/>: which evidence an explanation was about.</summary>
    public string EvidenceHash { get; private set; } = "";

    /// <summary>Purchases it rests on; of very many not all are kept with it.</summary>
    public int EvidenceCount { get; private set; }
    public bool LookFirst { get; private set; }

    /// <summary>The clock of publication runs from here, and is never set back.</summary>
    public DateOnly FirstSeenOn { get; private init; }

    /// <summary>The day on which it was not found any more; null while it is.</summary>
    public DateOnly? GoneOn { get; private set; }

    public Bilingual Subject => new(SubjectTh, SubjectEn);

    public IReadOnlyList<Figure> Figures => JsonSerializer.Deserialize<List<Figure>>(FiguresJson, Json) ?? [];

    public string Record => $"{Kind}:{Id.Value}";

    public string Address => $"/staff/procurement/signs/{Id.Value}";

    public static SignFinding Of(AgencyId agency, FiscalYear year, ThaiSign sign, Found found, DateOnly today)
    {
        var finding = new SignFinding
        {
            AgencyId = agency,
            Id = Ids.Next<SignFindingId>(),
            Year = year,
            Code = sign.Code,
            Key = found.Key,
            FirstSeenOn = today,
        };
        finding.SeenAs(found, sign);
        return finding;
    }

    /// <summary>As it was computed this time. True when the evidence is another than before.</summary>
    public bool SeenAs(Found found, ThaiSign sign)
    {
        var before = EvidenceHash;
        (SubjectTh, SubjectEn) = (ThaiText.Truncate(found.Subject.Th, 300), ThaiText.Truncate(found.Subject.En, 300));
        FiguresJson = JsonSerializer.Serialize(found.Figures, Json);
        EvidenceHash = found.EvidenceHash(sign.Reads);
        EvidenceCount = found.Evidence.Count;
        LookFirst = found.LookFirst;
        GoneOn = null;
        return before != EvidenceHash;
    }

    public void NotSeen(DateOnly today) => GoneOn ??= today;

    /// <summary>
    /// The day from which the public may read it: when the office has explained this very evidence, or after so many days whether it
    /// has or not.
    /// </summary>
    public DateOnly PublicOn(SignExplanation? valid, int days)
    {
        var due = FirstSeenOn.AddDays(Math.Min(days, DateOnly.MaxValue.DayNumber - FirstSeenOn.DayNumber));

        return valid is not null && valid.At.DayInThailand() < due ? valid.At.DayInThailand() : due;
    }

    /// <summary>Why an explanation cannot be kept.</summary>
    public IReadOnlyList<Refusal> WhyNotExplain(string? text, string? evidence)
    {
        List<Refusal> why = [];
        if (GoneOn is not null)
            why.Add(SignRefusals.Gone);
        else if (evidence != EvidenceHash)
            why.Add(SignRefusals.EvidenceChanged);
        if (ThaiText.Normalise(text ?? "").Trim().Length < SignExplanation.Shortest)
            why.Add(SignRefusals.TooShort);
        if ((text ?? "").Length > SignExplanation.Longest)
            why.Add(SignRefusals.TooLong);
        return why;
    }
}

/// <summary>A purchase that a finding rests on, in the version that was looked at.</summary>
internal sealed class SignEvidence
{
    /// <summary>Of more, the first are kept; the finding says how many there were.</summary>
    public const int Most = 500;

    public AgencyId AgencyId { get; init; }
    public SignFindingId FindingId { get; init; }
    public PurchaseVersionId VersionId { get; init; }
    public FiscalYear Year { get; init; }
}

/// <summary>What the office says to a finding. Never changed: a later one stands beside it.</summary>
internal sealed class SignExplanation
{
    public const int Shortest = 10,
        Longest = 4000;

    public AgencyId AgencyId { get; init; }
    public SignExplanationId Id { get; init; }
    public SignFindingId FindingId { get; init; }
    public FiscalYear Year { get; init; }

    /// <summary>The evidence it is about. With other evidence it stands as said of the earlier one.</summary>
    public string EvidenceHash { get; init; } = "";
    public string Text { get; init; } = "";
    public DateTime At { get; init; }
    public Guid ById { get; init; }
    public string ByName { get; init; } = "";
}

/// <summary>How a sign stood over a year when it was last computed: for the lists, and to compare agencies.</summary>
internal sealed class SignCount
{
    public AgencyId AgencyId { get; init; }
    public FiscalYear Year { get; init; }
    public string Code { get; init; } = "";

    /// <summary>Findings.</summary>
    public int Found { get; set; }

    /// <summary>Purchases in the evidence of any of them, each once.</summary>
    public int Purchases { get; set; }

    /// <summary>Purchases that have what the sign reads.</summary>
    public int Looked { get; set; }

    /// <summary>Purchases of the year.</summary>
    public int Rows { get; set; }
    public string? WhyNotTh { get; set; }
    public string? WhyNotEn { get; set; }
    public DateTime At { get; set; }

    public Bilingual? WhyNot => WhyNotTh is { } th ? new Bilingual(th, WhyNotEn ?? th) : null;
}

/// <summary>Every reason for which an explanation is not kept.</summary>
internal static class SignRefusals
{
    public static readonly Refusal Gone = new(
        "sign-gone",
        "จุดนี้ไม่พบแล้วหลังทะเบียนเปลี่ยน จึงไม่ต้องชี้แจง",
        "This is not found any more since the register changed; no explanation is needed."
    );

    public static readonly Refusal EvidenceChanged = new(
        "sign-evidence-changed",
        "หลักฐานเปลี่ยนไปหลังจากเปิดหน้านี้ โปรดดูหลักฐานอีกครั้งแล้วชี้แจง",
        "The evidence changed since this page was opened; look at it again, then explain."
    );

    public static readonly Refusal TooShort = new(
        "sign-explanation-short",
        $"คำชี้แจงสั้นเกินไป ประชาชนจะอ่านข้อความนี้ ต้องมีอย่างน้อย {SignExplanation.Shortest} ตัวอักษร",
        $"The explanation is too short; the public will read it. At least {SignExplanation.Shortest} letters are expected."
    );

    public static readonly Refusal TooLong = new(
        "sign-explanation-long",
        $"คำชี้แจงยาวเกิน {SignExplanation.Longest} ตัวอักษร",
        $"The explanation is longer than {SignExplanation.Longest} letters."
    );
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Prongsai.Kernel;
using Prongsai.Procurement.Reconciling.NationalRecord;

namespace Prongsai.Procurement.Reconciling;

/// <summary>Which national system.</summary>
internal enum NationalSystem
{
    /// <summary>The announcements of e-GP.</summary>
    Announcements,

    /// <summary>The open data of awarded contracts.</summary>
    Contracts,
}

/// <summary>
/// How asking one system stands: what is in use, and what is under way. One row per agency, system and year; the next asking
/// replaces it, and what was read before stays in use until the next was read to its end.
/// </summary>
internal sealed class NationalAsk
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public AgencyId AgencyId { get; private init; }
    public NationalSystem System { get; private init; }

    /// <summary>Of the contracts, the year asked for; of the announcements, the year in which they were asked.</summary>
    public FiscalYear Year { get; private init; }

    /// <summary>The asking whose rows are in use; null while none was read to its end.</summary>
    public NationalAskId? InUse { get; private set; }
    public DateTime? ReadAt { get; private set; }

    /// <summary>The address that was asked; never the key.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Announcements or contracts that were read, ours alone.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows of other agencies in the same department.</summary>
    public int LeftOut { get; private set; }

    /// <summary>What a reader must know of what is in use, as JSON.</summary>
    public string NotesJson { get; private set; } = "[]";

    /// <summary>Begun and not ended; null when nothing is under way.</summary>
    public NationalAskId? UnderWay { get; private set; }
    public DateTime BegunAt { get; private set; }
    public string BegunBy { get; private set; } = "";

    /// <summary>Projects read so far of the one under way: the next offset.</summary>
    public int Offset { get; private set; }
    public int? Total { get; private set; }
    public int Taken { get; private set; }
    public int NotOurs { get; private set; }

    public DateTime? TroubleAt { get; private set; }
    public string? TroubleTh { get; private set; }
    public string? TroubleEn { get; private set; }

    public Bilingual? Trouble => TroubleTh is { } th ? new Bilingual(th, TroubleEn ?? th) : null;

    public IReadOnlyList<Bilingual> Notes => JsonSerializer.Deserialize<List<Bilingual>>(NotesJson, Json) ?? [];

    public static NationalAsk Of(AgencyId agency, NationalSystem system, FiscalYear year) =>
        new()
        {
            AgencyId = agency,
            System = system,
            Year = year,
        };

    /// <summary>Begins, or goes on where an earlier try of the same asking broke off.</summary>
    public void Begin(NationalAskId ask, string source, string by, Now now)
    {
        // Announcements are few and asked from the first each time.
        if (UnderWay != ask || Source != source || System == NationalSystem.Announcements)
            (Offset, Total, Taken, NotOurs, BegunAt, BegunBy) = (0, null, 0, 0, now.Utc, by);
        (UnderWay, Source) = (ask, source);
    }

    /// <summary>A page was read.</summary>
    public void Took(int projects, int? total, int rows, int notOurs)
    {
        Offset += projects;
        Total = total ?? Total;
        Taken += rows;
        NotOurs += notOurs;
    }

    /// <summary>Read to its end: from now on this is in use.</summary>
    public void Finish(IReadOnlyList<Bilingual> notes, Now now)
    {
        (InUse, ReadAt, Rows, LeftOut) = (UnderWay, now.Utc, Taken, NotOurs);
        (UnderWay, NotesJson) = (null, JsonSerializer.Serialize(notes, Json));
        (TroubleAt, TroubleTh, TroubleEn) = (null, null, null);
    }

    /// <param name="ends">False when the same asking goes on later.</param>
    public void Fail(Refusal why, bool ends, Now now)
    {
        (TroubleAt, TroubleTh, TroubleEn) = (now.Utc, why.In(Language.Thai), why.In(Language.English));
        if (ends)
            UnderWay = null;
    }
}

/// <summary>Systems in words.</summary>
internal static class NationalSystems
{
    public static Bilingual Name(this NationalSystem system) =>
        system == NationalSystem.Announcements
            ? new("ประกาศในระบบ e-GP", "Announcements of e-GP")
            : new("ข้อมูลสัญญาของรัฐ (opend.data.go.th)", "National contract data (opend.data.go.th)");
}

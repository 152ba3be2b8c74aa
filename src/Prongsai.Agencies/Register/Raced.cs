using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Register;

/// <summary>Somebody saved the same thing while a form was open. The form keeps what its writer typed; this says what stands now.</summary>
/// <param name="By">Who saved last.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Theirs">What stands now and is not what the writer typed.</param>
internal sealed record Raced(string By, DateTime At, IReadOnlyList<(Bilingual Field, string? Text)> Theirs)
{
    /// <summary>For forms in which nothing is typed.</summary>
    public static readonly Refusal Refusal = new(
        "agency-raced",
        "มีผู้อื่นบันทึกข้อมูลนี้ในเวลาเดียวกัน โปรดเปิดหน้านี้ใหม่แล้วลองอีกครั้ง",
        "Somebody else saved this at the same time. Open the page again and try once more."
    );

    public static async Task<Raced> OfAsync(
        ProngsaiDb db,
        AgencyId agency,
        string record,
        IReadOnlyList<(Bilingual Field, string? Text)> theirs,
        CancellationToken cancellation
    )
    {
        var last = await db.HistoryOf(agency, record).FirstOrDefaultAsync(cancellation);

        return new Raced(last?.ByName ?? "", last?.At ?? default, theirs);
    }

    /// <summary>When, to the minute, as it is in Thailand.</summary>
    public string When(Language language)
    {
        var day = ThaiDate.InWords(At.DayInThailand()).In(language);
        var time = (At + Clock.Thailand).ToString("HH':'mm", System.Globalization.CultureInfo.InvariantCulture);

        return language == Language.Thai ? $"{day} {time} น." : $"{day} {time}";
    }
}

using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Register;

/// <summary>A forecast beside what it is compared with.</summary>
/// <param name="Question">"If it were assessed today".</param>
/// <param name="Before">The result as it stands, or the forecast without the change; null when there is no result to start from.</param>
/// <param name="After">The forecast.</param>
/// <param name="Code">The item it is about; null for the whole register.</param>
internal sealed record TwoForecasts(Bilingual Question, Forecast? Before, Forecast? After, string? Code = null)
{
    /// <summary>The terms that are shown: indicators that differ, OIT, the total.</summary>
    public IReadOnlyList<(Term Before, Term After)> Rows
    {
        get
        {
            if (Before is not { } before || After is not { } after)
                return [];

            return
            [
                .. from term in after.Total.AndBelow()
                where term.Kind is FigureKind.Total or FigureKind.Indicator || term.Code == "OIT"
                let was = before.Total.Find(term.Code)
                where was is not null
                where term.Kind == FigureKind.Total || term.Code == "OIT" || was.Carried != term.Carried
                orderby term.Kind == FigureKind.Total, term.Code == "OIT"
                select (was, term),
            ];
        }
    }

    public Exact? Change =>
        Before?.Total.Carried is { } before && After?.Total.Carried is { } after ? after - before : null;
}

internal static class ForecastWords
{
    public static readonly Bilingual Today = new(
        "ถ้าประเมินวันนี้ ตามที่เครื่องตรวจพบ",
        "If it were assessed today, by what the machine finds"
    );

    public static readonly Bilingual WhenComplete = new("ถ้าข้อนี้ครบทุกองค์ประกอบ", "If this item had every element");
}

/// <summary>When a disclosure is due, in words.</summary>
internal static class DueWords
{
    public static Bilingual Of(Disclosure disclosure) =>
        disclosure.Rhythm switch
        {
            Rhythm.Monthly => new(
                $"ทุกเดือน ภายใน {disclosure.WithinDays} วันหลังสิ้นเดือน",
                $"monthly, within {disclosure.WithinDays} days of the month’s end"
            ),
            Rhythm.FirstSixMonths => new(
                $"6 เดือนแรก ภายใน {Thai(disclosure.DueOn)}",
                $"first six months, by {English(disclosure.DueOn)}"
            ),
            _ => new($"ปีละครั้ง ภายใน {Thai(disclosure.DueOn)}", $"once a year, by {English(disclosure.DueOn)}"),
        };

    /// <summary>The page, and what is demanded besides.</summary>
    public static IEnumerable<Bilingual> FormsOf(Disclosure disclosure)
    {
        yield return new("หน้าเว็บ", "page");
        if (disclosure.Formats.HasFlag(FormatDemands.Pdf))
            yield return new("PDF", "PDF");
        if (disclosure.Formats.HasFlag(FormatDemands.MachineReadable))
            yield return new("เครื่องอ่านได้", "machine-readable");
    }

    private static string Thai(DateOnly? day) => day is { } known ? ThaiDate.Abbreviated(known) : "–";

    private static string English(DateOnly? day) => day is { } known ? ThaiDate.English(known) : "–";
}

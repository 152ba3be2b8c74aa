using Prongsai.Kernel;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Reconciling.NationalRecord;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Reconciling.Differences;

/// <summary>What each side says, in words: companies by number, citizens never.</summary>
internal static class SaidOfBothSides
{
    public static bool IsWhole(string id) => id.Length == 13 && id.All(char.IsAsciiDigit);

    public static Bilingual VendorsInWords(IEnumerable<(string Name, string? Id)> vendors) =>
        Bilingual.ThaiOnly(
            string.Join(
                ", ",
                vendors.Select(v =>
                    v.Id is { } id ? $"{TaxId.Cover(v.Name)} ({TaxId.Public(id)})" : TaxId.Cover(v.Name)
                )
            )
        );

    public static Difference Differs(
        DifferenceKind kind,
        Purchase ours,
        NationalContract theirs,
        Bilingual oursSays,
        Bilingual theirsSays,
        string? compared = null
    ) =>
        new(
            kind,
            theirs.ProjectNumber,
            theirs.ContractNumber ?? ours.ContractNumber,
            TaxId.Cover(ours.Work),
            oursSays,
            theirsSays,
            ours.Id,
            $"{theirs.ProjectNumber}|{KeyOf(theirs.ContractNumber)}|{ours.Id.Value}",
            compared ?? $"{oursSays.Th}|{theirsSays.Th}"
        );

    public static Difference NotHere(NationalContract theirs) =>
        new(
            DifferenceKind.NationalOnly,
            theirs.ProjectNumber,
            theirs.ContractNumber,
            TaxId.Cover(theirs.ProjectName),
            DifferenceWords.NotInTheRegister,
            Contract(
                theirs.Winner,
                theirs.WinnerTaxId is { } id && IsWhole(id) ? id : null,
                theirs.Agreed,
                theirs.ContractNumber,
                theirs.ContractDay
            ),
            null,
            $"{theirs.ProjectNumber}|{KeyOf(theirs.ContractNumber)}",
            $"{theirs.WinnerTaxId}|{theirs.Agreed?.Satang}|{theirs.ContractNumber}|{theirs.ContractDay:O}"
        );

    public static Difference NotThere(Purchase ours)
    {
        var vendor = ours.Winners.Count > 0 ? ours.Winners.List[0] : null;
        return new(
            DifferenceKind.OursOnly,
            ours.EgpNumber,
            ours.ContractNumber,
            TaxId.Cover(ours.Work),
            Contract(
                vendor is null ? null : string.Join(", ", ours.Winners.List.Select(w => w.Name)),
                vendor?.TaxId,
                ours.AgreedPrice,
                ours.ContractNumber,
                ours.ContractDay
            ),
            DifferenceWords.NotInTheRecord,
            ours.Id,
            $"{ours.Id.Value}",
            $"{ours.EgpNumber}|{ours.AgreedPrice?.Satang}|{ours.ContractNumber}|{ours.ContractDay:O}|{ours.Winners}"
        );
    }

    private static Bilingual Contract(string? vendor, string? taxId, Money? price, string? number, DateOnly? day)
    {
        List<(string Th, string En)> parts = [];
        if (vendor is not null)
        {
            var shown = VendorsInWords([(vendor, taxId)]).Th;
            parts.Add((shown, shown));
        }

        if (price is { } agreed)
            parts.Add((Baht(agreed).Th, Baht(agreed).En));
        if (number is not null)
            parts.Add(($"สัญญา {TaxId.Cover(number)}", $"contract {TaxId.Cover(number)}"));
        if (day is { } signed)
            parts.Add((ThaiDate.InFull(signed), ThaiDate.English(signed)));
        return parts.Count == 0
            ? Bilingual.ThaiOnly(FormText.None)
            : new(string.Join(" · ", parts.Select(p => p.Th)), string.Join(" · ", parts.Select(p => p.En)));
    }

    public static Bilingual Baht(Money amount) => new($"{amount} บาท", $"{amount} baht");

    /// <summary>The numbers that a cell may name: all of it, and what stands between commas, lines or spaces.</summary>
    public static HashSet<string> KeysIn(string? numbers) =>
        numbers is null
            ? []
            :
            [
                .. numbers
                    .Split([',', ';', '\n', ' '], StringSplitOptions.RemoveEmptyEntries)
                    .Append(numbers)
                    .Select(KeyOf)
                    .OfType<string>(),
            ];

    /// <summary>"เลขที่ ๑ / ๒๕๖๘" and "1/2568" are the same contract.</summary>
    public static string? KeyOf(string? number)
    {
        if (number is null)
            return null;

        var plain = ThaiText.Fold(number).Replace("เลขที่", "", StringComparison.Ordinal);
        plain = string.Concat(plain.Where(c => !char.IsWhiteSpace(c))).Trim('.', ',', '-', '–');
        return plain.Length == 0 ? null : plain;
    }
}

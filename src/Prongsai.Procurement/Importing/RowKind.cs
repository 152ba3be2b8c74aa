using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Importing;

/// <summary>What a row of a table is.</summary>
internal enum RowKind
{
    Purchase,

    /// <summary>Goes on with the purchase above it: another bidder, the price under a name.</summary>
    More,
    Total,

    /// <summary>A separator, a note, a signature.</summary>
    Other,

    /// <summary>Has a number or an amount, but names no work.</summary>
    WithoutWork,
}

/// <summary>Tells purchases from what stands between them.</summary>
internal static partial class RowKinds
{
    public static RowKind Of(Row row, Heading heading, bool afterPurchase)
    {
        var work = "";
        var workGoesOn = false;
        bool numbered = false,
            hasMoney = false,
            hasOffer = false;
        for (var column = 0; column < Math.Min(row.Count, heading.Width); column++)
        {
            var text = row[column];
            switch (heading[column])
            {
                case Meaning.Work:
                    if (text.Length > 0)
                        work = text;
                    else
                        workGoesOn |= row.AreaOf(column) is { } area && area.FromRow < row.Number;
                    break;
                case Meaning.Number:
                    numbered |= text.Length > 0 && Numeral().IsMatch(text);
                    break;
                case Meaning.Budget or Meaning.ReferencePrice or Meaning.AgreedPrice:
                    hasMoney |= text.Length > 0 && !MoneyCell.SaysNone(text);
                    break;
                case Meaning.Bidders
                or Meaning.BidderPrice
                or Meaning.Winner
                or Meaning.Contract
                or Meaning.ContractNumber
                or Meaning.ContractDay
                or Meaning.TaxId:
                    hasOffer |= text.Length > 0;
                    break;
            }
        }

        var first = row[row.First];
        if (IsTotal(first) || work.Length > 0 && IsTotal(work))
            return RowKind.Total;
        if (row.Filled <= 3 && Footer().IsMatch(ThaiText.NormaliseLine(first)))
            return RowKind.Other;
        if (work.Length > 0)
            // A name of a group of purchases stands alone in its row.
            return row.Filled == 1 && !numbered ? RowKind.Other : RowKind.Purchase;
        if (workGoesOn && afterPurchase && (hasOffer || hasMoney))
            return RowKind.More;
        if (numbered)
            return row.Filled == 1 ? RowKind.Other : RowKind.WithoutWork;
        if (hasOffer && afterPurchase)
            return RowKind.More;

        return hasMoney ? RowKind.WithoutWork : RowKind.Other;
    }

    // Numbers and works begin otherwise: จ้าง, ซื้อ, เช่า.
    private static bool IsTotal(string text) =>
        !char.IsAsciiDigit(text[0])
        && text[0] is 'ร' or 'ย' or not (>= 'ก' and <= 'ฮ')
        && Total().IsMatch(ThaiText.Fold(text));

    [GeneratedRegex(@"^\(?[0-9๐-๙]{1,6}[.)]?$")]
    private static partial Regex Numeral();

    [GeneratedRegex(@"^(?:ยอด)?รวม(?:$|\s|ทั้ง|เป็นเงิน|เงิน|จำนวน|เดือน|ยอด|วงเงิน|\d)|^(?:grand |sub)?total\b")]
    private static partial Regex Total();

    [GeneratedRegex(
        @"^(?:\(?ลงชื่อ|หมายเหตุ|ผู้รายงาน|ผู้จัดทำ|ผู้ตรวจ|เจ้าหน้าที่พัสดุ|หัวหน้า|ตำแหน่ง|\((?:นาย|นาง|ว่าที่|\.{3}))"
    )]
    private static partial Regex Footer();
}

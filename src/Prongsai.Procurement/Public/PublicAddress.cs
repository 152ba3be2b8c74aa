using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Public;

/// <summary>The addresses of the public pages, below the agency's.</summary>
internal static class PublicAddress
{
    public static string PathOf(FiscalYear year) => $"/procurement/{year}";

    public static string PathOf(DateOnly month) =>
        FormattableString.Invariant($"{PathOf(FiscalYear.Of(month))}/{month.Month}");

    public static string Year(string agency, FiscalYear year) => $"/{agency}{PathOf(year)}";

    public static string Search(string agency) => $"/{agency}/procurement/search";

    public static string Contract(string agency, PurchaseId purchase) =>
        $"/{agency}/procurement/contracts/{purchase.Value}";

    public static string Vendor(string agency, string key) => $"/{agency}/procurement/vendors/{key}";

    public static string Signs(string agency, FiscalYear year) => $"/{agency}/procurement/signs?year={year}";

    public static string Month(string agency, DateOnly month) => $"/{agency}{PathOf(month)}";
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>What the signs add to the host.</summary>
internal static class ThaiSignsAdded
{
    public static void AddThaiSigns(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
            ThresholdsOf(provider.GetService<IConfiguration>()?["Prongsai:Procurement:Thresholds"]?.Trim() ?? "")
        );
        services.AddScoped<IThaiSigns, ThaiSignsOfAYear>();
        services.AddNoticeKind(
            FindingSigns.NoticeKind,
            new("จุดที่ควรดูของการจัดซื้อจัดจ้าง", "Things to look at in procurement")
        );
        services.AddJob<FindSigns, FindingSigns>(
            "find-procurement-signs",
            new("คำนวณจุดที่ควรดูของการจัดซื้อจัดจ้าง", "Compute what to look at in procurement")
        );
        services.AddJob<LookAfterSigns, LookingAfterSigns>(
            "look-after-procurement-signs",
            new("ดูแลจุดที่ควรดูของการจัดซื้อจัดจ้าง", "Look after what to look at in procurement")
        );
        services.AddSchedule<LookAfterSigns>("look-after-procurement-signs", Timetable.Daily(0, 20));
    }

    private static Thresholds ThresholdsOf(string path)
    {
        if (path.Length == 0)
            return Thresholds.Shipped;

        try
        {
            return Thresholds.WithOwn(Path.GetFileName(path), File.ReadAllBytes(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException([ThresholdRefusals.NotThere(path, failure.Message)]);
        }
    }
}

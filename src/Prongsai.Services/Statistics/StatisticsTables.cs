using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Services.Statistics;

internal static class StatisticsSets
{
    extension(ProngsaiDb db)
    {
        public DbSet<DailyFigure> DailyFigures => db.Set<DailyFigure>();

        public DbSet<OutsideFigure> OutsideFigures => db.Set<OutsideFigure>();
    }
}

internal sealed class StatisticsTables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var daily = model.Entity<DailyFigure>();
        daily.ToTable("services_daily");
        daily.HasKey(d => new
        {
            d.AgencyId,
            d.Day,
            d.ServiceId,
        });

        var outside = model.Entity<OutsideFigure>();
        outside.ToTable("services_outside_figures");
        outside.HasKey(f => new { f.AgencyId, f.Id });
        outside.HasIndex(f => new { f.AgencyId, f.Month });
    }
}

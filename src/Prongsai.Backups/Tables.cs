using Microsoft.EntityFrameworkCore;
using Prongsai.Backups.Drills;
using Prongsai.Kernel;

namespace Prongsai.Backups;

internal static class BackupsTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<Drill> Drills => db.Set<Drill>();

        public DbSet<DrillKey> DrillKeys => db.Set<DrillKey>();
    }
}

internal sealed class Tables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var drill = model.Entity<Drill>();
        drill.ToTable("backups_drills");
        drill.HasKey(d => d.Id);
        drill.HasIndex(d => d.At);
        drill.Ignore(d => d.Said);
        drill.Ignore(d => d.Result);

        var key = model.Entity<DrillKey>();
        key.ToTable("backups_drill_keys");
        key.HasKey(k => k.Fingerprint);
    }
}

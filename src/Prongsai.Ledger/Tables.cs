using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Witnessing;

namespace Prongsai.Ledger;

internal static class LedgerTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<Log> Ledgers => db.Set<Log>();

        public DbSet<LogBundle> LedgerBundles => db.Set<LogBundle>();

        public DbSet<LogSalt> LedgerSalts => db.Set<LogSalt>();

        public DbSet<LogFile> LedgerFiles => db.Set<LogFile>();

        public DbSet<LogTile> LedgerTiles => db.Set<LogTile>();

        public DbSet<OutboxLine> LedgerOutbox => db.Set<OutboxLine>();

        public DbSet<Sighting> LedgerSightings => db.Set<Sighting>();
    }
}

/// <summary>
/// The tables, and the ear of the ledger: what goes into the public log is noted in the very act that it tells of, so that neither is
/// lost without the other.
/// </summary>
internal sealed class Tables(IEnumerable<LoggedNames> logged) : IHearsTheJournal
{
    private readonly HashSet<string> _names = [.. logged.SelectMany(l => l.Names)];

    /// <summary>Hears nothing: only to describe the tables.</summary>
    public Tables()
        : this([]) { }

    public void Heard(ProngsaiDb db, JournalEntry line, Now now)
    {
        if (!_names.Contains(line.What))
            return;

        db.LedgerOutbox.Add(OutboxLine.Of(line.AgencyId, line.Id, line.At));
        db.Enqueue(line.AgencyId, now, new AppendToLedger(), key: AppendToLedger.KeyOf(line.AgencyId));
    }

    public void Describe(ModelBuilder model)
    {
        var log = model.Entity<Log>();
        log.ToTable("ledger_logs");
        log.HasKey(l => new { l.AgencyId, l.Number });
        log.Property(l => l.Version).IsConcurrencyToken();

        var bundle = model.Entity<LogBundle>();
        bundle.ToTable("ledger_bundles");
        bundle.HasKey(b => new
        {
            b.AgencyId,
            b.Log,
            b.Number,
        });

        var salt = model.Entity<LogSalt>();
        salt.ToTable("ledger_salts");
        salt.HasKey(s => new
        {
            s.AgencyId,
            s.Log,
            s.Index,
        });

        var file = model.Entity<LogFile>();
        file.ToTable("ledger_files");
        file.HasKey(f => f.Key);
        file.Property(f => f.Key).ValueGeneratedNever();

        var tile = model.Entity<LogTile>();
        tile.ToTable("ledger_tiles");
        tile.HasKey(t => new
        {
            t.AgencyId,
            t.Log,
            t.Place,
        });

        var outbox = model.Entity<OutboxLine>();
        outbox.ToTable("ledger_outbox");
        outbox.HasKey(o => o.Id);
        outbox.HasIndex(o => new { o.AgencyId, o.Line }).IsUnique();

        var sighting = model.Entity<Sighting>();
        sighting.ToTable("ledger_witnessed");
        sighting.HasKey(s => new
        {
            s.AgencyId,
            s.Log,
            s.Witness,
        });
    }
}

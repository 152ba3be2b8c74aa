using Microsoft.EntityFrameworkCore;
using Prongsai.Complaints.Handling;
using Prongsai.Complaints.Keys;
using Prongsai.Kernel;

namespace Prongsai.Complaints;

internal static class ComplaintTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<ComplaintChannel> ComplaintChannels => db.Set<ComplaintChannel>();

        public DbSet<HandlerKey> HandlerKeys => db.Set<HandlerKey>();

        public DbSet<UnlockedKey> UnlockedKeys => db.Set<UnlockedKey>();

        public DbSet<ComplaintCase> ComplaintCases => db.Set<ComplaintCase>();

        public DbSet<SealedPiece> SealedPieces => db.Set<SealedPiece>();

        public DbSet<SealedFilePart> SealedFileParts => db.Set<SealedFilePart>();

        public DbSet<WrappedKey> WrappedKeys => db.Set<WrappedKey>();

        public DbSet<AgreedShare> AgreedShares => db.Set<AgreedShare>();

        public DbSet<AccessLine> AccessLines => db.Set<AccessLine>();

        /// <summary>The key that an account uses now.</summary>
        public Task<HandlerKey?> CurrentKeyAsync(AgencyId agency, Guid account, CancellationToken cancellation) =>
            db.HandlerKeys.FirstOrDefaultAsync(
                k => k.AgencyId == agency && k.AccountId == account && k.RetiredOn == null,
                cancellation
            );

        /// <summary>The cases of which this account holds a key; the others do not exist for it.</summary>
        public IQueryable<ComplaintCase> CasesOf(AgencyId agency, Guid account)
        {
            var (wrapped, keys) = (db.WrappedKeys, db.HandlerKeys);
            return db.ComplaintCases.Where(c =>
                c.AgencyId == agency
                && wrapped.Any(w =>
                    w.AgencyId == agency
                    && w.CaseId == c.Id
                    && keys.Any(k =>
                        k.AgencyId == agency && k.Id == w.KeyId && k.AccountId == account && k.RetiredOn == null
                    )
                )
            );
        }
    }
}

internal sealed class Tables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var channel = model.Entity<ComplaintChannel>();
        channel.ToTable("complaints_channels");
        channel.HasKey(c => c.AgencyId);
        channel.Property(c => c.Version).IsConcurrencyToken();

        var key = model.Entity<HandlerKey>();
        key.ToTable("complaints_keys");
        key.HasKey(k => new { k.AgencyId, k.Id });
        key.HasIndex(k => new { k.AgencyId, k.AccountId }).IsUnique().HasFilter("\"RetiredOn\" IS NULL");
        key.Property(k => k.Version).IsConcurrencyToken();
        key.Ignore(k => k.Record).Ignore(k => k.Fingerprint);

        var unlocked = model.Entity<UnlockedKey>();
        unlocked.ToTable("complaints_unlocked");
        unlocked.HasKey(u => new { u.AgencyId, u.Id });
        unlocked.HasIndex(u => u.AccountId);

        var one = model.Entity<ComplaintCase>();
        one.ToTable("complaints_cases");
        one.HasKey(c => new { c.AgencyId, c.Id });
        one.HasIndex(c => new { c.AgencyId, c.Lookup }).IsUnique();
        one.HasIndex(c => new { c.AgencyId, c.ReceivedOn });
        one.Property(c => c.Version).IsConcurrencyToken();
        one.Ignore(c => c.Page).Ignore(c => c.Year).Ignore(c => c.IsDone);

        var piece = model.Entity<SealedPiece>();
        piece.ToTable("complaints_pieces");
        piece.HasKey(p => new
        {
            p.AgencyId,
            p.CaseId,
            p.Kind,
            p.Number,
        });

        var part = model.Entity<SealedFilePart>();
        part.ToTable("complaints_file_parts");
        part.HasKey(p => new
        {
            p.AgencyId,
            p.CaseId,
            p.File,
            p.Part,
        });

        var wrapped = model.Entity<WrappedKey>();
        wrapped.ToTable("complaints_wrapped_keys");
        wrapped.HasKey(w => new
        {
            w.AgencyId,
            w.CaseId,
            w.KeyId,
        });
        wrapped.HasIndex(w => new { w.AgencyId, w.KeyId });

        var agreed = model.Entity<AgreedShare>();
        agreed.ToTable("complaints_agreed_shares");
        agreed.HasKey(a => new
        {
            a.AgencyId,
            a.CaseId,
            a.FromKeyId,
            a.ForKeyId,
        });

        var line = model.Entity<AccessLine>();
        line.ToTable("complaints_access");
        line.HasKey(l => new { l.AgencyId, l.Id });
        line.HasIndex(l => new { l.AgencyId, l.CaseId });
    }
}

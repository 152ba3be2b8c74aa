using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Accounts;
using Prongsai.Agencies.Accounts.Passkeys;
using Prongsai.Agencies.Accounts.Sessions;
using Prongsai.Agencies.Accounts.SetUp;
using Prongsai.Agencies.Contracts;
using Prongsai.Agencies.People;
using Prongsai.Agencies.Register;
using Prongsai.Agencies.Sections;
using Prongsai.Kernel;

namespace Prongsai.Agencies;

internal static class AgenciesTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<AgencyRecord> Agencies => db.Set<AgencyRecord>();

        public DbSet<SectionRecord> Sections => db.Set<SectionRecord>();

        public DbSet<Account> Accounts => db.Set<Account>();

        public DbSet<HeldDuty> HeldDuties => db.Set<HeldDuty>();

        public DbSet<Session> Sessions => db.Set<Session>();

        public DbSet<Passkey> Passkeys => db.Set<Passkey>();

        public DbSet<SetUpLink> SetUpLinks => db.Set<SetUpLink>();
        public DbSet<StandIn> StandIns => db.Set<StandIn>();

        public DbSet<HandOver> HandOvers => db.Set<HandOver>();

        public DbSet<Invitation> Invitations => db.Set<Invitation>();

        public DbSet<IdentityUserToken<Guid>> AccountTokens => db.Set<IdentityUserToken<Guid>>();
    }
}

internal sealed class Tables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var agency = model.Entity<AgencyRecord>();
        agency.ToTable("agencies");
        agency.HasKey(a => a.Id);
        agency.HasIndex(a => a.Slug).IsUnique();
        agency.HasIndex(a => a.ParentId);
        agency.Property(a => a.Kind).HasDefaultValue(AgencyKind.Other);
        agency.Property(a => a.Version).IsConcurrencyToken();
        agency.Ignore(a => a.Particulars);
        agency.Ignore(a => a.Record);
        agency.HasMany(a => a.YearProfiles).WithOne().HasForeignKey(p => p.AgencyId);
        agency.Navigation(a => a.YearProfiles).AutoInclude();

        var profile = model.Entity<YearProfile>();
        profile.ToTable("agencies_year_profiles");
        profile.HasKey(p => new { p.AgencyId, p.Year });

        var section = model.Entity<SectionRecord>();
        section.ToTable("agencies_sections");
        section.HasKey(s => new { s.AgencyId, s.Id });
        section.Property(s => s.Version).IsConcurrencyToken();
        section.Ignore(s => s.Record);

        var account = model.Entity<Account>();
        account.ToTable("agencies_accounts");
        account.HasKey(a => a.Id);
        account.HasIndex(a => a.NormalizedUserName).IsUnique();
        account.HasIndex(a => a.AgencyId);
        account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();

        var duty = model.Entity<HeldDuty>();
        duty.ToTable("agencies_duties");
        duty.HasKey(d => d.Id);
        duty.HasIndex(d => new { d.AgencyId, d.Duty });
        duty.HasIndex(d => d.AccountId);

        var standIn = model.Entity<StandIn>();
        standIn.ToTable("agencies_stand_ins");
        standIn.HasKey(s => new { s.AgencyId, s.Id });
        standIn.HasIndex(s => s.DeputyId);

        var handOver = model.Entity<HandOver>();
        handOver.ToTable("agencies_hand_overs");
        handOver.HasKey(h => new { h.AgencyId, h.Id });
        handOver.HasIndex(h => h.ToId);
        handOver.Property(h => h.AcknowledgedAt).IsConcurrencyToken();
        handOver.Property(h => h.WithdrawnAt).IsConcurrencyToken();

        var invitation = model.Entity<Invitation>();
        invitation.ToTable("agencies_invitations");
        invitation.HasKey(i => new { i.AgencyId, i.Id });
        invitation.HasIndex(i => i.TokenHash).IsUnique();
        invitation.Property(i => i.Version).IsConcurrencyToken();

        // ASP.NET Core Identity's own tables; the store asks for them whether or not they are used yet.
        model.Entity<IdentityUserClaim<Guid>>().ToTable("agencies_account_claims").HasKey(c => c.Id);
        model
            .Entity<IdentityUserLogin<Guid>>()
            .ToTable("agencies_account_logins")
            .HasKey(l => new { l.LoginProvider, l.ProviderKey });
        model
            .Entity<IdentityUserToken<Guid>>()
            .ToTable("agencies_account_tokens")
            .HasKey(t => new
            {
                t.UserId,
                t.LoginProvider,
                t.Name,
            });

        var session = model.Entity<Session>();
        session.ToTable("agencies_sessions");
        session.HasKey(s => s.Id);
        session.HasIndex(s => s.KeyHash).IsUnique();
        session.HasIndex(s => s.AccountId);
        session.HasIndex(s => s.ExpiresAt);

        var passkey = model.Entity<Passkey>();
        passkey.ToTable("agencies_passkeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.HasIndex(p => p.AccountId);

        var setUp = model.Entity<SetUpLink>();
        setUp.ToTable("agencies_set_up_links");
        setUp.HasKey(l => l.TokenHash);
    }
}

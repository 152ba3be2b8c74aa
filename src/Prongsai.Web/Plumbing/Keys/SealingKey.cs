using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing.Keys;

/// <summary>One of the keys that seal cookies and forms, as ASP.NET Core's data protection writes it.</summary>
internal sealed class SealingKey
{
    /// <summary>"key-" and its number, or "revocation-" and when.</summary>
    public required string Name { get; init; }

    /// <summary>The key; encrypted when Prongsai:Keys:Certificate is set.</summary>
    public required string Xml { get; init; }
}

internal static class KeyTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<SealingKey> SealingKeys => db.Set<SealingKey>();
    }
}

internal sealed class Tables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var key = model.Entity<SealingKey>();
        key.ToTable("web_sealing_keys");
        key.HasKey(k => k.Name);
    }
}

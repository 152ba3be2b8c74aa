using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing.Keys;

/// <summary>
/// The keys that seal cookies and forms lie in the database, so that sessions outlive a restart and go on at any node. A setting
/// encrypts them with a certificate, for those who give their backups to others.
/// </summary>
internal static class SealingKeys
{
    public static void AddSealingKeys(this IServiceCollection services, IConfiguration settings)
    {
        var keys = services.AddDataProtection().SetApplicationName("prongsai");
        services.AddSingleton<IXmlRepository, KeysInTheDatabase>();
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IXmlRepository>((options, repository) => options.XmlRepository = repository);

        var password = settings["Prongsai:Keys:CertificatePassword"];
        if (Certificate(settings["Prongsai:Keys:Certificate"], password) is { } certificate)
            keys.ProtectKeysWithCertificate(certificate);
        // After a new certificate, the keys that the earlier one encrypted are still needed for a while.
        if (Certificate(settings["Prongsai:Keys:EarlierCertificate"], password) is { } earlier)
            keys.UnprotectKeysWithAnyCertificate(earlier);
    }

    /// <summary>
    /// Called by one node at a time: takes over the keys of installations that kept them in a folder, and makes the first key, so
    /// that two nodes starting at once do not make one each.
    /// </summary>
    public static async Task EnsureSealingKeysAsync(this IServiceProvider provider, CancellationToken cancellation)
    {
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var folder = Path.Combine(provider.GetRequiredService<Installation>().DataFolder, "keys");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.xml") : [];
        foreach (var file in files)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!await db.SealingKeys.AnyAsync(key => key.Name == name, cancellation))
                db.SealingKeys.Add(new() { Name = name, Xml = await File.ReadAllTextAsync(file, cancellation) });
        }

        await db.SaveChangesAsync(cancellation);
        // Two places for one secret are one too many.
        foreach (var file in files)
            File.Delete(file);

        var manager = scope.ServiceProvider.GetRequiredService<IKeyManager>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        if (!manager.GetAllKeys().Any(key => !key.IsRevoked && key.ExpirationDate > now))
            manager.CreateNewKey(
                now,
                now + provider.GetRequiredService<IOptions<KeyManagementOptions>>().Value.NewKeyLifetime
            );
    }

    private static X509Certificate2? Certificate(string? file, string? password) =>
        string.IsNullOrEmpty(file) ? null
        : Path.GetExtension(file) is ".pem" ? X509Certificate2.CreateFromPemFile(file)
        : X509CertificateLoader.LoadPkcs12FromFile(file, password);
}

// Data protection asks outside of any request and cannot wait asynchronously.
internal sealed class KeysInTheDatabase(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        return [.. db.SealingKeys.AsNoTracking().Select(key => key.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        db.SealingKeys.Add(new() { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}

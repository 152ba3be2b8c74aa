using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Web.Plumbing.Keys;

namespace Prongsai.Tests.Web.Operations;

public sealed class KeysThatSealCookies
{
    [Theory, OnBothDatabases]
    public async Task Are_taken_over_from_the_folder_once(Database database)
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-node-").FullName;
        var keys = new DirectoryInfo(Path.Combine(folder, "keys"));
        var before = DataProtectionProvider.Create(keys, options => options.SetApplicationName("prongsai"));
        var cookie = before.CreateProtector("cookie").Protect("สมศรี");

        await using var node = await Node.StartAsync(await ConnectionAsync(database, folder), folder: folder);

        var after = node.Services.GetRequiredService<IDataProtectionProvider>();
        Assert.Equal("สมศรี", after.CreateProtector("cookie").Unprotect(cookie));
        Assert.Empty(keys.GetFiles());
        Assert.Single(await KeysAsync(node));
    }

    [Theory, OnBothDatabases]
    public async Task Are_encrypted_when_a_certificate_is_set(Database database)
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-node-").FullName;
        var certificate = ACertificateIn(folder);
        var connection = await ConnectionAsync(database, folder);
        string sealedByOne;

        await using (
            var one = await Node.StartAsync(
                connection,
                null,
                null,
                ("Keys:Certificate", certificate),
                ("Keys:CertificatePassword", "sesame")
            )
        )
        {
            sealedByOne = one.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("x").Protect("y");
            var xml = Assert.Single(await KeysAsync(one));
            Assert.Contains("EncryptedData", xml, StringComparison.Ordinal);
            Assert.DoesNotContain("<masterKey", xml, StringComparison.Ordinal);
        }

        await using var other = await Node.StartAsync(
            connection,
            null,
            folder,
            ("Keys:Certificate", certificate),
            ("Keys:CertificatePassword", "sesame")
        );
        var opened = other.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("x");
        Assert.Equal("y", opened.Unprotect(sealedByOne));
    }

    private static string ACertificateIn(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=prongsai", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var from = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var certificate = request.CreateSelfSigned(from, from.AddYears(50));
        var file = Path.Combine(folder, "keys.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, "sesame"));
        return file;
    }

    private static async Task<List<string>> KeysAsync(Node node)
    {
        await using var scope = node.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<ProngsaiDb>()
            .Set<SealingKey>()
            .Select(k => k.Xml)
            .ToListAsync();
    }

    private static async Task<string> ConnectionAsync(Database database, string folder) =>
        database == Database.Postgres
            ? await ThrowAwayPostgres.NewDatabaseAsync()
            : $"Data Source={Path.Combine(folder, "prongsai.db")}";
}

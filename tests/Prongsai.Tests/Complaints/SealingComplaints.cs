using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Prongsai.Complaints.HandingOver;
using Prongsai.Complaints.Keys;
using Prongsai.Complaints.Sealing;
using Prongsai.Complaints.Statistics;
using Prongsai.Kernel;

namespace Prongsai.Tests.Complaints;

/// <summary>The arithmetic of the channel, without pages and without a database.</summary>
public sealed class SealingComplaints
{
    private static readonly byte[] Words = Encoding.UTF8.GetBytes("เรียกรับเงินห้าพันบาท");

    [Fact]
    public void What_was_changed_cut_or_put_elsewhere_does_not_open()
    {
        var key = SealedBox.NewKey();
        var box = SealedBox.Seal(key, Words, "case/1");

        Assert.Equal(Words, SealedBox.Open(key, box, "case/1"));
        Assert.Null(SealedBox.Open(key, box, "case/2"));
        Assert.Null(SealedBox.Open(SealedBox.NewKey(), box, "case/1"));
        for (var at = 0; at < box.Length; at++)
        {
            var changed = box.ToArray();
            changed[at] ^= 1;
            Assert.Null(SealedBox.Open(key, changed, "case/1"));
            Assert.Null(SealedBox.Open(key, box.AsSpan(0, at), "case/1"));
        }
    }

    [Fact]
    public void An_envelope_opens_for_one_person_and_one_purpose()
    {
        using var receiver = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var key = SealedBox.NewKey();
        var envelope = KeyWrap.Wrap(receiver.PublicKey.ExportSubjectPublicKeyInfo(), key, "a");

        Assert.Equal(key, KeyWrap.Unwrap(receiver, envelope, "a"));
        Assert.Null(KeyWrap.Unwrap(other, envelope, "a"));
        Assert.Null(KeyWrap.Unwrap(receiver, envelope, "b"));
        for (var at = 0; at < envelope.Length; at++)
        {
            var changed = envelope.ToArray();
            changed[at] ^= 1;
            Assert.Null(KeyWrap.Unwrap(receiver, changed, "a"));
        }

        Assert.Null(KeyWrap.Unwrap(receiver, [], "a"));
    }

    [Fact]
    public void Only_the_passphrase_opens_a_private_key()
    {
        var agency = new AgencyId(Guid.CreateVersion7());
        var key = HandlerKey.Make(agency, Guid.CreateVersion7(), AChannel.Passphrase, new(2026, 3, 1));

        Assert.NotNull(key.Open(AChannel.Passphrase));
        Assert.Null(key.Open(AChannel.Passphrase + " "));
        Assert.Equal(LockedKey.UsualRounds, key.Rounds);
    }

    [Theory, InlineData(3), InlineData(7)]
    public void Every_two_shares_give_the_key_and_one_gives_nothing(int among)
    {
        var key = SealedBox.NewKey();
        var shares = SecretSharing.Split(key, among);

        for (var one = 0; one < among; one++)
        {
            Assert.Null(SecretSharing.Combine(shares[one], shares[one]));
            for (var other = 0; other < among; other++)
            {
                if (one == other)
                    continue;
                Assert.Equal(key, SecretSharing.Combine(shares[one], shares[other]));
                // A share for somebody new lies on the same line.
                var further = new Share(200, SecretSharing.At(200, shares[one], shares[other])!);
                Assert.Equal(key, SecretSharing.Combine(further, shares[other]));
            }
        }

        // Whatever key one guesses, some second share would fit it: one share excludes nothing.
        var guess = SealedBox.NewKey();
        var fits = new Share(9, SecretSharing.At(9, new Share(0, guess), shares[0])!);
        Assert.Equal(guess, SecretSharing.Combine(shares[0], fits));
    }

    [Fact]
    public void Lengths_say_little()
    {
        Assert.Equal(1024, Padding.Text(Words).Length);
        Assert.Equal(1024, Padding.Text(new byte[1020]).Length);
        Assert.Equal(2048, Padding.Text(new byte[1021]).Length);
        Assert.Equal(Padding.File(new byte[1]).Length, Padding.File(new byte[4000]).Length);
        foreach (var length in new[] { 5000, 70_001, 1_234_567, 20_000_000 })
        {
            var padded = Padding.File(new byte[length]);
            Assert.InRange(padded.Length, length + 4, (int)(length * 1.125) + 4096);
            Assert.Equal(length, Padding.Remove(padded)!.Length);
        }

        Assert.Null(Padding.Remove([255, 255, 255, 127, 0]));
        Assert.Null(Padding.Remove([1]));
    }

    [Fact]
    public void A_receipt_is_read_as_people_type_it()
    {
        var receipt = Receipt.New();
        var salt = RandomNumberGenerator.GetBytes(32);

        var again = Receipt.Read(ThaiDigits.ToThai(receipt.InGroups.Replace(' ', '-')))!;

        Assert.Equal(receipt.Derive(salt).Lookup, again.Derive(salt).Lookup);
        Assert.Equal(receipt.Derive(salt).Key, again.Derive(salt).Key);
        Assert.NotEqual(receipt.Derive(salt).Key, receipt.Derive(new byte[32]).Key);
        Assert.Null(Receipt.Read("123"));
        Assert.DoesNotContain(receipt.Digits, receipt.ToString(), StringComparison.Ordinal);
    }

    [FactWithOpenssl]
    public async Task Stock_openssl_opens_what_is_handed_over()
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-hand-over-").FullName;
        try
        {
            var zip = SealedFile.Zip([("report.txt", Words), ("files/01-ภาพ.png", [1, 2, 3])]);
            using var key = RSA.Create(2048);
            var request = new CertificateRequest(
                "CN=receiver",
                key,
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            );
            var now = TimeProvider.System.GetUtcNow();
            using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
            var (forReceiver, _) = SealedFile.ForCertificate(
                zip,
                Encoding.ASCII.GetBytes(certificate.ExportCertificatePem())
            );
            await File.WriteAllBytesAsync(Path.Combine(folder, "complaint.zip.p7m"), forReceiver!);
            await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
            await File.WriteAllBytesAsync(
                Path.Combine(folder, "complaint.zip.enc"),
                SealedFile.ForPassphrase(zip, "abcd-efgh-1234")
            );

            await OpensslAsync(folder, SealedFile.HowToOpenCms);
            Assert.Equal(zip, await File.ReadAllBytesAsync(Path.Combine(folder, "complaint.zip")));
            File.Delete(Path.Combine(folder, "complaint.zip"));
            await OpensslAsync(folder, $"{SealedFile.HowToOpen} -pass pass:abcd-efgh-1234");
            Assert.Equal(zip, await File.ReadAllBytesAsync(Path.Combine(folder, "complaint.zip")));

            using var opened = new ZipArchive(new MemoryStream(zip));
            using var sums = new StreamReader(opened.GetEntry("SHA256SUMS")!.Open());
            Assert.Contains(
                $"{Convert.ToHexStringLower(SHA256.HashData(Words))}  report.txt",
                await sums.ReadToEndAsync(),
                StringComparison.Ordinal
            );
            Assert.NotNull(SealedFile.ForCertificate(zip, "no certificate"u8.ToArray()).WhyNot);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(0, 0, 0, 0, "ไม่มี (0)|ไม่มี (0)|ไม่มี (0)")]
    [InlineData(1, 2, 0, 0, "1–4|ไม่มี (0)|1–4")]
    [InlineData(6, 5, 7, 9, "11|16|27")]
    [InlineData(1, 1, 7, 9, "ไม่เปิดเผยเพื่อคุ้มครองผู้แจ้ง|ไม่เปิดเผยเพื่อคุ้มครองผู้แจ้ง|18")]
    public void Small_numbers_are_withheld(int done1, int pending1, int done2, int pending2, string received)
    {
        var year = YearOfComplaints.Of(new FiscalYear(2569), (done1, pending1), (done2, pending2));

        Assert.Equal(received, string.Join('|', year.Periods.Select(p => p.Received.Th)));
    }

    [Fact]
    public void Nothing_withheld_can_be_subtracted()
    {
        for (var a = 0; a < 9; a++)
        for (var b = 0; b < 9; b++)
        for (var c = 0; c < 9; c++)
        for (var d = 0; d < 9; d++)
        {
            var shown = YearOfComplaints.Of(new FiscalYear(2569), (a, b), (c, d)).Periods;
            var (one, two, all) = (shown[0], shown[1], shown[2]);
            // With the whole and one half said, the other half must not be one that is withheld.
            foreach (
                var figure in new Func<PeriodOfComplaints, string>[]
                {
                    p => p.Received.Th,
                    p => p.Done.Th,
                    p => p.Pending.Th,
                }
            )
                Assert.NotEqual(1, new[] { one, two, all }.Count(p => IsHidden(figure(p))));
            foreach (var period in shown)
                Assert.Equal(IsHidden(period.Done.Th), IsHidden(period.Pending.Th));
        }

        static bool IsHidden(string said) =>
            !char.IsAsciiDigit(said[0]) && !said.StartsWith("ไม่มี", StringComparison.Ordinal);
    }

    private static async Task OpensslAsync(string folder, string command)
    {
        var start = new ProcessStartInfo("openssl", command["openssl ".Length..]) { WorkingDirectory = folder };
        using var openssl = Process.Start(start)!;
        await openssl.WaitForExitAsync();
        Assert.Equal(0, openssl.ExitCode);
    }

    private sealed class FactWithOpensslAttribute : FactAttribute
    {
        public FactWithOpensslAttribute()
        {
            var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
            var isThere = path.Any(folder =>
                File.Exists(Path.Combine(folder, "openssl")) || File.Exists(Path.Combine(folder, "openssl.exe"))
            );
            if (!isThere && Environment.GetEnvironmentVariable("CI") != "true")
                Skip = "openssl is not installed.";
        }
    }
}

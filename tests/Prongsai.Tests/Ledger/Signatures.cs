using System.Diagnostics;
using System.Text;
using Prongsai.Kernel;
using Prongsai.Ledger.Signing;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Tests.Ledger;

/// <summary>Ed25519 by RFC 8032, and the notes, checkpoints and policies that stand on it.</summary>
public sealed class Signatures
{
    private const string Origin = "ita.example.go.th/khlong-sam-wa/ledger";

    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 5, 0, 0, TimeSpan.Zero);

    // RFC 8032, section 7.1.
    [Theory]
    [InlineData(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )]
    [InlineData(
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )]
    [InlineData(
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    )]
    public void Are_those_of_the_RFC(string secret, string publicKey, string message, string signature)
    {
        using var key = Ed25519.FromSecret(Convert.FromHexString(secret));
        var text = Convert.FromHexString(message);

        Assert.Equal(publicKey, Convert.ToHexStringLower(key.Public.Span));
        Assert.Equal(signature, Convert.ToHexStringLower(key.Sign(text)));
        Assert.True(Ed25519.Verify(key.Public.Span, text, key.Sign(text)));
        Assert.False(Ed25519.Verify(key.Public.Span, [.. text, 1], key.Sign(text)));
        Assert.False(Ed25519.Verify(new byte[31], text, key.Sign(text)));
    }

    [Theory]
    [InlineData("QQ==", true)]
    [InlineData("QR==", false)]
    [InlineData("QUI=", true)]
    [InlineData("QUJ=", false)]
    [InlineData("QUJD", true)]
    [InlineData("QU JD", false)]
    [InlineData("QQ", false)]
    [InlineData("", true)]
    public void Base64_has_one_spelling(string text, bool isRead) =>
        Assert.Equal(isRead, StrictBase64.TryRead(text, out _));

    [Fact]
    public async Task A_checkpoint_is_verified_by_openssl_alone()
    {
        using var key = SecretKey.Create(Origin, NoteKeyKind.Ed25519);
        var text = new Checkpoint(Origin, 1, TreeHash.OfLeaf([1])).Text;
        var folder = Directory.CreateTempSubdirectory("prongsai-openssl-").FullName;
        // The fixed beginning of an Ed25519 key in DER (RFC 8410).
        await File.WriteAllBytesAsync(
            Path.Combine(folder, "key.der"),
            [.. Convert.FromHexString("302a300506032b6570032100"), .. key.Public.Public.Span]
        );
        await File.WriteAllTextAsync(Path.Combine(folder, "text"), text);
        await File.WriteAllBytesAsync(Path.Combine(folder, "signature"), key.Sign(text).Signature.ToArray());

        Assert.Equal(0, await OpenSslAsync(folder));
        await File.AppendAllTextAsync(Path.Combine(folder, "text"), "x");
        Assert.NotEqual(0, await OpenSslAsync(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_examples_of_the_specifications_are_read()
    {
        const string Cosigned = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==

            """;
        const string Poem = """
            Ognuno sta solo sul cuor della terra
            trafitto da un raggio di sole:

            ed è subito sera.

            — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=

            """;

        Assert.True(Checkpoint.TryParse(Cosigned, out var note, out var checkpoint));
        Assert.Equal(("example.com/behind-the-sofa", 20852163L), (checkpoint.Origin, checkpoint.Size));
        Assert.Equal(Cosigned, note.ToString());
        Assert.True(SignedNote.TryParse(Poem, out var poem));
        Assert.EndsWith("ed è subito sera.\n", poem.Text, StringComparison.Ordinal);
        Assert.Equal(Poem, poem.ToString());
    }

    /// <summary>The example of golang.org/x/mod/sumdb/note, the reference implementation: Ed25519 signs the same text alike.</summary>
    [Fact]
    public void The_example_of_the_reference_implementation_is_signed_byte_for_byte()
    {
        const string Text =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
        var folder = Directory.CreateTempSubdirectory("prongsai-key-").FullName;
        var path = Path.Combine(folder, "note.key");
        using (var made = SecretKey.Create("x", NoteKeyKind.Ed25519))
            SecretKey.Write(path, [made]);
        File.WriteAllText(path, "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz\n");
        using var key = SecretKey.Read(path).Single();
        Directory.Delete(folder, recursive: true);

        Assert.Equal("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", key.Public.ToString());
        Assert.Equal(
            Text
                + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
            new SignedNote(Text, [key.Sign(Text)]).ToString()
        );
    }

    [Fact]
    public void A_note_is_believed_only_whole_and_only_from_known_keys()
    {
        using var key = SecretKey.Create(Origin, NoteKeyKind.Ed25519);
        using var other = SecretKey.Create(Origin, NoteKeyKind.Ed25519);
        var text = new Checkpoint(Origin, 5, TreeHash.OfLeaf([5])).Text;
        var note = new SignedNote(text, [other.Sign(text), key.Sign(text)]);

        Assert.True(SignedNote.TryParse(note.ToString(), out var read));
        Assert.True(read.IsSignedBy(key.Public));
        Assert.False((read with { Text = text.Replace("5", "6", StringComparison.Ordinal) }).IsSignedBy(key.Public));
        // The right key id with a signature that is not its own.
        var lie = key.Sign("x\n") with
        { };
        Assert.False((read with { Signatures = [key.Sign(text), lie] }).IsSignedBy(key.Public));
        Assert.False(new SignedNote(text, [key.Sign(text) with { KeyId = other.Public.Id }]).IsSignedBy(other.Public));
        foreach (
            var broken in new[] { text, note + "x", note.ToString().Replace("— ", "- ", StringComparison.Ordinal) }
        )
            Assert.False(SignedNote.TryParse(broken, out _));
    }

    [Fact]
    public void A_witness_says_when_it_saw_it()
    {
        using var witness = SecretKey.Create("witness.example.ac.th", NoteKeyKind.Cosignature);
        var text = new Checkpoint(Origin, 5, TreeHash.OfLeaf([5])).Text;
        var note = new SignedNote(text, [witness.Cosign(text, Noon)]);

        Assert.True(SignedNote.TryParse(note.ToString(), out var read));
        Assert.Equal(Noon, read.SeenBy(witness.Public));
        var later = read.Signatures[0].Signature.ToArray();
        later[7]++;
        Assert.Null(
            (read with { Signatures = [read.Signatures[0] with { Signature = later }] }).SeenBy(witness.Public)
        );
    }

    [Fact]
    public void A_policy_asks_for_a_quorum()
    {
        using var log = SecretKey.Create(Origin, NoteKeyKind.Ed25519);
        var witnesses = Enumerable
            .Range(1, 3)
            .Select(i => SecretKey.Create($"w{i}.example", NoteKeyKind.Cosignature))
            .ToList();
        var written = Policy.Write(
            [log.Public.ToString()],
            "https://ita.example.go.th/khlong-sam-wa/ledger",
            [.. witnesses.Select(w => (w.Public.ToString(), "https://w.example"))],
            2
        );
        var policy = Policy.Read(written, out _)!;
        var text = new Checkpoint(Origin, 5, TreeHash.OfLeaf([5])).Text;
        var one = new SignedNote(text, [log.Sign(text), witnesses[0].Cosign(text, Noon)]);
        var two = one with { Signatures = [.. one.Signatures, witnesses[2].Cosign(text, Noon)] };
        var same = one with { Signatures = [.. one.Signatures, witnesses[0].Cosign(text, Noon.AddSeconds(1))] };

        Assert.Null(policy.WhyNotSigned(one, Origin));
        Assert.Equal(Distrust.AnotherLog, policy.WhyNotSigned(one, "another"));
        Assert.False(policy.IsWitnessed(one));
        Assert.False(policy.IsWitnessed(same));
        Assert.True(policy.IsWitnessed(two));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("quorum none\nquorum none\n", 2)]
    [InlineData("log x\nquorum none\n", 1)]
    [InlineData("quorum w1\n", 1)]
    [InlineData("group g 1 w1\nquorum g\n", 1)]
    [InlineData("# ok\n\nwhat\n", 3)]
    public void A_wrong_policy_is_refused_with_its_line(string text, int line)
    {
        Assert.Null(Policy.Read(text, out var wrong));
        Assert.Equal(line, wrong);
    }

    [Fact]
    public void A_key_that_others_may_read_does_not_sign()
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-key-").FullName;
        var path = Path.Combine(folder, "a.key");
        using var made = SecretKey.Create(Origin, NoteKeyKind.Ed25519);
        SecretKey.Write(path, [made]);
        using (var read = SecretKey.Read(path).Single())
            Assert.Equal(made.Public.ToString(), read.Public.ToString());

        // Windows keeps who may read elsewhere.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            var refused = Assert.Throws<RefusedException>(() => SecretKey.Read(path));
            Assert.Equal("ledger-key-readable", refused.Reasons[0].Code);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.WriteAllText(path, File.ReadAllText(path).Replace("PRIVATE", "PUBLIC", StringComparison.Ordinal));
        Assert.Equal("ledger-key", Assert.Throws<RefusedException>(() => SecretKey.Read(path)).Reasons[0].Code);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_public_key_comes_back_and_a_wrong_one_does_not()
    {
        using var made = SecretKey.Create(Origin, NoteKeyKind.Ed25519);
        var vkey = made.Public.ToString();

        Assert.True(NoteKey.TryParse(vkey, out var read));
        Assert.Equal(vkey, read.ToString());
        Assert.False(NoteKey.TryParse(vkey.Replace(Origin, "another", StringComparison.Ordinal), out _));
        Assert.False(NoteKey.TryParse(vkey[..^4], out _));
    }

    private static async Task<int> OpenSslAsync(string folder)
    {
        using var openssl = Process.Start(
            new ProcessStartInfo(
                "openssl",
                "pkeyutl -verify -rawin -pubin -keyform DER -inkey key.der -in text -sigfile signature"
            )
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        await openssl.WaitForExitAsync();
        return openssl.ExitCode;
    }
}

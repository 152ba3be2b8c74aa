using Prongsai.Kernel;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Signing;
using Prongsai.Ledger.Tlog;
using Prongsai.Web.CommandLine;

namespace Prongsai.Tests.Ledger;

/// <summary>
/// Somebody alters one thing of an exported log, or of the proof of a file: <c>ledger audit</c> and <c>verify</c> say which, in words that
/// a citizen reads in either language, and end with the code that a program reads.
/// </summary>
[Collection(nameof(TheConsole))]
public sealed class WhatWasTamperedWith(WhatWasTamperedWith.ALogAndAProof given)
    : IClassFixture<WhatWasTamperedWith.ALogAndAProof>,
        IDisposable
{
    private static readonly (string, string) Altered = (
        "ลายมือชื่อของสมุดไม่ตรงกับ checkpoint: จำนวนรายการ ค่าแฮชรวม หรือลายมือชื่อถูกแก้ไข",
        "The log's signature is not of this checkpoint: its size, its root or the signature was altered."
    );

    private static readonly (string, string) Renamed = (
        "ซึ่งไม่อยู่ในนโยบายที่เชื่อถือ: ชื่อสมุดถูกแก้ไข หรือเป็นคนละสมุด",
        "which the policy does not trust: its name was altered, or it is another log."
    );

    private static readonly (string, string) SignedByAnother = (
        "ไม่มีลายมือชื่อของกุญแจที่เชื่อถือ มีเพียงของกุญแจอื่น: ผู้อื่นลงลายมือชื่อแทน หรือรหัสกุญแจถูกแก้ไข",
        "not signed by a trusted key, only by another: somebody else signed it, or the key's id was altered."
    );

    private static readonly (string, string) Misquoted = (
        "ลายมือชื่อของพยาน w.example ไม่ตรงกับ checkpoint",
        "The signature of the witness w.example is not of this checkpoint"
    );

    private static readonly (string, string) LeadsElsewhere = (
        "หลักฐานขัดแย้งกันเอง: ลำดับ ค่าแฮช หรือรายการในไฟล์หลักฐานถูกแก้ไข",
        "The proof contradicts itself: Its index, its hashes or its entry were altered"
    );

    private static readonly (string, string) CutOff = (
        "หลักฐานขัดแย้งกันเอง: อ่าน checkpoint ในไฟล์หลักฐานไม่ได้ ไฟล์ไม่ครบ หรือมีข้อความอื่นต่อท้าย",
        "The proof contradicts itself: The checkpoint in it cannot be read: the file is cut off, or something was added"
    );

    private static readonly (string, string) NoProof = (
        "ไฟล์นี้ถูกแก้ไขหรือไม่ครบ ให้ดาวน์โหลดใหม่",
        "this one was altered or is cut off. Download it again."
    );

    private static readonly Dictionary<string, Row> OfTheLog = new()
    {
        ["nothing"] = new(0, _ => { }, ("ทุกรายการและทุกค่าแฮชตรงกัน", "every entry and every hash fits")),
        ["a byte of a tile"] = new(
            1,
            log => log.Flip("tile/0/000", 40),
            (
                "รายการที่ 2 ไม่ตรงกับค่าแฮชใน tile/0/000: รายการหรือค่าแฮชถูกแก้ไข",
                "Entry 2 is not the one whose hash is in tile/0/000: the entry or the hash was altered."
            )
        ),
        ["a byte of a higher tile"] = new(
            1,
            log => log.Flip("tile/1/000.p/1", 3),
            (
                "ค่าแฮชใน tile/1/000.p/1 ไม่ได้มาจากรายการของสมุด",
                "The hashes in tile/1/000.p/1 do not follow from the entries"
            )
        ),
        ["a tile left out"] = new(
            1,
            log => File.Delete(log["tile/0/000"]),
            ("ไม่มีค่าแฮชใน tile/0/000 หรือไม่ครบ", "The hashes in tile/0/000 are missing or not complete.")
        ),
        ["a byte of an entry"] = new(
            1,
            log => log.Flip("tile/entries/000", 60),
            ("รายการที่ 1 ไม่ตรงกับค่าแฮชใน tile/0/000", "Entry 1 is not the one whose hash is in tile/0/000"),
            (
                "ค่าแฮชรวมของ 301 รายการไม่ตรงกับ checkpoint: รายการไม่ใช่ชุดที่สมุดรับรอง",
                "The root of the 301 entries is not that of the checkpoint"
            )
        ),
        ["an entry left out"] = new(
            1,
            log => log.Entries("tile/entries/000", entries => entries.RemoveAt(7)),
            (
                "tile/entries/000 มี 255 รายการ แต่ต้องมี 256: รายการถูกตัดออกหรือเติมเข้าไป",
                "tile/entries/000 has 255 entries and not 256: entries were left out or added."
            )
        ),
        ["an entry added"] = new(
            1,
            log => log.Entries("tile/entries/000", entries => entries.Add("{}"u8.ToArray())),
            ("tile/entries/000 มี 257 รายการ แต่ต้องมี 256", "tile/entries/000 has 257 entries and not 256")
        ),
        ["two entries exchanged"] = new(
            1,
            log => log.Entries("tile/entries/000", entries => (entries[8], entries[9]) = (entries[9], entries[8])),
            ("รายการที่ 9 ไม่ตรงกับค่าแฮช", "Entry 9 is not the one whose hash is in tile/0/000")
        ),
        ["the root of the checkpoint"] = new(
            1,
            log => log.Note(note => Line(note, 2, Other(0))),
            Altered,
            ("ค่าแฮชรวมของ 301 รายการไม่ตรงกับ checkpoint", "The root of the 301 entries is not that of the checkpoint")
        ),
        ["the size of the checkpoint"] = new(1, log => log.Note(note => Line(note, 1, _ => "300")), Altered),
        ["the origin of the checkpoint"] = new(1, log => log.Note(note => Line(note, 0, Other(0))), Renamed),
        ["a byte of the signature"] = new(1, log => log.Note(note => Signature(note, 0, 60)), Altered),
        ["the id of the key"] = new(1, log => log.Note(note => Signature(note, 0, 0)), SignedByAnother),
        ["another key of the same name"] = new(1, log => log.Note(Forged), SignedByAnother),
        ["a byte of a cosignature"] = new(
            1,
            log => log.Note(note => Signature(note, 1, 60)),
            Misquoted,
            ("พยานรับรอง checkpoint ไม่ครบตามนโยบาย", "Fewer witnesses saw the checkpoint than the policy asks for.")
        ),
        ["no policy that can be read"] = new(
            1,
            log => File.Delete(log["policy"]),
            (
                "อ่านนโยบายของสมุดไม่ได้ จึงไม่รู้ว่าเชื่อถือกุญแจใด",
                "it is not known whose keys to believe: give --policy"
            )
        ),
        ["no checkpoint"] = new(
            2,
            log => log.Note(note => note[..20]),
            ("ไม่พบ checkpoint ของสมุดทะเบียน", "There is no checkpoint of a log")
        ),
    };

    private static readonly Dictionary<string, Row> OfTheProof = new()
    {
        ["nothing"] = new(0, _ => { }, ("และไม่ถูกแก้ไข", "is unchanged")),
        ["a byte of the file"] = new(
            1,
            proof => proof.Flip(ALogAndAProof.FileName, 5),
            ("ไฟล์นี้ไม่ใช่ไฟล์ที่เผยแพร่", "This file is not the one that was published")
        ),
        ["the root of the checkpoint"] = new(1, proof => proof.Note(note => Line(note, 2, Other(0))), Altered),
        ["the size of the checkpoint"] = new(1, proof => proof.Note(note => Line(note, 1, _ => "300")), Altered),
        ["the origin of the checkpoint"] = new(1, proof => proof.Note(note => Line(note, 0, Other(0))), Renamed),
        ["a byte of the signature"] = new(1, proof => proof.Note(note => Signature(note, 0, 60)), Altered),
        ["the id of the key"] = new(1, proof => proof.Note(note => Signature(note, 0, 0)), SignedByAnother),
        ["another key of the same name"] = new(1, proof => proof.Note(Forged), SignedByAnother),
        ["a byte of a cosignature"] = new(1, proof => proof.Note(note => Signature(note, 1, 60)), Misquoted),
        ["the cosignature left out"] = new(
            3,
            proof => proof.Note(note => note[..(note.LastIndexOf('—'))]),
            ("มีพยานรับรองไม่ครบตามนโยบาย", "fewer witnesses have seen it than the policy asks for")
        ),
        ["a byte of a hash"] = new(1, proof => proof.Proof(text => Line(text, 4, Other(9))), LeadsElsewhere),
        ["a hash left out"] = new(1, proof => proof.Proof(text => Without(text, 4)), LeadsElsewhere),
        ["a hash too many"] = new(
            1,
            proof => proof.Proof(text => Line(text, 4, hash => $"{hash}\n{hash}")),
            LeadsElsewhere
        ),
        ["the index"] = new(1, proof => proof.Proof(text => Line(text, 2, _ => "index 299")), LeadsElsewhere),
        ["an index that is none"] = new(2, proof => proof.Proof(text => Line(text, 2, _ => "index 0299")), NoProof),
        ["a byte of the entry"] = new(1, proof => proof.Proof(text => Line(text, 1, Other(60))), LeadsElsewhere),
        ["something after the proof"] = new(1, proof => proof.Proof(text => $"{text}more\n"), CutOff),
        ["an empty line after the proof"] = new(1, proof => proof.Proof(text => $"{text}\n"), CutOff),
        ["cut off within its hashes"] = new(
            2,
            proof => proof.Proof(text => text[..(text.IndexOf("\n\n", StringComparison.Ordinal) - 9)]),
            NoProof
        ),
        ["cut off within its checkpoint"] = new(
            1,
            proof => proof.Proof(text => text[..(text.IndexOf("\n\n", StringComparison.Ordinal) + 20)]),
            CutOff
        ),
        ["cut off within a signature"] = new(1, proof => proof.Proof(text => text[..^9]), CutOff),
        ["nothing left of it"] = new(2, proof => proof.Proof(_ => ""), NoProof),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-tampered-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> ThingsOfALog => new(OfTheLog.Keys);

    public static TheoryData<string> ThingsOfAProof => new(OfTheProof.Keys);

    [Theory, MemberData(nameof(ThingsOfALog))]
    public async Task Is_named_by_the_audit_of_a_log(string what)
    {
        var log = given.CopyTo(_folder, "checkpoint");
        OfTheLog[what].Change(log);

        await SaidAsync(OfTheLog[what], "ledger", "audit", _folder);
    }

    [Theory, MemberData(nameof(ThingsOfAProof))]
    public async Task Is_named_by_who_checks_a_file(string what)
    {
        var proof = given.CopyTo(_folder, ALogAndAProof.ProofName);
        OfTheProof[what].Change(proof);

        await SaidAsync(OfTheProof[what], "verify", proof[ALogAndAProof.FileName], "--policy", proof["policy"]);
    }

    private static async Task SaidAsync(Row row, params string[] words)
    {
        var (before, beforeError) = (Console.Out, Console.Error);
        await using var said = new StringWriter();
        int code;
        try
        {
            Console.SetOut(said);
            Console.SetError(said);
            code = await Verbs.Root(words[0]).Parse(words).InvokeAsync();
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(beforeError);
        }

        Assert.True(row.Code == code, $"{code}\n{said}");
        foreach (var (th, en) in row.Says)
        {
            Assert.Contains(th, said.ToString(), StringComparison.Ordinal);
            Assert.Contains(en, said.ToString(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("   at ", said.ToString(), StringComparison.Ordinal);
    }

    private static string Line(string text, int number, Func<string, string> change)
    {
        var lines = text.Split('\n');
        lines[number] = change(lines[number]);
        return string.Join('\n', lines);
    }

    private static string Without(string text, int number) =>
        string.Join('\n', text.Split('\n').Where((_, n) => n != number));

    // Another letter, which Base64 has too.
    private static Func<string, string> Other(int at) =>
        text => $"{text[..at]}{(text[at] == 'A' ? 'B' : 'A')}{text[(at + 1)..]}";

    // The first letters of a signature line's Base64 are the key's id.
    private static string Signature(string note, int number, int at)
    {
        var first = note[..note.IndexOf('—', StringComparison.Ordinal)].Count(c => c == '\n');
        return Line(note, first + number, line => Other(line.LastIndexOf(' ') + 1 + at)(line));
    }

    private static string Forged(string note)
    {
        Assert.True(SignedNote.TryParse(note, out var read));
        using var forger = SecretKey.Create(read.Signatures[0].Name, NoteKeyKind.Ed25519);
        return new SignedNote(read.Text, [forger.Sign(read.Text), .. read.Signatures.Skip(1)]).ToString();
    }

    private sealed record Row(int Code, Action<Copy> Change, params (string Th, string En)[] Says);

    /// <summary>Files of which one is altered.</summary>
    /// <param name="folder">Where they lie.</param>
    /// <param name="holder">The one that has the checkpoint.</param>
    internal sealed class Copy(string folder, string holder)
    {
        public string this[string path] => Path.Combine(folder, path);

        public void Flip(string path, int at)
        {
            var bytes = File.ReadAllBytes(this[path]);
            bytes[at] ^= 1;
            File.WriteAllBytes(this[path], bytes);
        }

        public void Entries(string path, Action<List<ReadOnlyMemory<byte>>> change)
        {
            List<ReadOnlyMemory<byte>> entries = [.. EntryBundle.TryRead(File.ReadAllBytes(this[path]))!];
            change(entries);
            File.WriteAllBytes(this[path], EntryBundle.Write(entries));
        }

        public void Proof(Func<string, string> change) =>
            File.WriteAllText(this[holder], change(File.ReadAllText(this[holder])));

        /// <summary>The checkpoint, alone or at the end of a proof.</summary>
        public void Note(Func<string, string> change) =>
            Proof(text =>
                text.StartsWith("c2sp.org/tlog-proof", StringComparison.Ordinal)
                && text.IndexOf("\n\n", StringComparison.Ordinal) + 2 is var at
                    ? $"{text[..at]}{change(text[at..])}"
                    : change(text)
            );
    }

    /// <summary>A log of 301 entries as it is exported, seen by a witness, and the proof of a file that the last one names.</summary>
    public sealed class ALogAndAProof : IAsyncLifetime
    {
        internal const string FileName = "a.pdf",
            ProofName = $"{FileName}.tlog-proof";

        private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-tamper-").FullName;

        public async Task InitializeAsync()
        {
            await using var app = await App.StartAsync(Database.Sqlite, administrator: false);
            var file = Path.Combine(_folder, FileName);
            var bytes = "the published bytes"u8.ToArray();
            var hash = FileHash.Of(bytes).Hex;
            // Publications only: nothing is due, so that an audit has nothing to say of a log that is whole.
            var others = Enumerable.Range(0, 300).Select(n => FileHash.Of([(byte)n, (byte)(n >> 8)]).Hex);
            await WritingIntoTheLog.JournalAsync(app, [.. others.Append(hash).Select(WritingIntoTheLog.Printed)]);
            await app.DrainJobsAsync();
            await app.With<ILedgers>(async ledgers =>
                await ledgers.ExportAsync(await WritingIntoTheLog.AgencyAsync(app), _folder)
            );
            await File.WriteAllBytesAsync(file, bytes);
            var proof = await app.Stranger.GetStringAsync($"/khlong-sam-wa/ledger/proof/{hash}.tlog-proof");

            // A witness sees it.
            using var witness = SecretKey.Create("w.example", NoteKeyKind.Cosignature);
            var checkpoint = await File.ReadAllTextAsync(Path.Combine(_folder, "checkpoint"));
            Assert.True(SignedNote.TryParse(checkpoint, out var note));
            var seen = new SignedNote(
                note.Text,
                [.. note.Signatures, witness.Cosign(note.Text, TimeProvider.System.GetUtcNow())]
            ).ToString();
            await File.WriteAllTextAsync(Path.Combine(_folder, "checkpoint"), seen);
            await File.WriteAllTextAsync(
                Path.Combine(_folder, ProofName),
                proof.Replace(checkpoint, seen, StringComparison.Ordinal)
            );
            var keys = Policy
                .Read(await File.ReadAllTextAsync(Path.Combine(_folder, "policy")), out _)!
                .Logs.Select(log => log.Key.ToString());
            await File.WriteAllTextAsync(
                Path.Combine(_folder, "policy"),
                Policy.Write(keys, "", [(witness.Public.ToString(), "https://w.example")], 1)
            );
        }

        public Task DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return Task.CompletedTask;
        }

        internal Copy CopyTo(string folder, string holder)
        {
            foreach (var file in Directory.GetFiles(_folder, "*", SearchOption.AllDirectories))
            {
                if (Path.GetDirectoryName(file) == Path.Combine(_folder, "proof"))
                    continue;
                var to = Path.Combine(folder, Path.GetRelativePath(_folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }

            return new Copy(folder, holder);
        }
    }
}

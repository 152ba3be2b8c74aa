using System.CommandLine;
using Prongsai.Kernel;
using Prongsai.Ledger.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary>
/// <c>prongsai verify</c>: is this file the one that was published? Needs no server and no database. Exit codes: 0 included, 1 altered
/// or contradicting itself, 2 what was given is no proof, 3 not known.
/// </summary>
internal static class Verify
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "ไฟล์ที่จะตรวจ / the file to check" };
        var proof = new Option<string?>("--proof")
        {
            Description = "ไฟล์หลักฐาน (ไม่ระบุ: FILE.tlog-proof) / the proof (left out: FILE.tlog-proof)",
        };
        var policy = new Option<string?>("--policy")
        {
            Description =
                "นโยบาย: กุญแจของสมุดและพยานที่เชื่อถือ / the policy: keys of the log and the witnesses to believe",
        };
        var command = new Command(
            "verify",
            "ตรวจว่าไฟล์คือไฟล์ที่เผยแพร่และไม่ถูกแก้ไข / check that a file is the one that was published, unchanged"
        )
        {
            file,
            proof,
            policy,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(() =>
                    CheckAsync(parsed.GetValue(file)!, parsed.GetValue(proof), parsed.GetValue(policy), cancellation)
                )
        );
        return command;
    }

    private static async Task<int> CheckAsync(
        string file,
        string? proof,
        string? policy,
        CancellationToken cancellation
    )
    {
        await using var content = GivenFile.Open(file);
        var finding = OfflineProof.Check(
            (await FileHash.OfAsync(content, cancellation)).Hex,
            await TextAsync(proof ?? $"{file}.tlog-proof", cancellation),
            policy is null ? null : await TextAsync(policy, cancellation)
        );
        Console.WriteLine(finding.Words);
        return finding.Verdict switch
        {
            ProofVerdict.Included => 0,
            ProofVerdict.Unknown => 3,
            _ => 1,
        };
    }

    /// <summary>A small text file.</summary>
    public static async Task<string> TextAsync(string path, CancellationToken cancellation)
    {
        using var reader = new StreamReader(GivenFile.Open(path));
        return await reader.ReadToEndAsync(cancellation);
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Prongsai.Backups.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Backups.Drills;

/// <summary>Holds drills, signs what they found, and tells whether what is kept is what was signed.</summary>
internal sealed class RestoreDrills(
    Backups backups,
    ProngsaiDb db,
    Installation installation,
    IDataProtectionProvider protection,
    TimeProvider clock
) : IDrills
{
    private readonly IDataProtector _seal = protection.CreateProtector("prongsai.drills");

    public async Task<DrillResult> HoldAsync(IProgress<HowFar>? progress, CancellationToken cancellation)
    {
        var began = clock.Now();
        var said = await TryAsync(began, progress, cancellation);

        var (key, fingerprint) = await KeyAsync(began, cancellation);
        using (key)
        {
            var drill = Drill.Signed(said, key, fingerprint);
            db.Drills.Add(drill);
            db.Journal(
                null,
                clock.Now(),
                Actor.System,
                "RestoreDrillHeld",
                $"drill:{drill.Id}",
                new
                {
                    said.Passed,
                    rows = said.Tables.Sum(t => t.Rows),
                    said.Files,
                    trouble = said.Trouble?.En,
                }
            );
            await db.SaveChangesAsync(cancellation);
            return drill.Result;
        }
    }

    public async Task<IReadOnlyList<DrillResult>> LatestAsync(int count, CancellationToken cancellation) =>
        [
            .. (
                await db
                    .Drills.AsNoTracking()
                    .OrderByDescending(d => d.At)
                    .ThenByDescending(d => d.Id)
                    .Take(count)
                    .ToListAsync(cancellation)
            ).Select(d => d.Result),
        ];

    public async Task<IReadOnlyList<(DrillResult Result, bool Genuine)>> VerifyAsync(CancellationToken cancellation)
    {
        var keys = await PublicKeysAsync(cancellation);
        var drills = await db.Drills.AsNoTracking().OrderByDescending(d => d.At).ToListAsync(cancellation);

        return
        [
            .. drills.Select(d => (d.Result, keys.TryGetValue(d.Key, out var publicKey) && d.IsGenuine(publicKey))),
        ];
    }

    public async Task<byte[]> ExportAsync(DrillId id, CancellationToken cancellation)
    {
        var drill = await db.Drills.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellation).OrMissAsync();
        var key = await db.DrillKeys.AsNoTracking().FirstAsync(k => k.Fingerprint == drill.Key, cancellation);

        return JsonSerializer.SerializeToUtf8Bytes(
            new Exported(drill.Statement, drill.Signature, key.PublicKey),
            DrillStatement.Json
        );
    }

    public async Task<ExportedDrill> VerifyAsync(byte[] exported, CancellationToken cancellation)
    {
        try
        {
            var file = JsonSerializer.Deserialize<Exported>(exported, DrillStatement.Json);
            if (file is not { Statement: not null, Signature: not null, PublicKey: not null })
                throw new RefusedException([NoDrill]);

            var said = JsonSerializer.Deserialize<DrillStatement>(file.Statement, DrillStatement.Json);
            var keys = await PublicKeysAsync(cancellation);
            return new ExportedDrill(
                DrillKey.Fits(file.PublicKey, file.Statement, file.Signature),
                DrillKey.FingerprintOf(file.PublicKey) is { } fingerprint && keys.ContainsKey(fingerprint),
                said!.Passed,
                said.At
            );
        }
        catch (JsonException)
        {
            throw new RefusedException([NoDrill]);
        }
    }

    private async Task<DrillStatement> TryAsync(Now began, IProgress<HowFar>? progress, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var triedIn = "";
        BackupMade? made = null;
        string? sha256 = null;
        Bilingual? trouble = null;
        await using var throwAway = new ThrowAway(installation);
        try
        {
            made = await backups.BackupAsync(throwAway.BackupFile, progress, cancellation);
            await using (var written = File.OpenRead(made.File))
                sha256 = (await FileHash.OfAsync(written, cancellation)).Hex;
            var into = await throwAway.DatabaseAsync(cancellation);
            triedIn = into.UsesPostgres ? "postgresql" : "sqlite";
            await backups.TryAsync(made.File, into, progress, cancellation);
            if (made.Content.MissingFiles.Count > 0)
                trouble = Damaged(made.Content.MissingFiles);
        }
        catch (RefusedException refused)
        {
            trouble = refused.Reasons[0].Words;
        }
        catch (CopyFailedException failed)
        {
            trouble = failed.Reason.Words;
        }

        return new DrillStatement(
            "prongsai restore drill",
            // What both databases can keep: it is compared with the column beside the statement.
            began.Utc.AddTicks(-(began.Utc.Ticks % TimeSpan.TicksPerMicrosecond)),
            Backups.Program,
            installation.UsesPostgres ? "postgresql" : "sqlite",
            triedIn,
            trouble is null,
            (int)clock.GetElapsedTime(started).TotalSeconds,
            made?.Bytes ?? 0,
            sha256,
            made?.Content.Tables ?? [],
            made?.Content.Files ?? 0,
            made?.Content.MissingFiles ?? [],
            trouble
        );
    }

    // The newest key that can still be opened. After a restore without the sealing keys there is none, and a new one is made.
    private async Task<(ECDsa Key, string Fingerprint)> KeyAsync(Now now, CancellationToken cancellation)
    {
        if (
            await db.DrillKeys.AsNoTracking().OrderByDescending(k => k.MadeAt).FirstOrDefaultAsync(cancellation) is
            { } kept
        )
        {
            var key = ECDsa.Create();
            try
            {
                key.ImportPkcs8PrivateKey(Convert.FromBase64String(_seal.Unprotect(kept.SealedPrivateKey)), out _);
                return (key, kept.Fingerprint);
            }
            catch (CryptographicException)
            {
                key.Dispose();
            }
        }

        var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = DrillKey.Make(fresh, now, _seal.Protect);
        db.DrillKeys.Add(made);
        db.Journal(null, now, Actor.System, "DrillKeyMade", "installation:drill-key", new { made.Fingerprint });
        return (fresh, made.Fingerprint);
    }

    private async Task<Dictionary<string, string>> PublicKeysAsync(CancellationToken cancellation) =>
        await db.DrillKeys.AsNoTracking().ToDictionaryAsync(k => k.Fingerprint, k => k.PublicKey, cancellation);

    private static Bilingual Damaged(IReadOnlyList<string> files) =>
        new(
            $"แฟ้มแนบในที่เก็บเสียหาย {files.Count} แฟ้ม เช่น {files[0]}",
            $"{files.Count} files in the store are damaged, such as {files[0]}"
        );

    private static readonly Refusal NoDrill = new(
        "not-a-drill",
        "ไฟล์นี้ไม่ใช่ผลการซ้อมกู้คืน ต้องเป็นไฟล์ที่ดาวน์โหลดจากหน้าซ้อมกู้คืน",
        "This is not the result of a drill: a file downloaded from the drills page is expected."
    );

    private sealed record Exported(string Statement, string Signature, string PublicKey);
}

using System.CommandLine;
using System.Text.Json;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai files check | clean | quota</c>: the file store, looked after.</summary>
internal static class FilesCommand
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    public static Command Command() =>
        new("files", "ดูแลที่เก็บไฟล์ / look after the file store") { Check(), Clean(), Quota() };

    private static Command Check()
    {
        var json = new Option<bool>("--json") { Description = "ผลเป็น JSON / the result as JSON" };
        var command = new Command(
            "check",
            "อ่านทุกไฟล์แล้วเทียบกับลายนิ้วมือ / read every file and compare it with its hash (exit code 1: missing or damaged)"
        )
        {
            json,
        };
        command.SetAction(
            (parsed, cancellation) => Refused.OrAsync(() => CheckAsync(parsed.GetValue(json), cancellation))
        );
        return command;
    }

    private static Command Clean()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "นับอย่างเดียว ไม่ลบ / count only, remove nothing" };
        var command = new Command("clean", "ลบไฟล์ที่ไม่มีระเบียนใดใช้ / remove files that no record uses") { dryRun };
        command.SetAction(
            (parsed, cancellation) => Refused.OrAsync(() => CleanAsync(parsed.GetValue(dryRun), cancellation))
        );
        return command;
    }

    private static Command Quota()
    {
        var agency = new Option<string>("--agency")
        {
            Description = "ที่อยู่ย่อของหน่วยงาน / slug of the agency",
            Required = true,
        };
        var size = new Argument<string>("size") { Description = "50 GB · default" };
        var command = new Command("quota", "กำหนดพื้นที่ของหน่วยงาน / set an agency's space") { agency, size };
        command.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(() => QuotaAsync(parsed.GetValue(agency)!, parsed.GetValue(size)!, cancellation))
        );
        return command;
    }

    private static async Task<int> CheckAsync(bool json, CancellationToken cancellation)
    {
        await using var app = Host.Build([]);
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var said = 0;
        var found = await scope
            .ServiceProvider.GetRequiredService<FileCheck>()
            .RunAsync(
                Actor.System,
                (done, of) =>
                {
                    // Beside the result, which may go into a file or another program.
                    if (done * 10L / of > said && (said = (int)(done * 10L / of)) < 10)
                        Console.Error.WriteLine($"{said * 10}% ({done}/{of})");
                },
                cancellation
            );
        if (json)
            Console.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        at = found.At,
                        files = found.Files,
                        bytes = found.Bytes.Bytes,
                        whole = found.IsWhole,
                        troubles = found.Troubles.Select(t => new
                        {
                            kind = t.Kind.ToString(),
                            sha256 = t.Hash.Hex,
                            name = t.FileName,
                            used = t.Used,
                        }),
                    },
                    Readable
                )
            );
        else
        {
            foreach (var trouble in found.Troubles)
                Console.WriteLine($"{Words(trouble)}: {trouble.Hash} {trouble.FileName}");
            Console.WriteLine(
                $"ตรวจ {found.Files} ไฟล์ ({found.Bytes}): หาย {found.Count(FileTroubleKind.Missing)} "
                    + $"เสียหาย {found.Count(FileTroubleKind.Damaged)} ไม่รู้ที่มา {found.Count(FileTroubleKind.Unknown)}"
            );
            Console.WriteLine(
                $"checked {found.Files} files ({found.Bytes}): {found.Count(FileTroubleKind.Missing)} missing, "
                    + $"{found.Count(FileTroubleKind.Damaged)} damaged, {found.Count(FileTroubleKind.Unknown)} unknown"
            );
        }

        return found.IsWhole ? 0 : 1;
    }

    private static string Words(FileTrouble trouble) =>
        (trouble.Kind, trouble.Used) switch
        {
            (FileTroubleKind.Missing, true) => "หาย และมีระเบียนใช้อยู่ / MISSING and in use",
            (FileTroubleKind.Missing, _) => "หาย / missing, no record uses it",
            (FileTroubleKind.Damaged, true) => "เสียหาย และมีระเบียนใช้อยู่ / DAMAGED and in use",
            (FileTroubleKind.Damaged, _) => "เสียหาย / damaged, no record uses it",
            _ => "ไม่รู้ที่มา / unknown",
        };

    private static async Task<int> CleanAsync(bool dryRun, CancellationToken cancellation)
    {
        await using var app = Host.Build([]);
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var cleaned = await scope
            .ServiceProvider.GetRequiredService<FileCleaning>()
            .RunAsync(dryRun, Actor.System, cancellation);
        Console.WriteLine(
            dryRun
                ? $"จะลบ {cleaned.Files} ไฟล์ ({cleaned.Bytes}) / would remove {cleaned.Files} files ({cleaned.Bytes})"
                : $"ลบแล้ว {cleaned.Files} ไฟล์ ({cleaned.Bytes}) / removed {cleaned.Files} files ({cleaned.Bytes})"
        );
        return 0;
    }

    private static async Task<int> QuotaAsync(string slug, string text, CancellationToken cancellation)
    {
        FileSize? size = null;
        if (text != "default")
        {
            if (!FileSize.TryParse(text, out var read) || read.Bytes == 0)
                return Refused.Say([
                    new Refusal("quota-size", $"“{text}” ไม่ใช่ขนาด เช่น 50 GB", $"“{text}” is no size such as 50 GB."),
                ]);
            size = read;
        }

        await using var app = Host.Build([]);
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var agency = await scope
            .ServiceProvider.GetRequiredService<IAgencies>()
            .BySlugAsync(slug, cancellation)
            .OrMissAsync();
        var files = scope.ServiceProvider.GetRequiredService<KeptFiles>();
        await files.SetQuotaAsync(agency.Id, size, Actor.System, cancellation);
        var (used, limit) = await files.SpaceAsync(agency.Id, cancellation);
        Console.WriteLine($"{agency.Slug}: ใช้ไป {used} จาก {limit} / {used} of {limit} used");
        return 0;
    }
}

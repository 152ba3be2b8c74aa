using System.CommandLine;
using System.Globalization;
using System.Net;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai ledger</c>: audits a log from outside, writes one into a folder, recovers one that stopped, changes its key.</summary>
internal static class LedgerCommand
{
    // A full bundle of the longest entries.
    private const int LongestFile = 256 * (2 + ushort.MaxValue);

    public static Command Command() =>
        new("ledger", "สมุดทะเบียนสาธารณะ / the public log") { Audit(), Export(), Recover(), Rotate() };

    private static Command Audit()
    {
        var where = new Argument<string>("URL|FOLDER")
        {
            Description =
                "ที่อยู่ของสมุด (…/ledger) หรือโฟลเดอร์ที่ส่งออกไว้ / the log's address (…/ledger) or an exported folder",
        };
        var since = new Option<string?>("--since")
        {
            Description = "checkpoint ที่บันทึกไว้ก่อนหน้า / a checkpoint that was saved earlier",
        };
        var policy = new Option<string?>("--policy")
        {
            Description = "นโยบายที่เชื่อถือ (ไม่ระบุ: ของสมุดเอง) / whom to believe (left out: the log's own policy)",
        };
        var command = new Command(
            "audit",
            "ตรวจทั้งเล่ม: ทุกรายการ ทุกค่าแฮช และข้อที่ครบกำหนดแต่เงียบ / walk the whole log: every entry, every hash, and what was due but silent"
        )
        {
            where,
            since,
            policy,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(async () =>
                {
                    using var http = new HttpClient
                    {
                        Timeout = TimeSpan.FromSeconds(30),
                        MaxResponseContentBufferSize = LongestFile,
                    };
                    var result = await LedgerAudit.RunAsync(
                        Reading(parsed.GetValue(where)!, http),
                        parsed.GetValue(policy) is { } trusted ? await Verify.TextAsync(trusted, cancellation) : null,
                        parsed.GetValue(since) is { } earlier ? await Verify.TextAsync(earlier, cancellation) : null,
                        Progress(),
                        cancellation
                    );
                    return Show(result);
                })
        );
        return command;
    }

    // On the terminal only: whoever reads the answer by program reads the answer.
    private static Progress<long>? Progress() =>
        Console.IsErrorRedirected
            ? null
            : new Progress<long>(entries =>
            {
                if (entries % 65_536 == 0)
                    Console.Error.WriteLine(
                        string.Create(CultureInfo.InvariantCulture, $"{entries:#,0} รายการ / entries …")
                    );
            });

    private static int Show(AuditResult result)
    {
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Origin}: {result.Entries} รายการ / entries, root {result.Root}"
            )
        );
        foreach (var fault in result.Faults)
            Console.WriteLine($"✗ {fault}");
        foreach (var silent in result.Silent)
            Console.WriteLine($"! {silent}");
        foreach (var late in result.Late)
            Console.WriteLine($"· {late}");
        if (result.Faults.Count == 0)
            Console.WriteLine("ทุกรายการและทุกค่าแฮชตรงกัน / every entry and every hash fits");
        return result.Faults.Count + result.Silent.Count > 0 ? 1 : 0;
    }

    private static Func<string, CancellationToken, Task<byte[]?>> Reading(string where, HttpClient http)
    {
        if (
            Uri.TryCreate(where.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
        )
            return async (path, cancellation) =>
            {
                try
                {
                    using var answer = await http.GetAsync(new Uri(address, path), cancellation);
                    if (answer.StatusCode == HttpStatusCode.NotFound)
                        return null;
                    answer.EnsureSuccessStatusCode();
                    return await answer.Content.ReadAsByteArrayAsync(cancellation);
                }
                catch (Exception failure)
                    when (failure is HttpRequestException
                        || failure is TaskCanceledException && !cancellation.IsCancellationRequested
                    )
                {
                    throw new RefusedException([Unreachable(new Uri(address, path), failure.Message)]);
                }
            };

        return async (path, cancellation) =>
            Path.Combine(where, path) is var file && File.Exists(file)
                ? await File.ReadAllBytesAsync(file, cancellation)
                : null;
    }

    private static Refusal Unreachable(Uri address, string why) =>
        new(
            "ledger-unreachable",
            $"อ่าน {address} ไม่ได้ จึงยังไม่ได้ตรวจ: {why}",
            $"{address} could not be read, so nothing was checked: {why}"
        );

    private static Command Export()
    {
        var slug = Slug();
        var folder = new Argument<string>("FOLDER") { Description = "โฟลเดอร์ใหม่ / a new folder" };
        var command = new Command(
            "export",
            "ส่งออกทั้งเล่มเป็นโฟลเดอร์ที่เว็บเซิร์ฟเวอร์ใดก็เปิดให้ได้ / write the whole log as a folder that any web server serves"
        )
        {
            slug,
            folder,
        };
        command.SetAction(
            (parsed, cancellation) =>
                WithLedgersAsync(
                    parsed.GetValue(slug)!,
                    async (ledgers, agency) =>
                    {
                        var to = Path.GetFullPath(parsed.GetValue(folder)!);
                        var files = await ledgers.ExportAsync(agency, to, cancellation);
                        Console.WriteLine($"{files} แฟ้มใน {to} / {files} files in {to}");
                        return 0;
                    },
                    cancellation
                )
        );
        return command;
    }

    private static Command Recover()
    {
        var slug = Slug();
        var resume = new Option<bool>("--resume")
        {
            Description = "ลองอีกครั้งหลังแก้สาเหตุแล้ว / try again, the cause having been mended",
        };
        var successor = new Option<bool>("--begin-successor")
        {
            Description =
                "เริ่มสมุดเล่มต่อ ซึ่งรายการแรกระบุจุดสุดท้ายของเล่มเดิม / begin a successor whose first entry names where this one ended",
        };
        var command = new Command("recover", "กู้สมุดที่หยุดลงลายมือชื่อ / recover a log that stopped signing")
        {
            slug,
            resume,
            successor,
        };
        command.SetAction(
            (parsed, cancellation) =>
                WithLedgersAsync(
                    parsed.GetValue(slug)!,
                    (ledgers, agency) =>
                        RecoverAsync(
                            ledgers,
                            agency,
                            parsed.GetValue(resume),
                            parsed.GetValue(successor),
                            cancellation
                        ),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RecoverAsync(
        ILedgers ledgers,
        Agency agency,
        bool resume,
        bool successor,
        CancellationToken cancellation
    )
    {
        if (resume)
            await ledgers.ResumeAsync(agency, cancellation);
        else if (successor)
            await ledgers.BeginSuccessorAsync(agency, cancellation);

        if (await ledgers.StandingAsync(agency, cancellation) is not { } standing)
        {
            Console.WriteLine("ยังไม่มีสมุดทะเบียน / there is no log yet");
            return 0;
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{standing.Origin}: {standing.Size} รายการในฐานข้อมูล ลงลายมือชื่อ {standing.SignedSize} โฟลเดอร์กุญแจจำได้ {standing.LastSigned} รอ {standing.Waiting} / {standing.Size} entries in the database, {standing.SignedSize} signed, the key folder remembers {standing.LastSigned}, {standing.Waiting} waiting"
            )
        );
        if (standing.StoppedBecause is not { } because)
            return 0;

        Console.WriteLine(because);
        Console.WriteLine(
            """
            1) ถ้ามีสำเนาสำรองที่ใหม่กว่า ให้กู้คืนสำเนานั้น แล้วสั่งอีกครั้งด้วย --resume
            2) ถ้าไม่มี ให้เริ่มเล่มต่อด้วย --begin-successor เล่มเดิมยังตรวจได้ และรายการแรกของเล่มใหม่ระบุจุดสุดท้ายของเล่มเดิม
            1) Where a newer backup exists, restore it, then run this again with --resume.
            2) Otherwise begin a successor with --begin-successor; the old log can still be checked, and the first entry of the new one names where it ended.
            """
        );
        return 1;
    }

    private static Command Rotate()
    {
        var slug = Slug();
        var retire = new Option<bool>("--retire")
        {
            Description = "เลิกใช้กุญแจเก่าทั้งหมด / retire every key but the newest",
        };
        var command = new Command(
            "rotate-key",
            "เพิ่มกุญแจใหม่ซึ่งลงลายมือชื่อคู่กับกุญแจเดิม / add a new key that signs beside the old one"
        )
        {
            slug,
            retire,
        };
        command.SetAction(
            (parsed, cancellation) =>
                WithLedgersAsync(
                    parsed.GetValue(slug)!,
                    async (ledgers, agency) =>
                    {
                        await ledgers.RotateKeyAsync(agency, parsed.GetValue(retire), cancellation);
                        Console.WriteLine(
                            "เปลี่ยนแล้ว มีผลเมื่อลงลายมือชื่อครั้งถัดไป / changed; it takes effect with the next signature"
                        );
                        return 0;
                    },
                    cancellation
                )
        );
        return command;
    }

    private static Argument<string> Slug() =>
        new("AGENCY") { Description = "ที่อยู่ย่อของหน่วยงาน / slug of the agency" };

    private static Task<int> WithLedgersAsync(
        string slug,
        Func<ILedgers, Agency, Task<int>> act,
        CancellationToken cancellation
    ) =>
        Refused.OrAsync(async () =>
        {
            await using var app = Host.Quiet();
            await app.Services.PrepareAsync(cancellation);
            await using var scope = app.Services.CreateAsyncScope();
            var agency = await scope.ServiceProvider.AgencyOrRefuseAsync(slug, cancellation);
            return await act(scope.ServiceProvider.GetRequiredService<ILedgers>(), agency);
        });
}

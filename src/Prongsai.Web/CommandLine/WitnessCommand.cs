using System.CommandLine;
using System.Net;
using System.Text;
using Prongsai.Ledger.Contracts;
using Prongsai.Web.Plumbing.Failures;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai witness serve</c>: watches the logs of others, and signs only what continues what it saw.</summary>
internal static class WitnessCommand
{
    private const int LongestRequest = 64 * 1024;

    public static Command Command() =>
        new("witness", "เป็นพยานให้สมุดทะเบียนของหน่วยงานอื่น / witness the public logs of others") { Serve(), Key() };

    private static readonly Option<string> Folder = new("--folder")
    {
        Description = "โฟลเดอร์ของกุญแจและสิ่งที่เคยเห็น / folder of the key and of what was seen",
        Required = true,
    };

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "ชื่อของพยานใหม่ เช่น witness.example.ac.th / name of a new witness",
    };

    private static Command Key()
    {
        var command = new Command("key", "แสดงกุญแจสาธารณะ / show the public key") { Folder, Name };
        command.SetAction(parsed =>
            Refused.Or(() =>
            {
                using var witness = Witness.Open(
                    parsed.GetValue(Folder)!,
                    parsed.GetValue(Name),
                    null,
                    TimeProvider.System
                );
                Console.WriteLine(witness.Key);
                return 0;
            })
        );
        return command;
    }

    private static Command Serve()
    {
        var logs = new Option<string>("--logs")
        {
            Description =
                "แฟ้มรายชื่อสมุดที่ดู: บรรทัด “log …” จาก /ledger/policy ของแต่ละหน่วยงาน / file of the logs to watch: the lines “log …” of each agency's /ledger/policy",
            Required = true,
        };
        var urls = new Option<string>("--urls")
        {
            Description = "ที่อยู่ที่เปิดรับ / addresses to listen on",
            DefaultValueFactory = _ => "http://127.0.0.1:5090",
        };
        var command = new Command("serve", "เปิดรับ checkpoint (tlog-witness) / take checkpoints (tlog-witness)")
        {
            Folder,
            Name,
            logs,
            urls,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(async () =>
                {
                    using var witness = Witness.Open(
                        parsed.GetValue(Folder)!,
                        parsed.GetValue(Name),
                        await Verify.TextAsync(parsed.GetValue(logs)!, cancellation),
                        TimeProvider.System
                    );
                    await using var app = Web(witness, parsed.GetValue(urls)!);
                    await app.StartOrStopAsync(cancellation);
                    Console.WriteLine(
                        $"พยาน {witness.Key} ดู {witness.Logs} สมุด ที่ {string.Join(' ', app.Urls)} / watching {witness.Logs} log(s)"
                    );
                    await app.WaitForShutdownAsync(cancellation);
                    return 0;
                })
        );
        return command;
    }

    private static WebApplication Web(Witness witness, string urls)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LongestRequest);
        var app = builder.BuildForAVerb();
        app.MapPost(
            "/add-checkpoint",
            async (HttpContext context) =>
            {
                // Exactly these bytes: a byte order mark begins no request.
                using var reader = new StreamReader(
                    context.Request.Body,
                    new UTF8Encoding(false, true),
                    detectEncodingFromByteOrderMarks: false
                );
                var answer = await AnswerAsync(witness, reader, context.RequestAborted);
                context.Response.StatusCode = (int)answer.Status;
                context.Response.ContentType = answer.ContentType;
                await context.Response.WriteAsync(answer.Body, context.RequestAborted);
            }
        );
        return app;
    }

    private static async Task<WitnessAnswer> AnswerAsync(
        Witness witness,
        StreamReader reader,
        CancellationToken cancellation
    )
    {
        try
        {
            return await witness.AddCheckpointAsync(await reader.ReadToEndAsync(cancellation), cancellation);
        }
        catch (DecoderFallbackException)
        {
            return new WitnessAnswer(HttpStatusCode.BadRequest, "text/plain; charset=utf-8", "UTF-8 expected.\n");
        }
    }
}

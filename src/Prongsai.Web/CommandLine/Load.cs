using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai load</c>: made-up data at the size of a country, to try the program with.</summary>
internal static class Load
{
    public static Command Command() => new("load", "สร้างข้อมูลสังเคราะห์ / make synthetic data") { Surveys() };

    private static Command Surveys()
    {
        var respondents = new Option<int>("--respondents")
        {
            Description = "จำนวนผู้ตอบทั้งประเทศ ไม่เกิน 2000000 / people who answer, in the whole country",
            DefaultValueFactory = _ => 100_000,
        };
        var agencies = new Option<int>("--agencies")
        {
            Description = "จำนวนหน่วยงาน / how many agencies",
            DefaultValueFactory = _ => 8_300,
        };
        var year = AgencyAndYear.Year();
        year.Required = false;
        year.DefaultValueFactory = _ => FiscalYear.Of(TimeProvider.System.Now().Today).Previous.Buddhist;
        var seed = new Option<int>("--seed")
        {
            Description = "เลขตั้งต้น เลขเดียวกันได้คำตอบเดียวกัน / the same seed, the same answers",
            DefaultValueFactory = _ => 1,
        };
        var beside = new Option<bool>("--beside-real-data")
        {
            Description = "ยอมให้อยู่ปนกับหน่วยงานจริง / write although there are real agencies",
        };
        var remove = new Option<bool>("--remove")
        {
            Description = "ลบรอบ คำตอบ และผลสังเคราะห์ / take synthetic rounds, answers and results away",
        };
        var command = new Command(
            "surveys",
            "หน่วยงานสังเคราะห์ทั้งประเทศพร้อมรอบซ้อม IIT และ EIT / a synthetic country with rehearsals of IIT and EIT"
        )
        {
            respondents,
            agencies,
            year,
            seed,
            beside,
            remove,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(() =>
                    parsed.GetValue(remove)
                        ? RemoveAsync(cancellation)
                        : LoadAsync(
                            new MadeUpNation(
                                parsed.GetValue(respondents),
                                parsed.GetValue(agencies),
                                AgencyAndYear.OrRefuse(parsed.GetValue(year)),
                                parsed.GetValue(seed),
                                parsed.GetValue(beside)
                            ),
                            cancellation
                        )
                )
        );
        return command;
    }

    private static async Task<int> LoadAsync(MadeUpNation nation, CancellationToken cancellation)
    {
        await using var app = Host.Quiet();
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var surveys = scope.ServiceProvider.GetRequiredService<INationalSurveys>();
        var watch = Stopwatch.StartNew();
        using var line = new ProgressLine(pace: true);
        try
        {
            var loaded = await surveys.LoadAsync(nation, line, cancellation);
            line.Clear();
            var perSecond = loaded.Respondents / Math.Max(0.001, watch.Elapsed.TotalSeconds);
            Say(
                $"ปี / year {nation.Year}: {loaded.Agencies:N0} หน่วยงานสังเคราะห์ / synthetic agencies ({loaded.Before:N0} มีอยู่ก่อน / there before)"
            );
            Say(
                $"เขียน / wrote {loaded.Respondents:N0} ผู้ตอบ / respondents, {loaded.Answers:N0} คำตอบ / answers, {watch.Elapsed.TotalSeconds:0.0} s ({perSecond:N0}/s)"
            );
            Say($"คิดคะแนน / score them: prongsai score --national --year {nation.Year}");
            return 0;
        }
        catch (OperationCanceledException)
        {
            line.Clear();
            Console.Error.WriteLine(
                "หยุดแล้ว: หน่วยงานที่เขียนเสร็จอยู่ครบ ที่เขียนค้างถูกยกเลิก สั่งคำสั่งเดิมเพื่อทำต่อ หรือลบด้วย --remove"
            );
            Console.Error.WriteLine(
                "Stopped: agencies that were finished are whole, the group at hand was undone. Say the same again to go on, or --remove."
            );
            return 1;
        }
    }

    private static async Task<int> RemoveAsync(CancellationToken cancellation)
    {
        await using var app = Host.Quiet();
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        using var line = new ProgressLine(pace: true);
        var removed = await scope
            .ServiceProvider.GetRequiredService<INationalSurveys>()
            .RemoveAsync(line, cancellation);
        line.Clear();
        Say(
            $"ลบ / removed {removed:N0} คำตอบสังเคราะห์ / synthetic answers; หน่วยงานยังอยู่ในทะเบียน / the agencies stay in the register"
        );
        return 0;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

using System.Diagnostics.Metrics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing.Failures;

/// <summary>What we stand on and may be without for a while.</summary>
internal enum Missing
{
    Database,
    Room,
}

/// <summary>
/// The database is gone for a minute, or the disk is full: nobody's fault that a page could explain with the layout of a page,
/// because layouts ask the database too. These few lines of HTML need nothing. A page that was only read comes back by itself; one
/// that was sent says that nothing was saved.
/// </summary>
internal static partial class Unavailable
{
    private const int RetryAfterSeconds = 10;
    private static readonly Meter Meter = new("Prongsai.Web");
    private static readonly Counter<long> Turned = Meter.CreateCounter<long>(
        "prongsai.requests.unavailable",
        description: "Requests answered with 503 or 507."
    );

    public static void UseUnavailable(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                catch (Exception failure) when (!context.Response.HasStarted && WhatIsMissing(failure) is { } missing)
                {
                    Cannot(app.Logger, missing, failure.GetBaseException().Message);
                    Turned.Add(1, new KeyValuePair<string, object?>("missing", missing.ToString()));
                    await AnswerAsync(context, missing);
                }
            }
        );

    /// <summary>What an exception tells is missing; null when it tells something else.</summary>
    public static Missing? WhatIsMissing(Exception? failure) =>
        failure switch
        {
            null => null,
            PostgresException { SqlState: "53100" } => Missing.Room,
            // Shutting down, crashed, starting up, no connection left, connection lost.
            PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "53300" } => Missing.Database,
            PostgresException { SqlState: ['0', '8', ..] } => Missing.Database,
            PostgresException => null,
            NpgsqlException => Missing.Database,
            SqliteException { SqliteErrorCode: 13 } => Missing.Room, // SQLITE_FULL
            // SQLITE_IOERR_SHMSIZE: the first connection after a quiet while has no room for its index of the log.
            SqliteException { SqliteExtendedErrorCode: 4874 } => Missing.Room,
            SqliteException { SqliteErrorCode: 5 or 6 or 10 or 14 } => Missing.Database, // busy, locked, I/O, cannot open
            IOException full when IsFull(full) => Missing.Room,
            AggregateException many => many.InnerExceptions.Select(WhatIsMissing).FirstOrDefault(m => m is not null),
            _ => WhatIsMissing(failure.InnerException),
        };

    /// <summary>The same in words, for the command line.</summary>
    public static Refusal Words(Missing missing) =>
        missing == Missing.Room
            ? new(
                "disk-full",
                "ดิสก์ของเครื่องเต็ม จึงบันทึกไม่ได้ ไม่มีสิ่งใดถูกบันทึกไว้ครึ่งเดียว เพิ่มพื้นที่แล้วทำใหม่",
                "The disk of this machine is full, so nothing could be saved; nothing is half-saved. Make room and do it again."
            )
            : new(
                "database-gone",
                "ติดต่อฐานข้อมูลไม่ได้ ตรวจว่าฐานข้อมูลเปิดอยู่และการตั้งค่า Prongsai:Database ถูกต้อง ไม่มีสิ่งใดถูกบันทึกไว้ครึ่งเดียว",
                "The database cannot be reached. See that it runs and that the setting Prongsai:Database is right. Nothing is half-saved."
            );

    private static bool IsFull(IOException failure) =>
        // ENOSPC, EDQUOT, EFBIG; ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL.
        failure.HResult
            is 28
                or 122
                or 27
                or unchecked((int)0x80070070)
                or unchecked((int)0x80070027);

    private static async Task AnswerAsync(HttpContext context, Missing missing)
    {
        var read = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        context.Response.Clear();
        context.Response.StatusCode =
            missing == Missing.Room
                ? StatusCodes.Status507InsufficientStorage
                : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        if (missing == Missing.Database)
            context.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";

        Bilingual heading =
            missing == Missing.Room
                ? new("พื้นที่จัดเก็บของระบบเต็ม", "The system has no room left")
                : new("ระบบขัดข้องชั่วคราว", "The system is not available for a moment");
        var words = (missing, read) switch
        {
            (Missing.Room, _) => new Bilingual(
                "สิ่งที่ส่งมาไม่ได้บันทึก และไม่มีสิ่งใดถูกบันทึกไว้ครึ่งเดียว ข้อมูลเดิมอยู่ครบ โปรดแจ้งผู้ดูแลระบบให้เพิ่มพื้นที่ดิสก์ แล้วย้อนกลับและส่งใหม่",
                "What you sent was not saved, and nothing was half-saved; what was there before is whole. Tell the system administrator that the disk is full, then go back and send it again."
            ),
            (_, true) => new Bilingual(
                "ติดต่อฐานข้อมูลไม่ได้ หน้านี้จะเปิดใหม่เองเมื่อระบบกลับมา ข้อมูลที่บันทึกไว้แล้วไม่หาย",
                "The database cannot be reached. This page opens again by itself when it is back. Nothing saved is lost."
            ),
            _ => new Bilingual(
                "ติดต่อฐานข้อมูลไม่ได้ สิ่งที่ส่งมาอาจยังไม่ได้บันทึก รอสักครู่ ย้อนกลับ (ข้อความที่พิมพ์ยังอยู่) ตรวจดูว่าบันทึกแล้วหรือยัง แล้วส่งใหม่",
                "The database cannot be reached, and what you sent may not have been saved. Wait a moment, go back (what you typed is still there), see whether it was saved, and send it again."
            ),
        };
        var again =
            read && missing == Missing.Database ? $"<meta http-equiv=\"refresh\" content=\"{RetryAfterSeconds}\">" : "";
        await context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="th">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                {again}
                <title>{heading.Th} · โปร่งใส</title>
                <link rel="stylesheet" href="/vendor/pico.css">
                <link rel="stylesheet" href="/prongsai.css">
            </head>
            <body>
                <main class="page">
                    <h1>{heading.Th}</h1>
                    <p role="alert">{words.Th}</p>
                    <section lang="en">
                        <h2>{heading.En}</h2>
                        <p>{words.En}</p>
                    </section>
                </main>
            </body>
            </html>
            """,
            context.RequestAborted
        );
    }

    [LoggerMessage(LogLevel.Warning, "Cannot serve without {Missing}: {Reason}")]
    private static partial void Cannot(ILogger log, Missing missing, string reason);
}

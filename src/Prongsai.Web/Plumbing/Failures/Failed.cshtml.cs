using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing.Failures;

/// <summary>Says what went wrong. Shown in place of a page, for any verb, so it never asks for the form's token again.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed partial class FailedModel(ILogger<FailedModel> log, IPeople people) : PageModel
{
    public int Status { get; private set; }

    /// <summary>What would have opened the page, and who holds it in this agency; null when that is not the reason.</summary>
    public DutyNeeded? Needed { get; private set; }

    public IReadOnlyList<Refusal> Reasons { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var failure = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        Status =
            failure is not null ? Failures.StatusOf(failure)
            : HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } answered ? answered.OriginalStatusCode
            // Somebody typed /error: there is nothing here.
            : StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
        Reasons = (failure as RefusedException)?.Reasons ?? [];
        if (failure is not null && Status >= 500)
            Unexpected(log, HttpContext.TraceIdentifier, Page(), failure);
        if (Status == StatusCodes.Status403Forbidden)
            Needed = await DutyNeeded.OfAsync(HttpContext, people);

        await next();
    }

    public Bilingual Heading =>
        Status switch
        {
            400 => new("คำขอไม่สมบูรณ์", "The request was not complete"),
            403 when Needed is not null => Needed.Heading,
            401 or 403 => new("ไม่มีสิทธิ์เปิดหน้านี้", "This page is not open to you"),
            404 => new("ไม่พบหน้าที่ต้องการ", "There is no such page"),
            405 => new("หน้านี้ใช้แบบนั้นไม่ได้", "This page does not work that way"),
            409 => new("ทำรายการนี้ไม่ได้", "This cannot be done"),
            410 => new("ข้อมูลนี้ถูกถอนการเผยแพร่แล้ว", "This has been withdrawn"),
            413 => new("ไฟล์ใหญ่เกินไป", "The file is too large"),
            429 => new("ลองบ่อยเกินไป", "Too many tries"),
            _ => new("ระบบขัดข้อง", "Something went wrong here"),
        };

    public Bilingual WhatToDo =>
        Status switch
        {
            400 => new(
                "แบบฟอร์มอาจเปิดค้างไว้นานเกินไปหรือส่งมาไม่ครบ โปรดย้อนกลับ โหลดหน้าใหม่ แล้วลองอีกครั้ง",
                "The form may have been open too long or arrived incomplete. Go back, load the page again and try once more."
            ),
            403 when Needed is not null => Needed.WhatToDo,
            401 or 403 => new(
                "หากเชื่อว่าควรเปิดได้ โปรดติดต่อผู้ดูแลระบบของหน่วยงาน",
                "If you think it should be, ask the administrator of your agency."
            ),
            404 => new(
                "ที่อยู่อาจพิมพ์ผิด หรือข้อมูลนี้ไม่มีอยู่แล้ว",
                "The address may be mistyped, or what was here is gone."
            ),
            409 when Reasons.Any(reason => reason.Code == Separation.Code) => new(
                "หลักการแบ่งแยกหน้าที่: ไม่มีใครเผยแพร่สิ่งที่ตนจัดทำเพียงผู้เดียว รวมถึงผู้ดูแลระบบ ข้อมูลไม่สูญหาย โปรดแจ้งผู้ที่ทำได้",
                "Separation of duties: nobody publishes what they alone prepared, administrators included. Nothing is lost; ask somebody who could."
            ),
            409 => new(
                "ข้อมูลอาจเปลี่ยนไปหลังจากเปิดหน้านี้ โปรดย้อนกลับ โหลดหน้าใหม่ แล้วตรวจดูอีกครั้ง",
                "Something may have changed since you opened the page. Go back, load it again and look once more."
            ),
            410 => new(
                "เหตุผลและวันที่ถอนอยู่ที่หน้าของข้อมูลนั้น",
                "The page of what was withdrawn says why and when."
            ),
            413 when User.Identity?.IsAuthenticated != true => new(
                "ใหญ่เกินกว่าที่หน้านี้รับได้ ยังไม่ได้รับสิ่งใดไว้ โปรดย่อขนาดหรือส่งทีละไฟล์",
                "It is larger than this page takes, and nothing was received. Make it smaller, or send one file at a time."
            ),
            413 => new(
                "ส่งไฟล์ได้ไม่เกิน 256 MB ต่อครั้ง โปรดย่อภาพหรือแบ่งไฟล์ก่อนส่ง",
                "At most 256 MB can be sent at once. Make the picture smaller or split the file."
            ),
            429 => new("โปรดรอ 1 นาที แล้วลองใหม่", "Wait a minute, then try again."),
            >= 500 => new(
                "ไม่ใช่ความผิดของท่าน ข้อมูลที่บันทึกไว้แล้วไม่หาย ระบบจดเหตุการณ์นี้ไว้แล้ว โปรดลองใหม่ หรือแจ้งผู้ดูแลระบบ",
                "It is not your fault and nothing saved is lost. It has been written down here. Try again, or tell the administrator."
            ),
            _ => new("โปรดย้อนกลับแล้วลองใหม่", "Go back and try again."),
        };

    // The page, not its address: an address may hold a one-time token, which no log may.
    private new string Page() =>
        (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "?";

    [LoggerMessage(LogLevel.Error, "{Reference} failed at {Page}")]
    private static partial void Unexpected(ILogger log, string reference, string page, Exception exception);
}

using Microsoft.AspNetCore.Diagnostics;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing.Failures;

/// <summary>A refusal for want of a duty, in words: which one is needed, and whom to ask.</summary>
/// <param name="Submitting">Pressing a button was refused, not looking.</param>
/// <param name="AnyOf">One of these would do.</param>
/// <param name="Holders">Who holds one of them in the agency, each person once.</param>
/// <param name="ReadsContent">The person who was refused may read the agency's work at all.</param>
internal sealed record DutyNeeded(
    bool Submitting,
    IReadOnlyList<Duty> AnyOf,
    IReadOnlyList<(string Name, IReadOnlyList<Duty> Duties)> Holders,
    bool ReadsContent
)
{
    public static async Task<DutyNeeded?> OfAsync(HttpContext context, IPeople people)
    {
        if (
            context.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint is not { } refused
            || !context.User.HasClaim(claim => claim.Type == Actor.AgencyClaim)
        )
            return null;

        var page = PageDuties.Of(refused.Metadata);
        var submitting = PageDuties.IsSubmitting(context.Request.Method);
        var anyOf = submitting ? page.ToSubmit : page.ToOpen;
        // Where nearly everything opens the page, the one who can help is who gives duties.
        var asked = anyOf.Count is > 0 and < 6 ? anyOf : [Duty.AgencyAdministrator];
        var holders = await people.HoldersAsync(context.User.Agency(), asked, context.RequestAborted);

        return new DutyNeeded(
            submitting,
            anyOf,
            [
                .. holders
                    .GroupBy(h => (h.AccountId, h.Name))
                    .Select(one => (one.Key.Name, (IReadOnlyList<Duty>)[.. one.Select(h => h.Duty)])),
            ],
            context.User.ReadsContent()
        );
    }

    public Bilingual Heading =>
        Submitting
            ? new("ท่านไม่มีหน้าที่ทำรายการนี้", "This is not among your duties")
            : new("ไม่มีสิทธิ์เปิดหน้านี้", "This page is not open to you");

    public Bilingual WhatToDo =>
        AnyOf.Count == 0 ? new("หน้านี้ไม่รับแบบฟอร์ม ไม่มีการบันทึกใดๆ", "This page takes no form. Nothing was saved.")
        : AnyOf.Count >= 6
            ? new(
                "ผู้ดูแลระบบและผู้ที่ยังไม่ได้รับมอบหน้าที่ในหน่วยงาน อ่านงานของหน่วยงานไม่ได้ ผู้ดูแลหน่วยงานเป็นผู้มอบหน้าที่",
                "System administrators, and people without a duty in the agency, do not read its work. The agency administrator gives duties."
            )
        : new(
            $"ต้องมีหน้าที่: {string.Join(" หรือ ", AnyOf.Select(d => d.Name().Th))} ไม่มีการบันทึกใดๆ",
            $"The duty needed: {string.Join(" or ", AnyOf.Select(d => d.Name().En))}. Nothing was saved."
        );
}

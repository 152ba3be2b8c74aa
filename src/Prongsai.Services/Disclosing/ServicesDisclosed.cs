using System.Globalization;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Services.Contracts;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Disclosing;

/// <summary>The published manuals as the six columns that ITA asks for; "none" is said, never left blank.</summary>
internal sealed class ManualsDisclosed(ProngsaiDb db) : IDisclosedRecords
{
    public string Source => "services";

    public Bilingual Name => new("คู่มือการให้บริการ (จากทะเบียนงานบริการ)", "the service manuals (from the registry)");

    public IReadOnlyList<string> Topics => ["service_manual"];

    public async Task<DisclosedTable?> TakeAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    ) =>
        DisclosedTable.Of(
            "คู่มือการให้บริการ",
            [
                new Column("ชื่องาน"),
                new Column("วิธีการและขั้นตอน"),
                new Column("ระยะเวลา"),
                new Column("ช่องทางให้บริการ"),
                new Column("ค่าธรรมเนียม"),
                new Column("เอกสารหลักฐาน"),
            ],
            [.. (await db.OfferedAsync(agency, cancellation)).Select(one => Row(one.Manual))]
        );

    private static IReadOnlyList<string> Row(ServiceManual manual) =>
        [
            manual.Name.Th,
            string.Join(
                '\n',
                manual.Steps.Select(
                    (s, at) => $"{Number(at + 1)}. {s.Text.Th}{(s.Time is { } t ? $" ({t.Words.Th})" : "")}"
                )
            ),
            manual.Total!.Words.Th,
            string.Join('\n', manual.Channels.Select(c => $"{c.Kind.Words().Th}: {c.Text.Th}")),
            manual.Fees is not { Count: > 0 } fees
                ? ManualWords.NoFee.Th
                : string.Join('\n', fees.Select(f => f.Amount is { } a ? $"{f.Text.Th} {a} บาท" : f.Text.Th)),
            manual.Documents is not { Count: > 0 } documents
                ? ManualWords.NoDocuments.Th
                : string.Join(
                    '\n',
                    documents.Select(d =>
                        $"{d.Text.Th} ({d.CountWords.Th}){(d.OnlyIf is { } only ? $" เฉพาะกรณี{only.Th}" : "")}"
                    )
                ),
        ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The services that can be asked for without travelling, for the item about E-Service.</summary>
internal sealed class OnlineDisclosed(ProngsaiDb db, IAgencies agencies) : IDisclosedRecords
{
    public string Source => "online-services";

    public Bilingual Name =>
        new("บริการที่ยื่นคำขอออนไลน์ได้ (จากทะเบียนงานบริการ)", "services asked for online (from the registry)");

    public IReadOnlyList<string> Topics => ["e_service"];

    public async Task<DisclosedTable?> TakeAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    )
    {
        var whose = await agencies.ByIdAsync(agency, cancellation);
        var online = (await db.OfferedAsync(agency, cancellation)).Where(one => one.Manual.IsOnline);

        return DisclosedTable.Of(
            "บริการ E-Service",
            [new Column("ชื่อบริการ"), new Column("รายละเอียด"), new Column("ลิงก์")],
            [
                .. online.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            one.Manual.Name.Th,
                            one.Manual.Summary?.Th
                                ?? $"ยื่นคำขอและติดตามผลออนไลน์ ใช้เวลาไม่เกิน {one.Manual.Total!.Words.Th}",
                            $"/{whose!.Slug}/services/{one.Service.Slug}/request",
                        ]
                ),
            ]
        );
    }
}

/// <summary>
/// The item of the service manual is a copy of a moment. When a version is approved, those who prepare disclosures are told to take
/// the records anew.
/// </summary>
internal sealed class DisclosedManualsReissued(INotices notices) : IMadeFromServices
{
    public Task<IReadOnlyList<MadeFromService>> OfAsync(
        AgencyId agency,
        ServiceId service,
        CancellationToken cancellation = default
    ) =>
        Task.FromResult<IReadOnlyList<MadeFromService>>([
            new(
                new("หน้าสาธารณะและการค้นหา", "Public page and search"),
                "คู่มือประชาชน",
                0,
                null,
                new("เปลี่ยนทันที ฉบับเดิมยังเปิดดูได้", "changes at once; the version before stays readable")
            ),
            new(
                new("ข้อ OIT คู่มือการให้บริการ", "OIT item: service manual"),
                "ตารางคู่มือการให้บริการของปี",
                0,
                "/staff/disclosures",
                new(
                    "แจ้งผู้จัดทำให้ดึงข้อมูลใหม่และเผยแพร่ฉบับถัดไป",
                    "preparers are told to take the records anew and publish the next edition"
                )
            ),
        ]);

    public Task ReissueAsync(ApprovedVersion approved, Now now, CancellationToken cancellation = default)
    {
        notices.Tell(
            now,
            new Notice(
                approved.Agency,
                Recipients.Holders(Duty.Preparer),
                ServicesModule.NoticeOfManuals,
                new(
                    "คู่มืองานบริการมีฉบับใหม่ โปรดดึงข้อมูลเข้าข้อ OIT คู่มือการให้บริการอีกครั้ง",
                    "A service manual has a new version; take the records into the OIT item anew"
                ),
                "/staff/disclosures"
            )
        );
        return Task.CompletedTask;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Disclosing;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Ocds.Mapping;
using Prongsai.Procurement.Public;
using Prongsai.Procurement.Questions;
using Prongsai.Procurement.Reconciling;
using Prongsai.Procurement.Signs.Thai;

namespace Prongsai.Procurement;

/// <summary>Everything this module adds to the host.</summary>
public static class ProcurementModule
{
    /// <summary>What was bought, from whom and for how much: its import, its forms, its open data and its signs of risk.</summary>
    public static IServiceCollection AddProcurement(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddScoped<PurchaseImports>();
        services.AddScoped<IPurchaseImport, ImportFromTheCommandLine>();
        services.AddScoped<WrittenForms>();
        services.AddSingleton(provider => OcdsSettings.From(provider.GetService<IConfiguration>()));
        services.AddScoped<IOcdsOfAgency, OcdsOfAgency>();
        services.AddThaiSigns();
        services.AddReconciling();
        services.AddScoped<FormFiles>();
        services.AddSingleton(provider => AnsweringTime.From(provider.GetService<IConfiguration>()));
        services.AddNoticeKind(
            AskAboutContractModel.NoticeOfQuestion,
            new("คำถามจากประชาชนเรื่องจัดซื้อจัดจ้าง", "Citizens’ questions about procurement")
        );
        services.AddSingleton(provider => AskerRetention.From(provider.GetService<IConfiguration>()));
        services.AddJob<ForgetAskers, ForgettingAskers>(
            "forget-askers",
            new("ลบชื่อและอีเมลของผู้ถามที่เกินกำหนดเก็บ", "Forget who asked, when the time to keep it is over")
        );
        services.AddSchedule<ForgetAskers>("forget-askers", Timetable.Daily(0, 40));
        services.AddScoped<Freezing>();
        services.AddScoped<PurchaseSearch>();
        services.AddJob<OrderPublished, OrderingPublished>(
            "order-published-purchases",
            new(
                "จัดลำดับรายการที่เผยแพร่ก่อนปรับปรุงโปรแกรม",
                "Put purchases in order that were published before an upgrade"
            )
        );
        services.AddSchedule<OrderPublished>("order-published-purchases", Timetable.Daily(1, 10));
        services.AddSingleton(PublishedWords.Table);
        services.AddScoped<IMonthlyRecords, PurchasesDisclosed>();
        services.AddFilesUsedIn(
            "procurement_imports",
            new("ไฟล์จัดซื้อจัดจ้างที่นำเข้า", "Imported file of purchases"),
            import => $"/staff/procurement/imports/{import}"
        );
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["PurchasesImported"] = new("นำเข้ารายการจัดซื้อจัดจ้าง", "Imported purchases"),
                    ["PurchasesImportUndone"] = new("ยกเลิกการนำเข้าจัดซื้อจัดจ้าง", "Undid an import of purchases"),
                    ["SignExplained"] = new("ชี้แจงจุดที่ควรดูของการจัดซื้อจัดจ้าง", "Explained something to look at"),
                    ["PurchaseChanged"] = new("แก้ไขรายการจัดซื้อจัดจ้าง", "Changed a purchase"),
                    ["NothingBoughtSaid"] = new("ประกาศว่าไม่มีการจัดซื้อจัดจ้าง", "Said that nothing was bought"),
                    ["CitizenAsked"] = new("ประชาชนถามเรื่องจัดซื้อจัดจ้าง", "A citizen asked about a purchase"),
                    ["CitizenAnswered"] = new("ตอบคำถามของประชาชน", "Answered a citizen"),
                    ["CitizenForgotten"] = new(
                        "ลบชื่อและอีเมลของประชาชนที่ถาม เพราะพ้นกำหนดเก็บ",
                        "Forgot the name and e-mail of a citizen whose question nobody answered"
                    ),
                    ["CitizenQuestionShown"] = new("แสดงคำถามของประชาชน", "Showed a citizen’s question"),
                    ["CitizenQuestionHidden"] = new("หยุดแสดงคำถามของประชาชน", "Stopped showing a citizen’s question"),
                    ["NothingBoughtTakenBack"] = new(
                        "ถอนคำประกาศว่าไม่มีการจัดซื้อจัดจ้าง",
                        "Took back that nothing was bought"
                    ),
                    ["NothingBoughtAgain"] = new(
                        "คำประกาศว่าไม่มีการจัดซื้อจัดจ้างกลับมาใช้ เพราะยกเลิกการนำเข้า",
                        "That nothing was bought stands again: an import was undone"
                    ),
                },
                new Dictionary<string, RecordKind>
                {
                    [PurchaseImport.Kind] = new(
                        new("การนำเข้าจัดซื้อจัดจ้าง", "Import of purchases"),
                        PageOf: import => $"/staff/procurement/imports/{import}"
                    ),
                    ["purchase"] = new(
                        new("รายการจัดซื้อจัดจ้าง", "Purchase"),
                        PageOf: purchase => $"/staff/procurement/purchases/{purchase}"
                    ),
                    [SignFinding.Kind] = new(
                        new("จุดที่ควรดูของการจัดซื้อจัดจ้าง", "Something to look at in procurement"),
                        PageOf: finding => $"/staff/procurement/signs/{finding}"
                    ),
                    [CitizenQuestion.Kind] = new(
                        new("คำถามของประชาชน", "Citizen’s question"),
                        PageOf: question => $"/staff/procurement/questions/{question}"
                    ),
                    ["procurement-month"] = new(
                        new("เดือนของการจัดซื้อจัดจ้าง", "Month of purchases"),
                        PageOf: _ => "/staff/procurement"
                    ),
                }
            )
        );
        return services;
    }
}

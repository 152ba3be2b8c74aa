using Prongsai.Kernel;

namespace Prongsai.Meetings.Standards;

/// <summary>Every reason for which something about a standard is not taken, and the words of its kinds.</summary>
internal static class StandardRefusals
{
    public static readonly Refusal Title = new(
        "standard-title",
        $"ต้องมีชื่อมาตรฐาน ไม่เกิน {StandardContent.LongestTitle} ตัวอักษร",
        $"The standard needs a title of at most {StandardContent.LongestTitle} characters."
    );

    public static readonly Refusal Text = new(
        "standard-text",
        $"ต้องมีเนื้อหาอย่างน้อยหนึ่งข้อ (บรรทัดละข้อ) ไม่เกิน {StandardContent.LongestText} ตัวอักษร",
        $"The text needs at least one point (one in each line), at most {StandardContent.LongestText} characters."
    );

    public static readonly Refusal Basis = new(
        "standard-basis",
        $"ฐานอำนาจหรือที่มายาวเกิน {StandardContent.LongestLine} ตัวอักษร",
        $"The basis is longer than {StandardContent.LongestLine} characters."
    );

    public static readonly Refusal EffectiveOn = new(
        "standard-effective",
        "โปรดระบุวันที่มีผลใช้บังคับ เช่น 1 ต.ค. 2568",
        "Say from which day it holds, for example 1 Oct 2568."
    );

    public static readonly Refusal Link = new(
        "standard-link",
        "ที่อยู่หน้าเว็บต้องขึ้นต้นด้วย https:// หรือ http://",
        "The address of the page has to begin with https:// or http://."
    );

    public static readonly Refusal Section = new(
        "standard-section",
        "เลือกส่วนงานจากรายการ",
        "Choose sections of the list."
    );

    public static readonly Refusal Measure = new(
        "standard-measure",
        "เลือกมาตรการจากรายการ",
        "Choose measures of the list."
    );

    public static readonly Refusal WithApprover = new(
        "standard-with-approver",
        "ร่างนี้ส่งให้ผู้อนุมัติแล้ว ให้ผู้อนุมัติส่งคืนก่อนจึงแก้ไขได้",
        "The draft is with the approver; it can be changed after it is sent back."
    );

    public static readonly Refusal NothingToApprove = new(
        "standard-nothing-to-approve",
        "ไม่มีร่างที่รออยู่",
        "No draft is waiting."
    );

    public static readonly Refusal SayWhy = new(
        "standard-say-why",
        $"โปรดบอกเหตุผลที่ส่งคืน ไม่เกิน {StandardContent.LongestLine} ตัวอักษร",
        $"Say why it is sent back, in at most {StandardContent.LongestLine} characters."
    );

    public static readonly Refusal Raced = new(
        "standard-raced",
        "มีผู้อื่นบันทึกพร้อมกัน โปรดเปิดหน้านี้ใหม่แล้วตรวจอีกครั้ง",
        "Somebody else saved at the same time. Open the page again and look once more."
    );

    public static readonly Refusal NoCoverage = new(
        "standard-no-coverage",
        "ยังไม่มีผู้รับทราบ หรือยังไม่ได้เลือกมาตรการที่ใช้เป็นหลักฐาน",
        "Nobody has acknowledged it yet, or no measure is chosen."
    );

    public static readonly Refusal Unanswered = new(
        "standard-unanswered",
        "โปรดตอบคำถามให้ครบทุกข้อ",
        "Answer every question."
    );

    public static readonly Refusal NotRead = new(
        "standard-not-read",
        "ต้องตอบคำถามให้ถูกครบทุกข้อก่อนจึงรับทราบได้",
        "Every question is to be answered right before you acknowledge."
    );

    public static Refusal FewQuestions(int count) =>
        new(
            "standard-few-questions",
            $"ต้องมีคำถามสถานการณ์อย่างน้อย {StandardContent.FewestQuestions} ข้อ ขณะนี้มี {count} ข้อ",
            $"At least {StandardContent.FewestQuestions} scenario questions are needed; there are {count}."
        );

    public static Refusal Situation(int number) =>
        Of(
            number,
            "situation",
            "ต้องมีสถานการณ์ ไม่เกิน 1,000 ตัวอักษร",
            "needs a situation of at most 1,000 characters."
        );

    public static Refusal Choices(int number) =>
        Of(
            number,
            "choices",
            "ต้องมีตัวเลือก 2 ถึง 4 ตัวเลือก บรรทัดละหนึ่งตัวเลือก ไม่ซ้ำกัน",
            "needs 2 to 4 different choices, one in each line."
        );

    public static Refusal NoRightChoice(int number, int choices) =>
        Of(
            number,
            "right",
            $"ต้องบอกว่าตัวเลือกใดถูก เป็นเลข 1 ถึง {choices}",
            $"needs the number of the right choice, 1 to {choices}."
        );

    public static Refusal Why(int number) =>
        Of(
            number,
            "why",
            "ต้องบอกเหตุผลของคำตอบที่ถูก ไม่เกิน 1,000 ตัวอักษร",
            "needs the reason of the right answer, at most 1,000 characters."
        );

    public static Refusal NoSuchPoint(int number, int points) =>
        Of(
            number,
            "point",
            $"ต้องผูกกับข้อของเนื้อหา (บรรทัดที่ 1 ถึง {points})",
            $"has to name a point of the text (line 1 to {points})."
        );

    /// <summary>A newer version was approved while the page was open.</summary>
    public static Refusal Outdated(int was, int now) =>
        new(
            "standard-outdated",
            $"มีการอนุมัติฉบับที่ {now} ระหว่างที่ท่านเปิดฉบับที่ {was} คำตอบของท่านยังอยู่ โปรดอ่านเฉพาะส่วนที่เปลี่ยนด้านล่างแล้วรับทราบฉบับที่ {now}",
            $"Version {now} was approved while you had version {was} open. Your answers are kept: read what changed below and acknowledge version {now}."
        );

    private static Refusal Of(int number, string what, string th, string en) =>
        new($"standard-question-{what}", $"คำถามข้อ {number} {th}", $"Question {number} {en}");

    public static Bilingual Words(this StandardKind kind) =>
        kind switch
        {
            StandardKind.ServiceManual => new("คู่มือ/มาตรฐานการให้บริการ", "Service manual"),
            StandardKind.CodeOfEthics => new("ประมวลจริยธรรม", "Code of ethics"),
            StandardKind.NoGiftPolicy => new("นโยบายไม่รับของขวัญ (No Gift Policy)", "No Gift Policy"),
            StandardKind.Order => new("คำสั่ง/ประกาศ", "Order"),
            _ => new("มาตรฐานอื่น", "Other standard"),
        };
}

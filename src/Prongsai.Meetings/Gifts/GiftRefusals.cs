using Prongsai.Kernel;

namespace Prongsai.Meetings.Gifts;

/// <summary>Every reason for which something about gifts is not taken, and the words of their kinds.</summary>
internal static class GiftRefusals
{
    public static readonly Refusal Day = new(
        "gift-day",
        "โปรดระบุวันที่ได้รับหรือมีผู้เสนอให้ เช่น 1 ต.ค. 2568 และต้องไม่ใช่วันในอนาคต",
        "Say on which day, for example 1 Oct 2568; it must not be to come."
    );

    public static readonly Refusal Value = new(
        "gift-value",
        "มูลค่าโดยประมาณต้องเป็นจำนวนเงินบาท เช่น 1,500 หรือ ๑,๕๐๐.๐๐",
        "The estimated value has to be an amount in baht: 1,500 or ๑,๕๐๐.๐๐."
    );

    public static readonly Refusal Relation = new(
        "gift-relation",
        "โปรดเลือกความสัมพันธ์กับผู้ให้",
        "Choose how the giver stands to you."
    );

    public static readonly Refusal Act = new("gift-act", "โปรดเลือกว่าได้ดำเนินการอย่างไร", "Choose what you did.");

    public static readonly Refusal What = Text("gift-what", "รายการ", "what it was");

    public static readonly Refusal Giver = Text("gift-giver", "ผู้ให้", "who gave it");

    public static readonly Refusal Occasion = Text("gift-occasion", "โอกาสที่ให้", "the occasion");

    public static readonly Refusal NothingToDecide = new(
        "gift-nothing-to-decide",
        "รายการนี้ไม่ต้องวินิจฉัย หรือวินิจฉัยแล้ว",
        "Nothing is to be decided here, or it was decided already."
    );

    public static readonly Refusal OwnGift = new(
        "gift-own",
        "วินิจฉัยสิ่งที่ตนรับเองไม่ได้ ต้องให้ผู้บังคับบัญชาคนอื่นวินิจฉัย",
        "Nobody decides of what they received themselves; another superior does."
    );

    public static readonly Refusal Decision = new("gift-decision", "โปรดเลือกคำวินิจฉัย", "Choose the decision.");

    public static readonly Refusal DecisionNote = Text(
        "gift-decision-note",
        "เหตุผลของคำวินิจฉัย",
        "the reason of the decision"
    );

    public static readonly Refusal Raced = new(
        "gift-raced",
        "มีผู้อื่นบันทึกพร้อมกัน โปรดเปิดหน้านี้ใหม่แล้วตรวจอีกครั้ง",
        "Somebody else saved at the same time. Open the page again and look once more."
    );

    public static readonly Refusal Unit = new("gift-unit", "เลือกส่วนงานจากรายการ", "Choose a section of the list.");

    public static readonly Refusal TooEarly = new(
        "gift-too-early",
        "ยังไม่ถึงเดือนสุดท้ายของรอบ จึงยังประกาศว่าไม่มีการรับไม่ได้",
        "The last month of that half-year has not begun: nothing can be declared of it yet."
    );

    public static readonly Refusal HasGifts = new(
        "gift-has-gifts",
        "ส่วนงานนี้มีรายการในรอบนี้แล้ว จึงประกาศว่าไม่มีไม่ได้",
        "The section has gifts in this half-year: it cannot declare that there were none."
    );

    public static readonly Refusal PolicyIssued = new(
        "policy-issued",
        "ประกาศนี้ออกแล้ว แก้ไขไม่ได้",
        "The announcement is issued and cannot be changed."
    );

    public static readonly Refusal PolicySubmitted = new(
        "policy-submitted",
        "ประกาศนี้ส่งให้ผู้ออกประกาศแล้ว ต้องส่งคืนก่อนจึงแก้ไขได้",
        "The announcement is with who issues it; it can be changed after it is sent back."
    );

    public static readonly Refusal PolicyText = new(
        "policy-text",
        "ต้องมีเนื้อหาของประกาศอย่างน้อยหนึ่งข้อ",
        "The announcement needs at least one point."
    );

    public static readonly Refusal PolicyHead = new(
        "policy-head",
        "ต้องมีชื่อและตำแหน่งของหัวหน้าหน่วยงานผู้ลงนาม ไม่เกิน 200 ตัวอักษร",
        "Name and position of the head who signs are needed, at most 200 characters each."
    );

    public static readonly Refusal SignedOn = new(
        "policy-signed-on",
        "โปรดระบุวันที่ลงนาม เช่น 1 ต.ค. 2568 และต้องไม่ใช่วันในอนาคต",
        "Say when it was signed, for example 1 Oct 2568; the day must not be to come."
    );

    public static readonly Refusal NoScan = new(
        "policy-no-scan",
        "ต้องแนบฉบับที่ลงนามแล้ว (PDF) ก่อนส่งให้ออกประกาศ",
        "Attach the signed paper (PDF) before it is sent."
    );

    public static readonly Refusal NothingWaits = new(
        "gift-nothing-waits",
        "ไม่มีสิ่งที่รออนุมัติ",
        "Nothing waits for approval."
    );

    public static readonly Refusal Measure = new(
        "gift-measure",
        "เลือกมาตรการจากรายการ",
        "Choose a measure of the list."
    );

    private static Refusal Text(string code, string th, string en) =>
        new(code, $"โปรดระบุ{th} ไม่เกิน {Gift.Longest} ตัวอักษร", $"Say {en}, in at most {Gift.Longest} characters.");

    public static Bilingual Words(this GiverRelation relation) =>
        relation switch
        {
            GiverRelation.Relative => new("ญาติ (ให้โดยเสน่หา)", "a relative"),
            GiverRelation.Customary => new(
                "มิใช่ญาติ ให้ในโอกาสตามปกติประเพณี",
                "not a relative, on a customary occasion"
            ),
            _ => new("เกี่ยวเนื่องกับการปฏิบัติหน้าที่", "because of official duty"),
        };

    public static Bilingual Words(this GiftAct act) =>
        act switch
        {
            GiftAct.Refused => new("ปฏิเสธไม่รับ", "refused"),
            GiftAct.Returned => new("คืนผู้ให้แล้ว", "returned"),
            GiftAct.HandedOver => new("ส่งมอบให้หน่วยงานแล้ว", "handed to the agency"),
            _ => new("รับไว้", "received"),
        };

    public static Bilingual Words(this GiftDecision decision) =>
        decision switch
        {
            GiftDecision.Keep => new("ให้รับไว้ได้", "may be kept"),
            GiftDecision.Return => new("ให้คืนผู้ให้", "is to be returned"),
            _ => new("ให้ส่งมอบหน่วยงาน", "is to be handed to the agency"),
        };

    public static Bilingual Words(this GiftOutcome outcome) =>
        outcome switch
        {
            GiftOutcome.Refused => new("ปฏิเสธไม่รับ", "refused"),
            GiftOutcome.Returned => new("คืนผู้ให้", "returned"),
            GiftOutcome.HandedOver => new("ส่งมอบหน่วยงาน", "handed to the agency"),
            GiftOutcome.KeptWithinRule => new("รับไว้ตามหลักเกณฑ์", "kept within the rule"),
            GiftOutcome.KeptByPermission => new("ผู้บังคับบัญชาให้รับไว้", "kept by permission"),
            _ => new("รอผู้บังคับบัญชาวินิจฉัย", "waits for a decision"),
        };

    public static Bilingual HalfWords(int half) =>
        half == 1
            ? new("รอบที่ 1 (1 ต.ค. – 31 มี.ค.)", "first half (1 Oct – 31 Mar)")
            : new("รอบที่ 2 (1 เม.ย. – 30 ก.ย.)", "second half (1 Apr – 30 Sep)");
}

using Prongsai.Kernel;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Counter.Setup;

namespace Prongsai.Services.Counter;

/// <summary>Every reason for which the counter says no.</summary>
internal static class CounterRefusals
{
    public static readonly Refusal ServiceName = new(
        "counter-service-name",
        $"โปรดตั้งชื่องานบริการ ไม่เกิน {CounterService.LongestName} ตัวอักษร",
        $"Name the service in at most {CounterService.LongestName} characters."
    );

    public static readonly Refusal Letter = new(
        "counter-letter",
        "อักษรนำหน้าบัตรคิวต้องเป็น A ถึง Z หนึ่งตัว",
        "The letter before the numbers is one of A to Z."
    );

    public static readonly Refusal Minutes = new(
        "counter-minutes",
        $"เวลาตามคู่มือต้องเป็นจำนวนนาที 1 ถึง {CounterService.MostMinutes} หรือเว้นว่าง",
        $"The promise is 1 to {CounterService.MostMinutes} minutes, or left blank."
    );

    public static readonly Refusal Places = new(
        "counter-places",
        $"จำนวนนัดหมายต่อครึ่งชั่วโมงต้องเป็น 0 ถึง {CounterService.MostPlaces}",
        $"Appointments per half hour are 0 to {CounterService.MostPlaces}."
    );

    public static readonly Refusal DeskNumber = new(
        "desk-number",
        $"หมายเลขช่องต้องเป็น 1 ถึง {Desk.HighestNumber} ชื่อช่องไม่เกิน {Desk.LongestLabel} ตัวอักษร",
        $"A desk has a number from 1 to {Desk.HighestNumber} and at most {Desk.LongestLabel} characters."
    );

    public static readonly Refusal DeskWithoutService = new(
        "desk-without-service",
        "เลือกงานบริการที่ช่องนี้ให้บริการอย่างน้อยหนึ่งงาน",
        "Choose at least one service for this desk."
    );

    public static readonly Refusal Hours = new(
        "counter-hours",
        "เวลาเปิดและปิดต้องเป็นเวลา เช่น 08:30 และเวลาปิดต้องอยู่หลังเวลาเปิด",
        "Opening and closing are times such as 08:30, and closing comes after opening."
    );

    public static readonly Refusal GroupName = new(
        "priority-name",
        $"โปรดระบุชื่อกลุ่มผู้มีสิทธิรับบริการก่อน ไม่เกิน {PriorityGroup.LongestWords} ตัวอักษร",
        $"Name the group in at most {PriorityGroup.LongestWords} characters."
    );

    public static readonly Refusal OneOf = new(
        "priority-one-of",
        $"ทุกกี่ครั้งที่เรียก ต้องเป็น 1 ถึง {CallingOrder.MostOneOf}",
        $"One of how many calls is 1 to {CallingOrder.MostOneOf}."
    );

    public static readonly Refusal NoService = new(
        "ticket-service",
        $"เลือกงานบริการ 1 ถึง {Ticket.MostServices} งานจากรายการ",
        $"Choose 1 to {Ticket.MostServices} services of the list."
    );

    public static readonly Refusal ServiceWithdrawn = new(
        "ticket-service-withdrawn",
        "งานบริการที่เลือกปิดรับคิวใหม่แล้ว โปรดเลือกงานอื่นหรือสอบถามเจ้าหน้าที่",
        "The chosen service takes no new tickets. Choose another, or ask an officer."
    );

    public static readonly Refusal NoSuchGroup = new(
        "ticket-priority",
        "กลุ่มผู้มีสิทธิรับบริการก่อนที่เลือกไม่มีในประกาศ",
        "The chosen group is not one of the published ones."
    );

    public static readonly Refusal NotByPhone = new(
        "ticket-not-by-phone",
        "หน่วยงานนี้ไม่รับบัตรคิวทางโทรศัพท์ โปรดรับบัตรที่ตู้หรือจากเจ้าหน้าที่",
        "This office gives no tickets by phone. Take one at the kiosk or from an officer."
    );

    public static readonly Refusal TooManyFromHere = new(
        "ticket-too-many",
        "มีการกดบัตรคิวจากเครือข่ายนี้ถี่เกินไป โปรดรอหนึ่งนาที หรือรับบัตรจากเจ้าหน้าที่",
        "Too many tickets from this network. Wait a minute, or take one from an officer."
    );

    public static readonly Refusal BadForm = new(
        "counter-form",
        "แบบที่ส่งมาอ่านไม่ได้ โปรดโหลดหน้าใหม่แล้วลองอีกครั้ง",
        "The form cannot be read. Load the page again and try once more."
    );

    public static readonly Refusal NobodyWaits = new(
        "call-nobody",
        "ไม่มีคิวรอสำหรับช่องนี้",
        "Nobody waits for this desk."
    );

    public static readonly Refusal Busy = new(
        "call-busy",
        "ช่องนี้กำลังให้บริการอยู่ โปรดจบ พัก หรือโอนคิวปัจจุบันก่อน",
        "This desk is serving somebody. Finish, hold or transfer that ticket first."
    );

    public static readonly Refusal NotHere = new(
        "act-not-here",
        "คิวนี้ไม่ได้อยู่ที่ช่องนี้แล้ว หน้าจอแสดงสถานะล่าสุดให้แล้ว",
        "This ticket is not at this desk any more; the page shows how things stand now."
    );

    public static readonly Refusal DeskIsClosed = new(
        "desk-closed",
        "ช่องนี้ปิดใช้แล้ว เรียกคิวไม่ได้",
        "This desk is closed and calls nobody."
    );

    public static readonly Refusal SameService = new(
        "transfer-same",
        "เลือกงานบริการอื่นที่ยังเปิดรับ เพื่อโอนคิว",
        "Choose another service that is open, to transfer to."
    );

    public static readonly Refusal Raced = new(
        "counter-raced",
        "มีผู้อื่นบันทึกไปเมื่อครู่ โปรดโหลดหน้าใหม่",
        "Somebody else saved this a moment ago; load the page again."
    );

    public static readonly Refusal SlotGone = new(
        "slot-gone",
        "เวลานี้เต็มหรือผ่านไปแล้ว โปรดเลือกเวลาอื่น",
        "This time is full or over. Choose another."
    );

    public static readonly Refusal AppointmentCancelled = new(
        "appointment-cancelled",
        "นัดนี้ยกเลิกแล้ว",
        "This appointment was cancelled."
    );

    public static readonly Refusal AppointmentArrived = new(
        "appointment-arrived",
        "นัดนี้รับบัตรคิวไปแล้ว",
        "A ticket was given for this appointment already."
    );

    public static readonly Refusal NoSuchAppointment = new(
        "appointment-unknown",
        "ไม่พบนัดตามรหัสนี้ โปรดตรวจรหัสอีกครั้ง หรือสอบถามเจ้าหน้าที่",
        "There is no appointment with this code. Check it, or ask an officer."
    );

    public static Refusal LetterInUse(string letter) =>
        new(
            "counter-letter-in-use",
            $"อักษร {letter} ใช้กับงานบริการอื่นแล้ว",
            $"The letter {letter} belongs to another service."
        );

    public static Refusal DeskInUse(int number) =>
        new("desk-in-use", $"มีช่อง {number} ที่เปิดอยู่แล้ว", $"There is an open desk {number} already.");

    public static Refusal ClosedNow(HoursOfADay hours) =>
        new(
            "counter-closed",
            $"ขณะนี้ไม่อยู่ในเวลารับบัตรคิว วันนี้: {hours.Words.Th}",
            $"No tickets are given now. Today: {hours.Words.En}."
        );

    public static Refusal AppointmentOtherDay(DateOnly day) =>
        new(
            "appointment-other-day",
            $"นัดนี้เป็นของวันที่ {ThaiDate.InFull(day)}",
            $"This appointment is for {ThaiDate.English(day)}."
        );
}

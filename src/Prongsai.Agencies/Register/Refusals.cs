using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Register;

/// <summary>Every reason for which something about an agency is refused.</summary>
internal static class Refusals
{
    public static readonly Refusal NameBlank = new(
        "agency-name-blank",
        "ต้องระบุชื่อหน่วยงานทั้งภาษาไทยและภาษาอังกฤษ",
        "The agency needs a name in Thai and in English."
    );

    public static readonly Refusal ProfileBlank = new(
        "agency-profile-blank",
        "ต้องระบุกลุ่มการประเมิน (profile) ของหน่วยงาน เช่น sub_department",
        "The agency needs its assessment profile, for example sub_department."
    );

    public static readonly Refusal UnderItself = new(
        "agency-under-itself",
        "หน่วยงานจะสังกัดตนเองหรือหน่วยงานในสังกัดของตนไม่ได้",
        "An agency cannot stand under itself or under one of its own."
    );

    public static readonly Refusal EmailShape = new(
        "agency-email-shape",
        "อีเมลไม่ถูกต้อง ต้องเป็นรูปแบบ name@example.go.th",
        "This is not an e-mail address; name@example.go.th is expected."
    );

    public static readonly Refusal PhoneShape = new(
        "agency-phone-shape",
        "หมายเลขโทรศัพท์ใช้ได้เฉพาะตัวเลข ช่องว่าง ขีด วงเล็บ เครื่องหมาย + และคำว่า ต่อ เช่น 0 2548 0408 ต่อ 12",
        "A telephone number has digits, spaces, hyphens, brackets, + and “ext.”, for example 0 2548 0408 ext. 12."
    );

    public static readonly Refusal CrestMissing = new(
        "crest-missing",
        "โปรดเลือกไฟล์ภาพตราของหน่วยงานก่อน",
        "Choose the picture of the crest first."
    );

    public static Refusal CrestTooLarge(string file) =>
        new(
            "crest-too-large",
            "ภาพตราต้องไม่เกิน 1 MB เพราะแสดงทุกหน้า โปรดย่อภาพก่อน",
            "A crest is shown on every page: at most 1 MB. Make it smaller first.",
            new Place(file)
        );

    public static Refusal LinkShape(string text) =>
        new(
            "agency-link-shape",
            $"“{text}” ไม่ใช่ที่อยู่เว็บ ต้องขึ้นต้นด้วย https:// หรือ http://",
            $"“{text}” is not a web address: https:// or http:// is expected at the beginning."
        );

    public static Refusal ColourShape(string text) =>
        new(
            "colour-shape",
            $"“{text}” ไม่ใช่รหัสสี ต้องเป็น # ตามด้วยเลขฐานสิบหก 6 หลัก เช่น #0f4654",
            $"“{text}” is not a colour: # and six hexadecimal digits are expected, for example #0f4654."
        );

    public static readonly Refusal SecondColourAlone = new(
        "colour-second-alone",
        "ต้องเลือกสีหลักก่อน จึงจะเลือกสีรองได้",
        "The second colour needs a first one."
    );

    public static Refusal TextUnreadable(string colour, double best) =>
        new(
            "colour-text-unreadable",
            $"สี {colour} ทำให้ตัวหนังสือทั้งสีขาวและสีเข้มอ่านยาก (ความต่างสี {Ratio(best)} ต้องมีอย่างน้อย 4.5 : 1) โปรดเลือกสีที่เข้มหรืออ่อนกว่านี้",
            $"On {colour} neither white nor dark text is readable (contrast {Ratio(best)}; 4.5 : 1 is needed). Choose a darker or a lighter colour."
        );

    public static Refusal MarksUnseen(string second, string colour, double contrast) =>
        new(
            "colour-marks-unseen",
            $"สีรอง {second} ต่างจากสีหลัก {colour} น้อยเกินไป (ความต่างสี {Ratio(contrast)} ต้องมีอย่างน้อย 3 : 1) เส้นและเครื่องหมายจะมองไม่เห็น",
            $"The second colour {second} is too near to {colour} (contrast {Ratio(contrast)}; 3 : 1 is needed): lines and marks would not be seen."
        );

    public static Refusal TooLong(int limit) =>
        new("agency-text-too-long", $"ข้อความยาวเกิน {limit} ตัวอักษร", $"The text has more than {limit} characters.");

    public static Refusal YearShape(string text) =>
        new(
            "agency-year",
            $"“{text}” ไม่ใช่ปีงบประมาณ ต้องเป็น พ.ศ. สี่หลัก เช่น 2567",
            $"“{text}” is not a fiscal year: four digits of the Buddhist era are expected, for example 2567."
        );

    public static Refusal ProfileUnknown(string text) =>
        new(
            "agency-profile-unknown",
            $"ไม่รู้จักกลุ่มการประเมิน “{text}” ใช้ได้: {string.Join(", ", Profiles.Codes)}",
            $"There is no assessment profile “{text}”; known are {string.Join(", ", Profiles.Codes)}."
        );

    public static Refusal SlugShape(string slug) =>
        new(
            "agency-slug-shape",
            $"ที่อยู่ย่อ “{slug}” ใช้ไม่ได้ ใช้ได้เฉพาะ a-z 0-9 และขีดกลาง เช่น khlong-sam-wa",
            $"The address “{slug}” cannot be used: a-z, 0-9 and hyphens only, for example khlong-sam-wa."
        );

    public static Refusal SlugReserved(string slug) =>
        new(
            "agency-slug-reserved",
            $"ที่อยู่ย่อ “{slug}” สงวนไว้สำหรับระบบ โปรดใช้คำอื่น",
            $"The address “{slug}” is used by the program itself; choose another."
        );

    public static Refusal SlugTaken(string slug) =>
        new(
            "agency-slug-taken",
            $"ที่อยู่ย่อ “{slug}” มีหน่วยงานใช้แล้ว โปรดใช้คำอื่น",
            $"The address “{slug}” belongs to another agency; choose another."
        );

    private static string Ratio(double contrast) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(contrast * 10) / 10:0.0} : 1");
}

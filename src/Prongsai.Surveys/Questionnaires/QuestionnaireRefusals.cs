using System.Globalization;
using System.Text.Json;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Questionnaires;

/// <summary>Every reason for which a questionnaire is refused.</summary>
internal static class QuestionnaireRefusals
{
    public static readonly Refusal WithoutThai = new(
        "questionnaire-without-thai",
        "ภาษาของแบบสอบถามต้องมีภาษาไทย (\"th\")",
        "The languages of a questionnaire must include Thai (\"th\")."
    );

    public static readonly Refusal Raced = new(
        "questionnaire-raced",
        "มีผู้อื่นบันทึกแบบสอบถามนี้ไปเมื่อครู่ โปรดโหลดหน้าใหม่แล้วแก้อีกครั้ง",
        "Somebody else saved this questionnaire a moment ago; load the page again and repeat the change."
    );

    public static Refusal FileTooLarge(string file) =>
        new(
            "questionnaire-too-large",
            $"ไฟล์ใหญ่เกินไป รับได้ไม่เกิน {QuestionnaireJson.LargestFile / 1024} กิโลไบต์",
            $"The file is too large; at most {QuestionnaireJson.LargestFile / 1024} kilobytes are taken.",
            new Place(file)
        );

    public static Refusal NotAQuestionnaire(string file, JsonException? wrong)
    {
        var path = wrong?.Path is { Length: > 0 } known ? known : "$";
        return new(
            "not-a-questionnaire",
            $"อ่านเป็นแบบสอบถามไม่ได้ที่ {path} ไฟล์ต้องเป็น JSON รูปแบบ {Questionnaire.ThisFormat} ดูตัวอย่างได้จากการส่งออกแบบสอบถามที่มีอยู่",
            $"This is not a questionnaire at {path}: the file must be JSON in the format {Questionnaire.ThisFormat}. Export one that exists to see what it looks like.",
            new Place(file, Row: wrong?.LineNumber is { } line ? (int)line + 1 : null)
        );
    }

    public static Refusal OtherFormat(string format) =>
        new(
            "questionnaire-format",
            $"รูปแบบ “{Short(format)}” ไม่ใช่ {Questionnaire.ThisFormat}",
            $"The format “{Short(format)}” is not {Questionnaire.ThisFormat}."
        );

    public static Refusal NotALanguage(string code) =>
        new(
            "questionnaire-language",
            $"รหัสภาษา “{Short(code)}” ไม่ถูกต้อง ใช้รหัสสองหรือสามตัวอักษร เช่น th, en, my, lo",
            $"“{Short(code)}” is no language code; use two or three letters such as th, en, my, lo."
        );

    public static Refusal NotACode(string code) =>
        At(
            code,
            "questionnaire-code",
            $"รหัส “{Short(code)}” ใช้ไม่ได้ ต้องเป็นอักษรอังกฤษ ตัวเลข - หรือ _ ไม่เกิน 32 ตัว",
            $"The code “{Short(code)}” will not do: Latin letters, digits, - and _, at most 32."
        );

    public static Refusal CodeTwice(string code) =>
        At(
            code,
            "questionnaire-code-twice",
            $"มีรหัส “{code}” มากกว่าหนึ่งครั้ง แต่ละรหัสต้องไม่ซ้ำกัน",
            $"The code “{code}” stands more than once; codes must differ."
        );

    public static Refusal TextMissing(string where) =>
        At(
            where,
            "questionnaire-text-missing",
            $"ขาดข้อความภาษาไทยของ “{where}”",
            $"The Thai text of “{where}” is missing."
        );

    public static Refusal TextTooLong(string where, string language, int length) =>
        At(
            where,
            "questionnaire-text-too-long",
            $"ข้อความ ({language}) ของ “{where}” ยาว {N(length)} ตัวอักษร ยาวได้ไม่เกิน {N(QuestionnaireCheck.LongestText)}",
            $"The text ({language}) of “{where}” has {N(length)} characters; at most {N(QuestionnaireCheck.LongestText)} are taken."
        );

    public static Refusal HowMany(int count) =>
        new(
            "questionnaire-how-many",
            $"แบบสอบถามมี {N(count)} ข้อ ต้องมี 1 ถึง {N(QuestionnaireCheck.MostQuestions)} ข้อ",
            $"The questionnaire has {N(count)} questions; it must have 1 to {N(QuestionnaireCheck.MostQuestions)}."
        );

    public static Refusal TooWide(int columns) =>
        new(
            "questionnaire-too-wide",
            $"แบบสอบถามมีช่องคำตอบรวม {N(columns)} ช่อง มีได้ไม่เกิน {N(QuestionnaireCheck.MostColumns)}",
            $"The questionnaire has {N(columns)} things to answer in all; at most {N(QuestionnaireCheck.MostColumns)}."
        );

    public static Refusal EmptySection(string code) =>
        At(code, "questionnaire-empty-section", $"หมวด “{code}” ไม่มีคำถาม", $"The section “{code}” has no questions.");

    public static Refusal NoSuchScale(string question, string? scale) =>
        At(
            question,
            "questionnaire-no-scale",
            $"ข้อ “{question}” อ้างถึงมาตรวัด “{Short(scale)}” ซึ่งไม่มีในแบบสอบถาม",
            $"Question “{question}” names the scale “{Short(scale)}”, which the questionnaire lacks."
        );

    public static Refusal OtherLabels(string question, int labels, int levels) =>
        At(
            question,
            "questionnaire-labels",
            $"ข้อ “{question}” มีข้อความระดับ {N(labels)} ข้อความ แต่มาตรวัดมี {N(levels)} ระดับ",
            $"Question “{question}” words {N(labels)} levels; its scale has {N(levels)}."
        );

    public static Refusal SmileysOf(string question, int levels) =>
        At(
            question,
            "questionnaire-smileys",
            $"ข้อ “{question}” แสดงเป็นหน้ายิ้มได้เมื่อมาตรวัดมี 2 ถึง 5 ระดับ (มี {N(levels)})",
            $"Question “{question}” can be shown as faces when its scale has 2 to 5 levels; it has {N(levels)}."
        );

    public static Refusal WithoutParts(string question) =>
        At(
            question,
            "questionnaire-without-parts",
            $"ข้อ “{question}” ต้องมีข้อย่อยอย่างน้อยหนึ่งข้อ",
            $"Question “{question}” needs at least one part."
        );

    public static Refusal HowManyOptions(string question, int count) =>
        At(
            question,
            "questionnaire-options",
            $"ข้อ “{question}” มี {N(count)} ตัวเลือก ต้องมี 1 ถึง {N(QuestionnaireCheck.MostOptions)}",
            $"Question “{question}” has {N(count)} options; 1 to {N(QuestionnaireCheck.MostOptions)} are taken."
        );

    public static Refusal HowManyLevels(string scale, int count) =>
        At(
            scale,
            "questionnaire-levels",
            $"มาตรวัด “{scale}” มี {N(count)} ระดับ ต้องมี 2 ถึง {N(QuestionnaireCheck.MostLevels)}",
            $"The scale “{scale}” has {N(count)} levels; 2 to {N(QuestionnaireCheck.MostLevels)} are taken."
        );

    public static Refusal LevelValue(string scale, decimal value) =>
        At(
            scale,
            "questionnaire-level-value",
            $"ค่าของระดับในมาตรวัด “{scale}” คือ {value.ToString(CultureInfo.InvariantCulture)} ต้องอยู่ระหว่าง 0 ถึง 100",
            $"A level of the scale “{scale}” is worth {value.ToString(CultureInfo.InvariantCulture)}; it must be 0 to 100."
        );

    public static Refusal NumberRange(string question) =>
        At(
            question,
            "questionnaire-number",
            $"ข้อ “{question}”: ค่าต่ำสุดต้องไม่เกินค่าสูงสุด ทศนิยม 0 ถึง 2 ตำแหน่ง และค่าไม่เกิน 2,000,000,000 (รวมหลักทศนิยม)",
            $"Question “{question}”: the least must not exceed the greatest, with 0 to 2 decimals, and no number beyond 2,000,000,000 counting its decimals."
        );

    public static Refusal FreeTextLength(string question) =>
        At(
            question,
            "questionnaire-free-text",
            $"ข้อ “{question}”: ความยาวข้อความต้องเป็น 1 ถึง {N(QuestionnaireCheck.LongestFreeText)} ตัวอักษร",
            $"Question “{question}”: free words may have 1 to {N(QuestionnaireCheck.LongestFreeText)} characters."
        );

    public static Refusal BranchesOnNothing(string question, string on) =>
        At(
            question,
            "questionnaire-branch",
            $"ข้อ “{question}” ขึ้นกับข้อ “{Short(on)}” ซึ่งต้องอยู่ก่อนหน้า และต้องเป็นคำถามแบบมาตรวัด หน้ายิ้ม ใช่/ไม่ใช่ หรือตัวเลือก",
            $"Question “{question}” depends on “{Short(on)}”, which must come before it and be a scale, smiley, yes-no or choice question."
        );

    public static Refusal BranchesOnUnknown(
        string question,
        IEnumerable<string> unknown,
        IReadOnlyList<string> known
    ) =>
        At(
            question,
            "questionnaire-branch-answer",
            $"ข้อ “{question}” ขึ้นกับคำตอบ “{Short(string.Join(", ", unknown))}” ซึ่งไม่มี คำตอบที่มีคือ {string.Join(", ", known)}",
            $"Question “{question}” depends on the answer “{Short(string.Join(", ", unknown))}”, which does not exist; there are {string.Join(", ", known)}."
        );

    private static Refusal At(string where, string code, string th, string en) =>
        new(code, th, en, new Place(Column: Short(where)));

    private static string N(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Short(string? text) => ThaiText.Truncate(text ?? "", 40);
}

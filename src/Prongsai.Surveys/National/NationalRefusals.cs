using Prongsai.Kernel;

namespace Prongsai.Surveys.National;

/// <summary>Every reason for which surveys of a whole country say no.</summary>
internal static class NationalRefusals
{
    public static Refusal NotSealed(string path) =>
        new(
            "answers-not-sealed",
            $"{path} ไม่ใช่ไฟล์คำตอบที่ปิดผนึก หรือไม่ครบ",
            $"{path} is no sealed file of answers, or not the whole of one."
        );

    public static Refusal NotAsSealed(string path) =>
        new(
            "answers-changed",
            $"{path} ไม่ตรงกับผนึก (SHA-256) มีข้อมูลเปลี่ยนไปหลังปิดผนึก โปรดสร้างใหม่จากฐานข้อมูลด้วย --seal",
            $"{path} is not as it was sealed (SHA-256). Make it again from the database with --seal."
        );

    public static Refusal UnknownQuestionnaire(string path, string hash) =>
        new(
            "answers-questionnaire",
            $"{path} มีคำตอบของแบบสอบถาม {hash[..12]} ซึ่งไม่มีในฐานข้อมูลนี้",
            $"{path} holds answers to questionnaire {hash[..12]}, which this database does not know."
        );

    public static Refusal OtherYear(string path, FiscalYear sealedYear, FiscalYear asked) =>
        new(
            "answers-year",
            $"{path} เป็นคำตอบของปี {sealedYear} ไม่ใช่ปี {asked}",
            $"{path} holds answers of {sealedYear}, not of {asked}."
        );

    public static Refusal NoRounds(FiscalYear year) =>
        new(
            "national-no-rounds",
            $"ไม่มีรอบซ้อม IIT หรือ EIT ของปี {year}",
            $"There is no rehearsal of IIT or EIT in {year}."
        );

    public static Refusal RealData(int agencies, string first) =>
        new(
            "load-real-data",
            $"ฐานข้อมูลนี้มีหน่วยงานจริง {agencies} แห่ง (เช่น {first}) ข้อมูลสังเคราะห์จะปนในรายการของส่วนกลาง หากตั้งใจ ให้เพิ่ม --beside-real-data",
            $"This database has {agencies} agencies that are not synthetic ({first}, for one). Synthetic ones would stand beside them; say --beside-real-data if that is meant."
        );

    public static Refusal LoadedOtherwise(string loaded, string asked) =>
        new(
            "load-otherwise",
            $"มีข้อมูลสังเคราะห์ชุดอื่นอยู่แล้ว ({loaded}) ไม่ใช่ ({asked}) โปรดลบด้วย --remove ก่อน",
            $"Another synthetic set is loaded already ({loaded}), not ({asked}). Take it away with --remove first."
        );

    public static Refusal NoQuestions(FiscalYear year) =>
        new(
            "load-no-questions",
            $"ไม่มีกรอบการประเมินปี {year} หรือก่อนหน้าที่มีคำถาม IIT และ EIT ครบ",
            $"No framework of {year} or earlier lists all questions of IIT and EIT."
        );

    public static Refusal NotSoMany(int respondents, int agencies) =>
        new(
            "load-count",
            $"--respondents ต้องอยู่ระหว่าง 1 ถึง 2000000 และ --agencies ระหว่าง 1 ถึง 8300 (พบ {respondents} และ {agencies})",
            $"--respondents must be 1 to 2000000 and --agencies 1 to 8300 (found {respondents} and {agencies})."
        );
}

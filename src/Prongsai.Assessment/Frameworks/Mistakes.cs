using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

/// <summary>Every reason for which a framework file is refused.</summary>
internal static class Mistakes
{
    public static Refusal Broken(string why) =>
        new("yaml-broken", $"ข้อความไม่เป็นไปตามรูปแบบ YAML ({why})", $"This is not YAML: {why}");

    public static readonly Refusal Empty = new(
        "file-empty",
        "ไฟล์ว่าง ต้องเป็นไฟล์กรอบการประเมิน",
        "The file is empty; a framework file was expected."
    );

    public static readonly Refusal Tab = new(
        "tab-character",
        "มีอักขระแท็บ ให้ย่อหน้าด้วยช่องว่างเท่านั้น",
        "There is a tab character; indent with spaces only."
    );

    public static readonly Refusal NotUtf8 = new(
        "not-utf8",
        "ไฟล์ไม่ได้เข้ารหัสแบบ UTF-8 (อาจเป็น Windows-874) ให้บันทึกใหม่เป็น UTF-8",
        "The file is not UTF-8 (Windows-874, perhaps); save it again as UTF-8."
    );

    public static Refusal TooLarge(int limit) =>
        new(
            "file-too-large",
            $"ไฟล์ใหญ่เกินไป ต้องไม่เกิน {limit} ไบต์",
            $"The file is too large; at most {limit} bytes."
        );

    public static Refusal NotOurs(string found) =>
        new(
            "format-unknown",
            $"format เป็น \"{found}\" โปรแกรมนี้อ่านได้เฉพาะ 1",
            $"format is \"{found}\"; this program reads format 1 only."
        );

    public static Refusal WrongShape(string what, string expectedTh, string expectedEn) =>
        new("wrong-shape", $"{what} ต้องเป็น{expectedTh}", $"{what} must be {expectedEn}.");

    public static Refusal UnknownKey(string key, IEnumerable<string> allowed)
    {
        var known = string.Join(", ", allowed);
        return new(
            "unknown-key",
            $"ไม่รู้จักคีย์ \"{key}\" ที่นี่ใช้ได้: {known}",
            $"Unknown key \"{key}\"; known here: {known}."
        );
    }

    public static Refusal MissingKey(string key) =>
        new("missing-key", $"ขาดคีย์ \"{key}\"", $"The key \"{key}\" is missing.");

    public static Refusal DuplicateKey(string key, int first) =>
        new(
            "duplicate-key",
            $"คีย์ \"{key}\" ซ้ำกับบรรทัด {first}",
            $"The key \"{key}\" is already given in line {first}."
        );

    public static Refusal Blank(string key) => new("blank-text", $"\"{key}\" ว่างอยู่", $"\"{key}\" is blank.");

    public static Refusal DuplicateCode(string code, int first) =>
        new("duplicate-code", $"รหัส {code} ซ้ำกับบรรทัด {first}", $"The code {code} is already used in line {first}.");

    public static Refusal BadCode(string code, string expected) =>
        new(
            "bad-code",
            $"รหัส \"{code}\" ไม่ถูกต้อง ต้องมีรูปแบบเช่น {expected}",
            $"\"{code}\" is not a code; expected one like {expected}."
        );

    public static Refusal NotOneOf(string key, string found, IEnumerable<string> words)
    {
        var allowed = string.Join(", ", words);
        return new(
            $"unknown-{key.Replace('_', '-')}",
            $"{key}: ไม่รู้จัก \"{found}\" ต้องเป็นหนึ่งใน {allowed}",
            $"{key}: \"{found}\" is not known; expected one of {allowed}."
        );
    }

    public static Refusal BadNumber(string key, string found, string expectedTh, string expectedEn) =>
        new("bad-number", $"{key}: \"{found}\" ไม่ใช่{expectedTh}", $"{key}: \"{found}\" is not {expectedEn}.");

    public static Refusal CommonEra(int year) =>
        new(
            "common-era-year",
            $"{year} เป็นปี ค.ศ. ให้ใช้ปี พ.ศ. {year + FiscalYear.BuddhistOffset}",
            $"{year} is a common-era year; write the Buddhist-era year {year + FiscalYear.BuddhistOffset}."
        );

    public static Refusal BadYear(string found) =>
        new("bad-year", $"\"{found}\" ไม่ใช่ปีงบประมาณ พ.ศ.", $"\"{found}\" is not a Buddhist-era fiscal year.");

    public static Refusal DoesNotApplyToItself(FiscalYear year) =>
        new(
            "applies-to-lacks-year",
            $"applies_to ต้องมีปี {year} ของกรอบนี้ด้วย",
            $"applies_to must contain the framework's own year {year}."
        );

    public static Refusal WeightsNot100(string what, Exact sum) =>
        new(
            "weights-not-100",
            $"น้ำหนักของ{what}รวมกันได้ {FrameworkWriter.Number(sum)} ต้องได้ 100",
            $"The weights of {what} sum to {FrameworkWriter.Number(sum)}; they must sum to 100."
        );

    public static Refusal WeightsIncomplete(string what) =>
        new(
            "weights-incomplete",
            $"น้ำหนักของ{what}มีไม่ครบ ให้ใส่ทุกตัว หรือไม่ใส่เลยเมื่อ completeness เป็น partial",
            $"Some weights of {what} are missing; give all of them, or none while completeness is partial."
        );

    public static Refusal RuleNeedsWeights(string key) =>
        new(
            "rule-needs-weights",
            $"{key}: weighted ใช้ไม่ได้ที่นี่เพราะไม่มีน้ำหนัก ให้ใช้ mean",
            $"{key}: weighted cannot be used here, where there are no weights; use mean."
        );

    public static Refusal BandsOutOfOrder(string code, string before) =>
        new(
            "bands-out-of-order",
            $"ระดับ {code} ต้องมีเกณฑ์ต่ำกว่าระดับ {before} ที่อยู่ก่อนหน้า มิฉะนั้นจะไม่มีวันถูกเลือก",
            $"Band {code} must ask for less than {before} before it, or it can never be reached."
        );

    public static Refusal BandsLeaveAGap(string code) =>
        new(
            "bands-leave-gap",
            $"ระดับสุดท้าย {code} ต้องมี total_at_least: 0 และไม่มีเงื่อนไขเครื่องมือ เพื่อให้ทุกคะแนนมีระดับ",
            $"The last band {code} must have total_at_least: 0 and no gate, so that every total has a band."
        );

    public static Refusal UnknownScale(string found, IEnumerable<string> known)
    {
        var scales = string.Join(", ", known);
        return new(
            "unknown-scale",
            $"ไม่มีมาตรวัด \"{found}\" ในไฟล์นี้ มี: {scales}",
            $"There is no scale \"{found}\" in this file; it has: {scales}."
        );
    }

    public static Refusal LevelsOutOfOrder(string scale) =>
        new(
            "levels-out-of-order",
            $"ระดับของมาตรวัด {scale} ต้องเรียงจากค่าน้อยไปมาก",
            $"The levels of scale {scale} must go from the lowest value to the highest."
        );

    public static Refusal UnknownTopic(string found) =>
        new(
            "unknown-topic",
            $"ไม่มีประเด็น \"{found}\" ในตารางเทียบประเด็น (Crosswalk/topics.yaml)",
            $"There is no topic \"{found}\" in the crosswalk (Crosswalk/topics.yaml)."
        );

    public static Refusal AnswersDoNotFit(string scale, int levels, int labels) =>
        new(
            "answers-do-not-fit",
            $"มาตรวัด {scale} มี {levels} ระดับ แต่ให้ข้อความคำตอบมา {labels} ข้อ",
            $"Scale {scale} has {levels} levels but {labels} answers are worded."
        );

    public static Refusal AnswersWithoutScale =>
        new("answers-without-scale", "มี answers ต้องระบุ scale ด้วย", "With answers a scale must be named too.");

    public static Refusal ItemsAndSubIndicators =>
        new(
            "items-and-sub-indicators",
            "ตัวชี้วัดต้องมี items อย่างเดียว หรือ sub_indicators อย่างเดียว",
            "An indicator holds either items or sub_indicators, not both."
        );

    public static Refusal FewerExpectedThanListed(int expected, int listed) =>
        new(
            "expected-does-not-fit",
            $"expected เป็น {expected} แต่มีรายการ {listed} ข้อ",
            $"expected is {expected} but {listed} items are listed."
        );

    public static Refusal TextWithoutConfidence =>
        new(
            "text-missing",
            "ไม่มีข้อความ th และ en: เว้นได้เฉพาะเมื่อ confidence เป็น unknown",
            "th and en are missing; they may be left out only with confidence: unknown."
        );

    public static Refusal UnknownInstrument(string found) =>
        new(
            "unknown-instrument",
            $"ไม่มีเครื่องมือ \"{found}\" ในไฟล์นี้",
            $"There is no instrument \"{found}\" in this file."
        );

    public static Refusal NoSuchFramework(string found) =>
        new(
            "no-such-framework",
            $"ไม่พบไฟล์หรือกรอบ \"{found}\" ต้องเป็นชื่อไฟล์ หรือ ปี/กลุ่ม เช่น 2567/general",
            $"There is no file or framework \"{found}\"; give a file name, or YEAR/PROFILE such as 2567/general."
        );
}

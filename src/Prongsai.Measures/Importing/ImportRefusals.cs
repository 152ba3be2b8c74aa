using Prongsai.Kernel;

namespace Prongsai.Measures.Importing;

/// <summary>Every reason for which a measures file is not taken, beside those of the table itself and of its pictures.</summary>
internal static class ImportRefusals
{
    public static Refusal NoSuchFile(string path) =>
        new("import-file-missing", "ไม่พบไฟล์นี้", "There is no such file.", new Place(path));

    public static Refusal NotYaml(Place where, string message) =>
        new(
            "import-not-yaml",
            $"อ่านไฟล์ไม่ได้ รูปแบบ YAML ไม่ถูกต้อง ({message})",
            $"This is not YAML ({message}).",
            where
        );

    public static Refusal NotAMeasuresFile(Place where) =>
        new(
            "import-not-measures",
            "ไม่ใช่ไฟล์มาตรการ ต้องมี programme, assessed และ rows",
            "Not a measures file: programme, assessed and rows are expected.",
            where
        );

    public static Refusal UnknownKey(Place where, string key, IEnumerable<string> known) =>
        new(
            "import-unknown-key",
            $"ไม่รู้จักหัวข้อ “{key}” หัวข้อที่ใช้ได้: {string.Join(", ", known)}",
            $"“{key}” is not known here; known are {string.Join(", ", known)}.",
            where
        );

    public static Refusal TextExpected(Place where) =>
        new("import-text-expected", "ต้องเป็นข้อความ", "A text is expected.", where);

    public static Refusal ListExpected(Place where) =>
        new(
            "import-list-expected",
            "ต้องเป็นรายการ (ขึ้นต้นแต่ละข้อด้วย -)",
            "A list is expected (each entry begins with -).",
            where
        );

    public static Refusal MappingExpected(Place where) =>
        new("import-mapping-expected", "ต้องเป็นชุดของหัวข้อ: ค่า", "A set of key: value is expected.", where);

    public static Refusal YearExpected(Place where, string? text) =>
        new(
            "import-year-expected",
            $"ต้องเป็นปีงบประมาณ พ.ศ. เช่น 2568 (พบ “{text}”)",
            $"A fiscal year of the Buddhist era is expected, for example 2568 (found “{text}”).",
            where
        );

    public static Refusal ScoreExpected(Place where, string text) =>
        new(
            "import-score-expected",
            $"คะแนนต้องอยู่ระหว่าง 0 ถึง 100 ทศนิยมไม่เกินสองตำแหน่ง (พบ “{text}”)",
            $"A score is 0 to 100 with at most two decimals (found “{text}”).",
            where
        );

    public static Refusal BoolExpected(Place where, string text) =>
        new(
            "import-bool-expected",
            $"ต้องเป็น true หรือ false (พบ “{text}”)",
            $"true or false is expected (found “{text}”).",
            where
        );

    public static Refusal ItemMissing(Place where) =>
        new(
            "import-item-missing",
            "ต้องระบุรหัสประเด็น (item) เช่น E1",
            "A row needs its item, for example E1.",
            where
        );

    public static Refusal ItemTwice(Place where, string code) =>
        new("import-item-twice", $"ประเด็น {code} ซ้ำในไฟล์เดียวกัน", $"Item {code} stands twice in this file.", where);

    public static Refusal ScoreDiffers(Place where, string code, Score inFile, Score imported, FiscalYear year) =>
        new(
            "import-score-differs",
            $"คะแนนของ {code} ในไฟล์คือ {inFile} แต่ผลการประเมินปี {year} ที่นำเข้าไว้คือ {imported} โปรดแก้ให้ตรงกัน",
            $"The file gives {code} {inFile}, but the imported result of {year} says {imported}; make them agree.",
            where
        );

    public static Refusal EvidenceShape(Place where) =>
        new(
            "import-evidence-shape",
            "หลักฐานต้องเป็น kind: photo หรือ file พร้อม path หรือ kind: link พร้อม url",
            "Evidence is kind: photo or file with a path, or kind: link with a url.",
            where
        );

    public static Refusal FormatExpected(Place where, string text) =>
        new(
            "import-format",
            $"รู้จักเฉพาะ format: 1 (พบ “{text}”)",
            $"Only format: 1 is known (found “{text}”).",
            where
        );

    public static Refusal OutsideFolder(Place where, string path) =>
        new(
            "import-outside-folder",
            $"“{path}” อยู่นอกโฟลเดอร์ของไฟล์มาตรการ",
            $"“{path}” lies outside the folder of the measures file.",
            where
        );

    public static Refusal NoSuchPicture(Place where, string path) =>
        new("import-evidence-missing", $"ไม่พบไฟล์ “{path}”", $"There is no file “{path}”.", where);
}

namespace Prongsai.Kernel;

/// <summary>Whether a file can be opened and read by whoever downloads it.</summary>
public enum FileState
{
    /// <summary>It opens and says something.</summary>
    Opens,

    /// <summary>It opens, but holds no text: scanned paper, a picture, an empty table.</summary>
    NoText,

    /// <summary>It opens only for who knows the password.</summary>
    NeedsPassword,

    /// <summary>It does not open: damaged, cut short, or not what its name says.</summary>
    Broken,

    /// <summary>This installation cannot tell: a program is missing, the kind is not read, it took too long.</summary>
    CannotBeJudged,
}

/// <summary>What a file says, to a person who opens it. A value: nothing about a file makes reading it throw.</summary>
/// <param name="Text">In the order of reading, normalised (<see cref="ThaiText"/>), one line per paragraph or row; "" where there is none.</param>
/// <param name="IsCut">True when there is more text than <see cref="FileReading.MostText"/> characters.</param>
/// <param name="Pages">Pages of a PDF, slides of a presentation; null where a file has none or they are not known.</param>
/// <param name="PagesWithText">How many of them hold text; null where <paramref name="Pages"/> is.</param>
/// <param name="Why">What is wrong and what to do; null when it opens and nothing is.</param>
public sealed record FileSays(
    FileState State,
    string Text = "",
    bool IsCut = false,
    int? Pages = null,
    int? PagesWithText = null,
    Bilingual? Why = null
)
{
    /// <summary>True when it opens without a password, whether or not it holds text.</summary>
    public bool IsOpen => State is FileState.Opens or FileState.NoText;

    internal static FileSays Broken(Bilingual why) => new(FileState.Broken, Why: why);

    internal static FileSays Unjudged(Bilingual why) => new(FileState.CannotBeJudged, Why: why);

    /// <summary>Opens with text, or without.</summary>
    internal static FileSays Of(KeptText text, int? pages = null, int? pagesWithText = null)
    {
        if (text.IsBlank)
            return new FileSays(
                FileState.NoText,
                Pages: pages,
                PagesWithText: pages is null ? null : 0,
                Why: Words.NoText(pages)
            );

        var scanned = pages - pagesWithText;
        return new FileSays(
            FileState.Opens,
            text.ToString(),
            text.IsCut,
            pages,
            pagesWithText,
            scanned > 0 ? Words.PartlyScanned(scanned.Value, pages!.Value) : null
        );
    }

    internal static class Words
    {
        public static readonly Bilingual NeedsPassword = new(
            "ไฟล์ตั้งรหัสผ่านไว้ ผู้อื่นเปิดอ่านไม่ได้ โปรดบันทึกใหม่โดยไม่ตั้งรหัสผ่าน",
            "The file has a password and others cannot open it; save it again without one."
        );

        public static readonly Bilingual NotWhole = new(
            "เปิดไฟล์ไม่ได้ ไฟล์เสียหายหรือส่งมาไม่ครบ โปรดบันทึกใหม่จากโปรแกรมเดิมแล้วส่งอีกครั้ง",
            "The file cannot be opened: it is damaged or cut short. Save it anew from the program that made it."
        );

        public static readonly Bilingual Empty = new("ไฟล์ว่างเปล่า (0 ไบต์)", "The file is empty (0 bytes).");

        public static readonly Bilingual Bomb = new(
            "ไฟล์คลายการบีบอัดแล้วใหญ่ผิดปกติ จึงไม่เปิดอ่าน โปรดเปิดแล้วบันทึกใหม่",
            "Unpacked, the file becomes abnormally large and was not opened; open it and save it anew."
        );

        public static readonly Bilingual BadJson = new(
            "เนื้อหาไม่ใช่ JSON ที่ถูกต้อง โปรดส่งออกใหม่จากระบบเดิม",
            "The content is not valid JSON; export it again."
        );

        public static readonly Bilingual NoPdfTools = new(
            "เครื่องนี้ตรวจ PDF ไม่ได้ เพราะไม่มีโปรแกรม pdfinfo และ pdftotext (ชุด poppler-utils) ต้องให้คนเปิดดู",
            "PDF cannot be judged here: pdfinfo and pdftotext (poppler-utils) are not installed. A person must look."
        );

        public static readonly Bilingual TookTooLong = new(
            "อ่านไฟล์ไม่เสร็จในเวลาที่กำหนด ต้องให้คนเปิดดู",
            "Reading the file took too long. A person must look."
        );

        public static readonly Bilingual TooLarge = new(
            "ไฟล์ใหญ่เกินกว่าที่ตรวจให้ได้ ต้องให้คนเปิดดู",
            "The file is larger than what is looked through. A person must look."
        );

        public static readonly Bilingual OldOffice = new(
            "เป็นไฟล์ Office รุ่นเก่า (.doc .xls .ppt) ซึ่งระบบอ่านไม่ได้ โปรดบันทึกเป็น .docx .xlsx .pptx หรือ PDF",
            "It is an old Office file (.doc .xls .ppt), which is not read here; save it as .docx, .xlsx, .pptx or PDF."
        );

        public static Bilingual NotRead(FileKind kind) =>
            new(
                $"เป็น{kind.Name.Th} ซึ่งระบบไม่อ่านเนื้อหา ต้องให้คนเปิดดู",
                $"It is {kind.Name.En}, which is not read here. A person must look."
            );

        public static Bilingual NotWhatItSays(string ending) =>
            new(
                $"ชื่อไฟล์ลงท้าย {ending} แต่เนื้อหาไม่ใช่ ไฟล์อาจเสียหาย โปรดบันทึกใหม่จากโปรแกรมเดิม",
                $"The name ends in {ending}, but the content is something else; it may be damaged. Save it anew from the program that made it."
            );

        public static Bilingual NoText(int? pages) =>
            pages is { } count
                ? new(
                    $"ไม่มีข้อความในไฟล์ทั้ง {count} หน้า น่าจะเป็นภาพสแกน ค้นหาและอ่านออกเสียงไม่ได้ โปรดแปลงจากต้นฉบับ หรือทำ OCR",
                    $"None of its {count} pages holds text: probably scanned. It cannot be searched or read aloud; make it from the original, or use OCR."
                )
                : new("ไม่มีข้อความในไฟล์", "The file holds no text.");

        public static Bilingual PartlyScanned(int scanned, int pages) =>
            new(
                $"มี {scanned} จาก {pages} หน้าที่ไม่มีข้อความ (อาจเป็นภาพสแกนหรือหน้าว่าง)",
                $"{scanned} of {pages} pages hold no text (scanned or blank)."
            );
    }
}

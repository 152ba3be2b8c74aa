using System.Globalization;

namespace Prongsai.Kernel;

/// <summary>Every reason for which a file is not taken.</summary>
internal static class FileRefusals
{
    public static Refusal IsEmpty(string name) =>
        new(
            "file-empty",
            "ไฟล์ว่างเปล่า (0 ไบต์) โปรดเลือกไฟล์ใหม่",
            "The file is empty (0 bytes); choose it again.",
            new Place(name)
        );

    public static Refusal TooLarge(string name, long length, long limit) =>
        new(
            "file-too-large",
            $"ไฟล์มีขนาด {Megabytes(length)} MB ใหญ่เกินกำหนด {limit / 1024 / 1024} MB โปรดย่อขนาดแล้วส่งใหม่",
            $"The file has {Megabytes(length)} MB; at most {limit / 1024 / 1024} MB are taken. Make it smaller and send it again.",
            new Place(name)
        );

    public static Refusal IsHeic(string name) =>
        new(
            "file-heic",
            "เป็นภาพ HEIC/HEIF ซึ่งเครื่องส่วนใหญ่เปิดไม่ได้ โปรดส่งเป็น JPEG — iPhone: การตั้งค่า > กล้อง > รูปแบบ > “เข้ากันได้มากที่สุด”; "
                + "Android: แอปกล้อง > ตั้งค่า > ปิด “ภาพประสิทธิภาพสูง (HEIF)” แล้วถ่ายใหม่ หรือส่งภาพผ่าน LINE แล้วบันทึกกลับ",
            "It is a HEIC/HEIF picture, which most computers cannot open; send a JPEG. iPhone: Settings > Camera > Formats > Most Compatible; "
                + "Android: Camera > Settings > turn off High efficiency pictures (HEIF), then take it again.",
            new Place(name)
        );

    public static Refusal NotAccepted(string name, FileKind kind, IReadOnlyList<FileKind> allowed) =>
        new(
            "file-kind-refused",
            $"เป็น{kind.Name.Th} ซึ่งรับไว้ไม่ได้ รับเฉพาะ {List(allowed)}",
            $"It is {kind.Name.En}, which is not taken; taken are {List(allowed)}.",
            new Place(name)
        );

    public static Refusal Disguised(string name, string ending, FileKind kind, IReadOnlyList<FileKind> allowed) =>
        new(
            "file-not-what-it-says",
            $"ชื่อไฟล์ลงท้าย “{ending}” แต่เนื้อหาจริงเป็น{kind.Name.Th} "
                + (
                    allowed.Contains(kind)
                        ? $"โปรดเปลี่ยนนามสกุลเป็น {kind.Extensions[0]} ให้ตรงกับเนื้อหา"
                        : $"รับเฉพาะ {List(allowed)}"
                ),
            $"The name ends in “{ending}”, but the content is {kind.Name.En}; "
                + (allowed.Contains(kind) ? $"rename it to {kind.Extensions[0]}." : $"taken are {List(allowed)}."),
            new Place(name)
        );

    public static Refusal BrokenPicture(string name, FileKind kind) =>
        new(
            "picture-broken",
            $"{kind.Name.Th}นี้เสียหายหรือส่งมาไม่ครบ โปรดเลือกภาพแล้วส่งใหม่",
            $"This is {kind.Name.En}, but damaged or cut short; choose it again and send it.",
            new Place(name)
        );

    public static Refusal TooManyPixels(string name, PictureSize size) =>
        new(
            "picture-too-many-pixels",
            $"ภาพมีขนาด {size} พิกเซล ใหญ่เกินกำหนด {FileLimits.Pixels / 1_000_000} ล้านพิกเซล โปรดย่อภาพก่อนส่ง",
            $"The picture has {size} pixels; at most {FileLimits.Pixels / 1_000_000} million are taken. Make it smaller first.",
            new Place(name)
        );

    public static Refusal ZipBomb(string name) =>
        new(
            "file-unpacks-too-large",
            "ไฟล์นี้เมื่อคลายการบีบอัดจะใหญ่ผิดปกติ ระบบจึงไม่รับไว้ หากเป็นเอกสารจริง โปรดเปิดแล้วบันทึกใหม่ หรือแปลงเป็น PDF",
            "Unpacked, this file becomes abnormally large and is not taken. If it is a real document, open it and save it anew, or make a PDF.",
            new Place(name)
        );

    public static Refusal Broken(string name) =>
        new(
            "file-broken",
            "เปิดไฟล์นี้ไม่ได้ ไฟล์เสียหายหรือส่งมาไม่ครบ โปรดบันทึกใหม่แล้วส่งอีกครั้ง",
            "This file cannot be opened: it is damaged or cut short. Save it anew and send it again.",
            new Place(name)
        );

    public static readonly Refusal DiskFull = new(
        "file-disk-full",
        "เครื่องแม่ข่ายไม่มีเนื้อที่เหลือสำหรับเก็บไฟล์ ยังไม่ได้บันทึกสิ่งใด โปรดแจ้งผู้ดูแลระบบ แล้วส่งใหม่",
        "The server has no space left for files. Nothing was saved; tell the system administrator and send it again."
    );

    public static Refusal OverQuota(string name, FileSize size, FileSize used, FileSize limit) =>
        new(
            "file-over-quota",
            $"พื้นที่เก็บไฟล์ของหน่วยงานไม่พอ ใช้ไปแล้ว {used} จาก {limit} ไฟล์นี้มีขนาด {size} "
                + "โปรดลดขนาดไฟล์ หรือให้ผู้ดูแลระบบเพิ่มพื้นที่",
            $"The agency's space for files is used up: {used} of {limit} are used, this file has {size}. "
                + "Make the file smaller, or ask the system administrator for more space.",
            new Place(name)
        );

    public static Refusal Infected(string name, string virus) =>
        new(
            "file-infected",
            $"โปรแกรมตรวจไวรัสพบ “{virus}” ในไฟล์นี้ ระบบจึงไม่รับไว้ โปรดแจ้งเจ้าหน้าที่คอมพิวเตอร์ให้ตรวจเครื่องที่ส่งไฟล์",
            $"The virus scanner found “{virus}” in this file; it is not taken. Have the computer it came from checked.",
            new Place(name)
        );

    public static Refusal CannotScan(string name, string why) =>
        new(
            "file-not-scanned",
            $"ขณะนี้ตรวจไวรัสไม่ได้ ({why}) จึงยังรับไฟล์ไม่ได้ โปรดลองใหม่ภายหลังหรือแจ้งผู้ดูแลระบบ",
            $"Files cannot be scanned for viruses at present ({why}), so none are taken. Try later, or tell the system administrator.",
            new Place(name)
        );

    public static Refusal FolderUnusable(string folder, string why) =>
        new(
            "files-folder",
            $"ใช้โฟลเดอร์เก็บไฟล์ {folder} ไม่ได้ ต้องเขียนได้ ({why})",
            $"The folder for files {folder} cannot be used; it must be writable ({why})."
        );

    public static Refusal Setting(string name, string value, string example) =>
        new(
            "setting-files",
            $"ค่าตั้ง {name} = “{value}” ไม่ถูกต้อง ตัวอย่างที่ถูกต้อง: {example}",
            $"The setting {name} = “{value}” cannot be understood. Expected, for example: {example}."
        );

    private static string List(IReadOnlyList<FileKind> kinds) =>
        string.Join(
            " ",
            kinds
                .SelectMany(k => k.Extensions)
                .Where(e => e != ".jfif")
                .Select(e => e[1..].ToUpperInvariant())
                .Distinct()
        );

    private static string Megabytes(long length) =>
        (length / 1024m / 1024m).ToString("0.#", CultureInfo.InvariantCulture);
}

using Prongsai.Kernel;

namespace Prongsai.Backups.Archive;

/// <summary>Every reason for which a backup is not written, not restored, or a database is not moved.</summary>
internal static class BackupRefusals
{
    public static Refusal Exists(string file) =>
        new(
            "backup-exists",
            "มีไฟล์ชื่อนี้อยู่แล้ว ระบบไม่เขียนทับสำเนาสำรองเดิม โปรดใช้ชื่อใหม่",
            "A file of this name exists, and a backup is never written over; choose another name.",
            new Place(file)
        );

    public static Refusal NoFolder(string file, string folder) =>
        new(
            "backup-no-folder",
            $"ไม่มีโฟลเดอร์ {folder} โปรดสร้างก่อน",
            $"There is no folder {folder}; make it first.",
            new Place(file)
        );

    public static Refusal NothingHere(string where) =>
        new(
            "backup-nothing-here",
            $"ไม่พบฐานข้อมูลของระบบที่ {where} จึงไม่มีอะไรให้สำรอง โปรดตรวจการตั้งค่า Prongsai:DataFolder และ Prongsai:Database",
            $"There is no database at {where}, so there is nothing to back up. Look at the settings Prongsai:DataFolder and Prongsai:Database."
        );

    public static Refusal DatabaseIsNewer(string step) =>
        new(
            "database-newer",
            $"ฐานข้อมูลนี้ผ่านการปรับรุ่น “{step}” ซึ่งโปรแกรมรุ่นนี้ไม่รู้จัก โปรดใช้โปรแกรมรุ่นใหม่กว่า",
            $"This database has taken the step “{step}”, which this program does not know; use the newer program."
        );

    public static Refusal NoBackup(string file) =>
        new(
            "not-a-backup",
            "ไฟล์นี้ไม่ใช่สำเนาสำรองของระบบโปร่งใส ต้องเป็นไฟล์ที่สร้างด้วยคำสั่ง prongsai backup",
            "This is not a backup of Prongsai: a file made by “prongsai backup” is expected.",
            new Place(file)
        );

    public static Refusal CutShort(string file) =>
        new(
            "backup-cut-short",
            "สำเนาสำรองไม่ครบ ท้ายไฟล์ขาดหายหรือเสียหาย (คัดลอกไม่จบ?) โปรดคัดลอกใหม่หรือใช้ฉบับอื่น ยังไม่มีการเปลี่ยนแปลงใด ๆ",
            "The backup is not whole: its end is missing or damaged (copied halfway?). Copy it again or use another. Nothing was changed.",
            new Place(file)
        );

    public static Refusal Damaged(string file, string part) =>
        new(
            "backup-damaged",
            $"ส่วน {part} ในสำเนาสำรองเสียหาย (ค่า SHA-256 ไม่ตรง) ยังไม่มีการเปลี่ยนแปลงใด ๆ",
            $"The part {part} of the backup is damaged (its SHA-256 differs). Nothing was changed.",
            new Place(file)
        );

    public static Refusal DamagedTable(string file, string table) =>
        new(
            "backup-damaged-table",
            $"ตาราง {table} ในสำเนาสำรองเสียหาย (ค่า SHA-256 ไม่ตรง) ยังไม่มีการเปลี่ยนแปลงใด ๆ",
            $"The table {table} in the backup is damaged (its SHA-256 differs). Nothing was changed.",
            new Place(file)
        );

    public static Refusal Missing(string file, string part) =>
        new(
            "backup-part-missing",
            $"สำเนาสำรองขาดส่วน {part} ยังไม่มีการเปลี่ยนแปลงใด ๆ",
            $"The backup lacks the part {part}. Nothing was changed.",
            new Place(file)
        );

    public static Refusal TooMuch(string file, string part) =>
        new(
            "backup-part-unknown",
            $"สำเนาสำรองมีส่วน {part} ที่ไม่อยู่ในรายการ แสดงว่าถูกแก้ไขหลังสร้าง ยังไม่มีการเปลี่ยนแปลงใด ๆ",
            $"The backup has a part {part} that its list does not name: it was changed after it was made. Nothing was changed here.",
            new Place(file)
        );

    public static Refusal Twice(string file, string part) =>
        new(
            "backup-part-twice",
            $"สำเนาสำรองมีส่วน {part} ซ้ำกัน แสดงว่าถูกแก้ไขหลังสร้าง",
            $"The backup has the part {part} twice: it was changed after it was made.",
            new Place(file)
        );

    public static Refusal UnreadableRow(string file, string table, long row) =>
        new(
            "backup-row",
            $"อ่านแถวนี้ของตาราง {table} ไม่ได้ ยังไม่มีการเปลี่ยนแปลงใด ๆ",
            $"This row of the table {table} cannot be read. Nothing was changed.",
            new Place(file, Row: (int)Math.Min(row, int.MaxValue))
        );

    public static Refusal OtherCount(string file, string table, long said, long found) =>
        new(
            "backup-rows",
            $"ตาราง {table} ควรมี {said} แถว แต่พบ {found} แถว ยังไม่มีการเปลี่ยนแปลงใด ๆ",
            $"The table {table} should have {said} rows and has {found}. Nothing was changed.",
            new Place(file)
        );

    public static Refusal NewerFormat(string file, string program) =>
        new(
            "backup-newer",
            $"สำเนาสำรองนี้สร้างด้วยโปรแกรมรุ่นใหม่กว่า (รุ่น {program}) โปรดปรับรุ่นโปรแกรมก่อนกู้คืน",
            $"This backup was made by a newer program (version {program}); upgrade the program before restoring it.",
            new Place(file)
        );

    public static Refusal NewerThanProgram(string file, string program, string step) =>
        new(
            "backup-newer",
            $"สำเนาสำรองนี้สร้างด้วยโปรแกรมรุ่น {program} ซึ่งมีการปรับรุ่นฐานข้อมูล “{step}” ที่โปรแกรมนี้ไม่รู้จัก โปรดปรับรุ่นโปรแกรมก่อนกู้คืน",
            $"This backup was made by program version {program} and has the step “{step}”, which this program does not know; upgrade the program before restoring it.",
            new Place(file)
        );

    public static Refusal NotEmpty(string where, IReadOnlyList<(string Table, long Rows)> full) =>
        new(
            "restore-not-empty",
            $"ฐานข้อมูลปลายทาง {where} มีข้อมูลอยู่แล้ว ({Listed(full)}) ระบบไม่เขียนทับ หากต้องการแทนที่ ให้ใช้ --replace ซึ่งจะสำรองของเดิมไว้ก่อน",
            $"The database {where} is not empty ({Listed(full)}), and nothing is written over. To replace it use --replace, which first backs up what is there."
        );

    public static Refusal TargetNotEmpty(string where, IReadOnlyList<(string Table, long Rows)> full) =>
        new(
            "move-not-empty",
            $"ฐานข้อมูลปลายทาง {where} มีข้อมูลอยู่แล้ว ({Listed(full)}) การย้ายทำได้เฉพาะฐานข้อมูลว่าง",
            $"The database {where} is not empty ({Listed(full)}); only an empty one can be moved to."
        );

    public static Refusal ForeignTables(string where, IReadOnlyList<string> tables) =>
        new(
            "restore-foreign-tables",
            $"ฐานข้อมูล {where} มีตารางที่ไม่ใช่ของระบบโปร่งใส ({Some(tables)}) ระบบไม่ลบของผู้อื่น โปรดใช้ฐานข้อมูลของระบบเอง",
            $"The database {where} holds tables that are not Prongsai’s ({Some(tables)}). What belongs to others is not removed: use a database of its own."
        );

    public static Refusal NoRoom(string folder, long needed, long free) =>
        new(
            "restore-no-room",
            $"ที่ว่างใน {folder} ไม่พอ: ต้องใช้ประมาณ {Megabytes(needed)} MB เหลือ {Megabytes(free)} MB ยังไม่มีการเปลี่ยนแปลงใด ๆ",
            $"Not enough room in {folder}: about {Megabytes(needed)} MB are needed, {Megabytes(free)} MB are free. Nothing was changed."
        );

    public static Refusal ZeroCharacter(string table, string column, long row) =>
        new(
            "text-zero-character",
            $"ตาราง {table} แถว {row} คอลัมน์ {column} มีอักขระ U+0000 ซึ่ง PostgreSQL เก็บไม่ได้ โปรดแก้ข้อมูลก่อน",
            $"Table {table}, row {row}, column {column} holds the character U+0000, which PostgreSQL cannot store; correct it first."
        );

    public static Refusal Differs(string table, string before, string after) =>
        new(
            "copy-differs",
            $"ตาราง {table} หลังคัดลอกไม่ตรงกับต้นทาง ({before} ≠ {after}) จึงยกเลิกทั้งหมด",
            $"The table {table} is not the same after copying ({before} ≠ {after}); everything was taken back."
        );

    public static Refusal LooseEnds(IReadOnlyList<string> references) =>
        new(
            "copy-loose-ends",
            $"มีการอ้างอิงที่ไม่มีปลายทาง ({Some(references)}) จึงยกเลิกทั้งหมด",
            $"There are references that lead nowhere ({Some(references)}); everything was taken back."
        );

    public static Refusal SameDatabase(string where) =>
        new("move-same", $"ปลายทาง {where} คือฐานข้อมูลที่ใช้อยู่", $"{where} is the database that is in use.");

    public static Refusal DiskFull(string where) =>
        new(
            "disk-full",
            $"พื้นที่จัดเก็บเต็มระหว่างเขียน {where} ไม่มีสิ่งใดค้างครึ่งทาง โปรดเพิ่มที่ว่างแล้วทำใหม่",
            $"The disk is full while writing {where}. Nothing is half done; make room and try again."
        );

    public static Refusal TooLong(string where) =>
        new(
            "file-too-long",
            $"{where} ยาวเกินกว่าที่ดิสก์นี้รับได้ (เช่น แฟลชไดรฟ์ FAT32 รับได้ไม่เกิน 4 GB) ไม่มีสิ่งใดค้างครึ่งทาง โปรดใช้ดิสก์อื่น",
            $"{where} is longer than this disk can hold (a FAT32 stick holds files of at most 4 GB). Nothing is half done; use another disk."
        );

    public static Refusal NotWritten(string where, string message) =>
        new(
            "copy-failed",
            $"อ่านหรือเขียน {where} ไม่สำเร็จ ({message}) ไม่มีสิ่งใดค้างครึ่งทาง",
            $"{where} could not be read or written ({message}). Nothing is half done."
        );

    public static Refusal DatabaseBusy(string where) =>
        new(
            "database-busy",
            $"ฐานข้อมูล {where} ถูกใช้งานอยู่ โปรดหยุดโปรแกรมก่อน (systemctl stop prongsai) แล้วทำใหม่ ยังไม่มีการเปลี่ยนแปลงใด ๆ",
            $"The database {where} is in use; stop the program first (systemctl stop prongsai) and try again. Nothing was changed."
        );

    public static Refusal DatabaseDamaged(string where) =>
        new(
            "database-damaged",
            $"ไฟล์ฐานข้อมูล {where} เสียหายหรือไม่ใช่ฐานข้อมูล โปรดย้ายไฟล์นี้ออกไปเก็บไว้ แล้วกู้คืนจากสำเนาสำรอง",
            $"The database file {where} is damaged or is no database; move it away and restore a backup."
        );

    public static Refusal DatabaseGone(string where, string message) =>
        new(
            "database-gone",
            $"ติดต่อฐานข้อมูล {where} ไม่ได้ ({message}) ไม่มีสิ่งใดค้างครึ่งทาง",
            $"The database {where} does not answer ({message}). Nothing is half done."
        );

    private static string Listed(IReadOnlyList<(string Table, long Rows)> full) =>
        Some([.. full.Select(t => $"{t.Table} {t.Rows}")]);

    private static string Some(IReadOnlyList<string> all) =>
        string.Join(", ", all.Take(8)) + (all.Count > 8 ? ", …" : "");

    private static string Megabytes(long bytes) =>
        (bytes / 1024 / 1024 + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

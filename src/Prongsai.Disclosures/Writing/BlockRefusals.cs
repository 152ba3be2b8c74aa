using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Writing;

/// <summary>Every reason for which a block is not kept.</summary>
internal static class BlockRefusals
{
    public static readonly Refusal ChangedMeanwhile = new(
        "draft-changed",
        "มีผู้อื่นบันทึกเนื้อหานี้ไปเมื่อครู่ โปรดโหลดหน้าใหม่แล้วลองอีกครั้ง",
        "Somebody else saved this content a moment ago; load the page again and try once more."
    );

    public static readonly Refusal ColumnWithoutName = new(
        "column-without-name",
        "มีคอลัมน์ที่ไม่มีชื่อ แถวแรกของตารางต้องเป็นชื่อคอลัมน์ครบทุกช่อง",
        "A column has no name; the first row of the table must name every column."
    );

    public static readonly Refusal NoColumns = new(
        "table-without-columns",
        "ยังไม่ได้ระบุคอลัมน์ของตาราง ใส่ชื่อคอลัมน์บรรทัดละหนึ่งชื่อ หรือวางตารางที่แถวแรกเป็นชื่อคอลัมน์",
        "The table has no columns; name one a line, or paste a table whose first row names them."
    );

    public static readonly Refusal TextBlank = new("block-blank", "ยังไม่ได้กรอกข้อความ", "Nothing has been written.");

    public static readonly Refusal FileMissing = new("block-file-missing", "ยังไม่ได้เลือกไฟล์", "No file was chosen.");

    public static readonly Refusal TooManyBlocks = new(
        "too-many-blocks",
        $"มีส่วนเนื้อหาได้ไม่เกิน {Limits.Blocks} ส่วน โปรดรวมหรือแนบเป็นไฟล์",
        $"At most {Limits.Blocks} blocks; join some, or attach a file."
    );

    public static readonly Refusal TooLarge = new(
        "disclosure-too-large",
        "เนื้อหาทั้งหมดใหญ่เกิน 8 MB โปรดแนบส่วนที่ยาวเป็นไฟล์",
        "The whole content is over 8 MB; attach what is long as a file."
    );

    public static Refusal HeadingTooLong(int length) =>
        new(
            "heading-too-long",
            $"หัวข้อยาว {N(length)} ตัวอักษร ต้องไม่เกิน {Limits.Heading} ข้อความยาวให้ใส่ในเนื้อหา",
            $"The heading is {N(length)} characters long; at most {Limits.Heading}. Put what is long into the text."
        );

    public static Refusal TextTooLong(int length) =>
        new(
            "block-text-too-long",
            $"ข้อความยาว {N(length)} ตัวอักษร เกินที่ช่องนี้รับได้ โปรดย่อหรือแนบเป็นไฟล์",
            $"The text is {N(length)} characters long, more than this field takes; shorten it or attach a file."
        );

    public static Refusal TooLargeTaken(long bytes) =>
        new(
            "disclosure-too-large",
            $"เนื้อหาทั้งหมดรวมตารางที่ดึงเข้ามามี {Mb(bytes)} MB เกิน {Mb(Limits.TakenBytes)} MB โปรดดึงเฉพาะเดือนที่ข้อนี้ต้องมี ส่วนเดือนอื่นแนบเป็นไฟล์ CSV จากหน้าเดือนในทะเบียน",
            $"With the tables that were taken the content has {Mb(bytes)} MB, more than {Mb(Limits.TakenBytes)} MB. Take only the months that the item asks for; attach others as the CSV of the month's page in the register."
        );

    public static Refusal TooManyTaken(DateOnly month, int rows) =>
        new(
            "table-too-many-taken",
            $"เดือน{ThaiDate.Month(month)} มี {N(rows)} แถว ดึงเข้ามาได้ไม่เกิน {N(Limits.TakenRows)} แถวต่อเดือน โปรดไม่เลือกเดือนนี้ แล้วแนบเป็นไฟล์ CSV จากหน้าเดือนในทะเบียนแทน",
            $"{ThaiDate.EnglishMonth(month)} has {N(rows)} rows; at most {N(Limits.TakenRows)} of a month are taken in. Leave this month out, and attach the CSV of the month's page in the register instead."
        );

    public static Refusal TooManyRows(int rows) =>
        new(
            "table-too-many-rows",
            $"ตารางมี {N(rows)} แถว แสดงบนหน้าเว็บได้ไม่เกิน {N(Limits.Rows)} แถว โปรดแบ่งเป็นรายเดือน หรือแนบเป็นไฟล์ CSV/XLSX",
            $"The table has {N(rows)} rows; a page takes {N(Limits.Rows)}. Split it by month, or attach it as a CSV or XLSX file."
        );

    public static Refusal MoreRowsThan(int rows) =>
        new(
            "table-too-many-rows",
            $"ตารางมีมากกว่า {N(rows)} แถว แสดงบนหน้าเว็บได้ไม่เกิน {N(Limits.Rows)} แถว โปรดแบ่งเป็นรายเดือน หรือแนบเป็นไฟล์ CSV/XLSX",
            $"The table has more than {N(rows)} rows; a page takes {N(Limits.Rows)}. Split it by month, or attach it as a CSV or XLSX file."
        );

    public static Refusal TooManyColumns(int columns) =>
        new(
            "table-too-many-columns",
            $"ตารางมี {N(columns)} คอลัมน์ ใส่ได้ไม่เกิน {Limits.Columns}",
            $"The table has {N(columns)} columns; at most {Limits.Columns}."
        );

    public static Refusal ColumnTwice(string name) =>
        new("column-twice", $"มีคอลัมน์ “{name}” มากกว่าหนึ่งคอลัมน์", $"There is more than one column “{name}”.");

    public static Refusal RowTooWide(int row, int cells, int columns) =>
        new(
            "row-too-wide",
            $"มี {N(cells)} ช่อง แต่ตารางมี {N(columns)} คอลัมน์",
            $"It has {N(cells)} cells but the table has {N(columns)} columns.",
            new Place(Row: row)
        );

    public static Refusal CellTooLong(int row, string column, int length) =>
        new(
            "cell-too-long",
            $"ข้อความยาว {N(length)} ตัวอักษร ต้องไม่เกิน {N(Limits.Cell)}",
            $"The text is {N(length)} characters long; at most {N(Limits.Cell)}.",
            new Place(Row: row, Column: column)
        );

    public static Refusal TooManyPeople(int people) =>
        new(
            "too-many-people",
            $"มี {N(people)} คน ใส่ได้ไม่เกิน {Limits.People} คนต่อส่วน",
            $"There are {N(people)} people; at most {Limits.People} in one block."
        );

    public static Refusal PersonTooLong(string name) =>
        new(
            "person-too-long",
            $"ชื่อ ตำแหน่ง หรือช่องทางติดต่อของ “{name}” ยาวเกิน {Limits.Heading} ตัวอักษร",
            $"The name, position or contact of “{name}” is longer than {Limits.Heading} characters."
        );

    public static Refusal NotALink(string text) =>
        new(
            "link-shape",
            $"“{ThaiText.Truncate(text, 60)}” ไม่ใช่ที่อยู่เว็บ ต้องขึ้นต้นด้วย http:// หรือ https://",
            $"“{ThaiText.Truncate(text, 60)}” is no web address; it must begin with http:// or https://."
        );

    public static Refusal NotAnEmail(string text) =>
        new(
            "email-shape",
            $"“{ThaiText.Truncate(text, 60)}” ไม่ใช่ที่อยู่อีเมล",
            $"“{ThaiText.Truncate(text, 60)}” is no e-mail address."
        );

    public static Refusal NotAMonth(string text) =>
        new(
            "month-shape",
            $"อ่านเดือน “{ThaiText.Truncate(text, 40)}” ไม่ได้ เขียนเช่น ต.ค. 2567 หรือ 2024-10",
            $"The month “{ThaiText.Truncate(text, 40)}” cannot be read; write ต.ค. 2567, October 2024 or 2024-10."
        );

    public static Refusal NotOurs(string why) =>
        new("blocks-unreadable", $"อ่านเนื้อหาที่เก็บไว้ไม่ได้: {why}", $"The kept content cannot be read: {why}.");

    private static string Mb(long bytes) => (bytes / 1_048_576m).ToString("0.#", CultureInfo.InvariantCulture);

    private static string N(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}

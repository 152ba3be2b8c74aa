using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Ocds.Reading;

/// <summary>Every reason for which OCDS data, or a line of it, cannot be read. Bytes are counted from 1 within the line.</summary>
internal static class ReadingRefusals
{
    public static Refusal Blank(string file) =>
        new("ocds-blank", "แฟ้มนี้ว่างเปล่า", "The file is blank.", new Place(file));

    public static Refusal Utf16(string file) =>
        new(
            "ocds-utf16",
            "แฟ้มนี้เข้ารหัสแบบ UTF-16 ต้องบันทึกเป็น UTF-8",
            "The file is encoded in UTF-16. Save it as UTF-8.",
            new Place(file)
        );

    public static Bilingual NotUtf8(long position) =>
        Said(
            $"ไบต์ที่ {position} ไม่ใช่ UTF-8 (แฟ้มภาษาไทยเก่ามักเป็น Windows-874)",
            $"byte {position} is not UTF-8 (old Thai files are often Windows-874)"
        );

    /// <param name="json">What was to be read, up to its end.</param>
    /// <param name="state">Where reading stood at its beginning.</param>
    public static Bilingual NotJson(JsonException wrong, ReadOnlySpan<byte> json, JsonReaderState state = default)
    {
        var position = (wrong.BytePositionInLine ?? 0) + 1;
        if (GoesOn(json, state))
            return BreaksOff(Math.Max(position, json.Length - json.LastIndexOf((byte)'\n')));

        return Said($"ไม่ใช่ JSON ที่ถูกต้องที่ไบต์ {position}", $"not valid JSON at byte {position}");
    }

    // What would be right if more came breaks off; anything else is wrong.
    private static bool GoesOn(ReadOnlySpan<byte> json, JsonReaderState state)
    {
        try
        {
            var reader = new Utf8JsonReader(json, isFinalBlock: false, state);
            while (reader.Read()) { }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static Bilingual BreaksOff(long position) =>
        Said(
            $"ข้อมูล JSON ขาดตอนที่ไบต์ {position} (ข้อมูลอาจถูกตัดกลางทาง)",
            $"the JSON breaks off at byte {position} (it may have been cut short)"
        );

    public static Bilingual HalfCharacter() =>
        new(@"มีอักขระ \u ที่ขาดคู่ (surrogate)", @"there is half of a \u surrogate pair");

    public static Bilingual NotAnObject() =>
        new(
            "ไม่ใช่ release, record หรือ package ของ OCDS ต้องขึ้นต้นด้วย {",
            "this is no release, record or package of OCDS: { is expected"
        );

    public static Refusal LineTooLarge(string file, long line) =>
        new("ocds-too-large", TooLarge(OcdsReader.LargestPiece), new Place(file, Row: (int)line));

    public static Bilingual TooLarge(int most) =>
        Said($"ข้อมูลหนึ่งรายการใหญ่เกิน {most >> 20} MB", $"one release or record is larger than {most >> 20} MB");

    /// <summary>Where UTF-8 ends, from 1.</summary>
    public static int FirstBadByte(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length && Rune.DecodeFromUtf8(text[at..], out _, out var length) == OperationStatus.Done)
            at += length;
        return at + 1;
    }

    private static Bilingual Said(FormattableString th, FormattableString en) =>
        new(th.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture));
}

using Prongsai.Kernel;

namespace Prongsai.Procurement.Signs.Settings;

/// <summary>Every reason for which a settings file of the signs is not taken.</summary>
internal static class SettingsRefusals
{
    public static Refusal NotASetting(string line, Place place) =>
        new(
            "signs-settings-line",
            $"อ่านบรรทัด “{line}” ไม่ได้ ต้องเป็น [หัวข้อ] หรือ ชื่อ = ค่า",
            $"The line “{line}” cannot be read: [section] or name = value is expected.",
            place
        );

    public static Refusal UnknownSection(string section, Place place) =>
        new(
            "signs-settings-section",
            $"ไม่รู้จักหัวข้อ [{section}] หัวข้อที่ใช้ได้คือ {Known.Sections}",
            $"The section [{section}] is not known. There are {Known.Sections}.",
            place
        );

    public static Refusal UnknownKey(string key, string? section, Place place) =>
        new(
            "signs-settings-key",
            $"ไม่รู้จักค่า “{key}” ใน {Where(section, "ส่วนต้นของแฟ้ม")}",
            $"There is no setting “{key}” in {Where(section, "the top of the file")}.",
            place
        );

    public static Refusal NotANumber(string key, string value, string expected, Place place) =>
        new(
            "signs-settings-number",
            $"ค่า “{key}” เป็น “{value}” ไม่ได้ ต้องเป็น {expected}",
            $"“{key}” cannot be “{value}”: {expected} is expected.",
            place
        );

    private static string Where(string? section, string top) => section is null ? top : $"[{section}]";

    private static class Known
    {
        public static readonly string Sections =
            "exclusions, "
            + string.Join(", ", Enum.GetNames<Contracts.SignCode>())
            + ", R003.procurement_method_details";
    }
}

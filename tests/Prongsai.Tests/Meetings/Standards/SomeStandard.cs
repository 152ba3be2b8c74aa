using Prongsai.Meetings.Standards;

namespace Prongsai.Tests.Meetings.Standards;

/// <summary>A standard of three points with a question for each, as its form is filled in.</summary>
internal static class SomeStandard
{
    public const string First = "1. ให้บริการตามลำดับคิว",
        Second = "2. แจ้งค่าธรรมเนียมก่อนรับชำระทุกครั้ง",
        Third = "3. ไม่รับของขวัญจากผู้รับบริการ";

    public static Dictionary<string, string> Form(string title = "มาตรฐานการให้บริการ", params string[] points)
    {
        Dictionary<string, string> form = new()
        {
            ["kind"] = nameof(StandardKind.ServiceManual),
            ["title"] = title,
            ["text"] = string.Join('\n', points.Length > 0 ? points : [First, Second, Third]),
            ["basis"] = "ระเบียบสำนักงานเขต",
            ["effectiveOn"] = "๑ ต.ค. ๒๕๖๗",
        };
        for (var n = 1; n <= 3; n++)
        {
            form[$"situation{n}"] = $"สถานการณ์ที่ {n}";
            form[$"choices{n}"] = "ทำผิด\nทำถูก";
            form[$"right{n}"] = "๒";
            form[$"why{n}"] = $"เพราะข้อ {n}";
            form[$"point{n}"] = $"{n}";
        }

        return form;
    }

    public static StandardVersion Version(int number, string[] points, bool sameMeaning = false, string title = "t") =>
        new()
        {
            Number = number,
            SameMeaning = sameMeaning,
            Json = new StandardContent(
                StandardKind.Other,
                title,
                string.Join('\n', points),
                "",
                new(2025, 1, 1),
                null,
                [
                    .. Enumerable
                        .Range(1, 3)
                        .Select(n => new ScenarioQuestion($"q{n}", ["a", "b"], 1, "why", Math.Min(n, points.Length))),
                ]
            ).Json(),
        };
}

namespace Prongsai.Services.Infographics.Drawing;

/// <summary>What the drawings of pictures stand for.</summary>
internal enum Icon
{
    Document,
    Steps,
    Clock,
    Coin,
    Pin,
    Calendar,
    Phone,
    Channel,
    Section,
    Tick,
}

internal static class Icons
{
    /// <summary>How wide and high the drawings are.</summary>
    public const int Grid = 24;

    /// <summary>Drawn for Prongsai: lines two units wide with round ends.</summary>
    public static string Path(this Icon icon) =>
        icon switch
        {
            Icon.Document => "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
            Icon.Steps => "M3 20h5v-5h5v-5h5V5h3",
            Icon.Clock => "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM12 7.5V12l3.2 2.2",
            Icon.Coin =>
                "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM12 6.2v11.6M9.7 8h3.4a2 2 0 0 1 0 4H9.7zM9.7 12h3.9a2 2 0 0 1 0 4H9.7z",
            Icon.Pin =>
                "M12 21s7-6.4 7-11.5a7 7 0 0 0-14 0C5 14.6 12 21 12 21zM12 7a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5z",
            Icon.Calendar => "M4 6h16v14H4zM4 10.5h16M8 3.5V6M16 3.5V6M8 14.5h3M13 14.5h3",
            Icon.Phone =>
                "M6.5 3h4l1.5 5-2.5 1.5a11 11 0 0 0 5 5L16 12l5 1.5v4A3 3 0 0 1 18 20.5C10 20.5 3.5 14 3.5 6a3 3 0 0 1 3-3z",
            Icon.Channel => "M4 5h16v11h-8l-4.5 4V16H4zM8 9h8M8 12.5h5",
            Icon.Section => "M12 4a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7zM4.5 20.5c0-4 3.3-6.5 7.5-6.5s7.5 2.5 7.5 6.5",
            _ => "M4 4h16v16H4zM8 12l3 3.5L16.5 8.5",
        };
}

using Prongsai.Kernel;

namespace Prongsai.Services.Counter.Queue;

/// <summary>How long one service took in the last weeks: what an estimate stands on.</summary>
/// <param name="Count">How many visits.</param>
/// <param name="Seconds">Their sum.</param>
/// <param name="Squares">The sum of their squares.</param>
internal readonly record struct ServiceTimes(long Count, double Seconds, double Squares)
{
    public double Mean => Count == 0 ? 0 : Seconds / Count;

    public double Variance => Count < 2 ? 0 : Math.Max(0, (Squares - Seconds * Seconds / Count) / (Count - 1));

    public static ServiceTimes operator +(ServiceTimes one, ServiceTimes other) =>
        new(one.Count + other.Count, one.Seconds + other.Seconds, one.Squares + other.Squares);
}

/// <summary>Minutes within which a visitor will probably be called: eight of ten are.</summary>
internal readonly record struct WaitEstimate(int LowMinutes, int HighMinutes)
{
    /// <summary>With fewer visits than these nothing is promised.</summary>
    public const int Fewest = 20;

    /// <summary>Service times of so many days count.</summary>
    public const int Days = 28;

    // Of the normal distribution: one of ten lies below, one of ten above.
    private const double EightOfTen = 1.2816;

    /// <summary>
    /// The interval for somebody with so many before them; null when too little is known. The desks free up after the sum of the services
    /// before, divided by the desks; the one that runs now is half over, on average.
    /// </summary>
    public static WaitEstimate? For(int before, int desks, ServiceTimes times)
    {
        if (times.Count < Fewest || desks < 1)
            return null;

        // Ahead: those before, and the rest of what runs at the desks. Whoever is called next waits for the first desk of several.
        var services = before + 0.5;
        var middle = services * times.Mean / desks;
        var spread = EightOfTen * Math.Sqrt(services * (times.Variance + times.Mean * times.Mean / 12)) / desks;
        var low = Math.Max(0, (middle - spread) / 60);
        var high = Math.Max(1, (middle + spread) / 60);
        return new((int)Math.Floor(low), (int)Math.Ceiling(high));
    }

    public Bilingual Words =>
        LowMinutes == 0
            ? new($"ไม่เกิน {HighMinutes} นาทีโดยประมาณ", $"about {HighMinutes} minutes or less")
            : new($"ประมาณ {LowMinutes}–{HighMinutes} นาที", $"about {LowMinutes} to {HighMinutes} minutes");

    public static readonly Bilingual TooLittleKnown = new(
        "ยังประมาณเวลารอไม่ได้ เพราะข้อมูลเวลาให้บริการยังน้อยเกินไป",
        "The wait cannot be estimated yet: too little is known of service times."
    );
}

using System.Globalization;

namespace Prongsai.Web.Status;

internal static class Size
{
    /// <summary>"3.4 GB", with the point that both languages write.</summary>
    public static string Of(long bytes) =>
        bytes switch
        {
            >= 1L << 30 => $"{(bytes / (double)(1L << 30)).ToString("0.0", CultureInfo.InvariantCulture)} GB",
            >= 1L << 20 => $"{(bytes / (double)(1L << 20)).ToString("0.0", CultureInfo.InvariantCulture)} MB",
            _ => $"{bytes / 1024} kB",
        };
}

namespace Prongsai.Bench;

internal static class ReportAgainstColdBrowser
{
    public static Task<int> RunAsync() => Task.FromResult(2);
}

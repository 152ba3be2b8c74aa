namespace Prongsai.Bench;

internal static class WorkspacePages
{
    public static Task<int> RunAsync() => Task.FromResult(2);
}

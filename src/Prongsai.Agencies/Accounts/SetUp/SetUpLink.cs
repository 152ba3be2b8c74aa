namespace Prongsai.Agencies.Accounts.SetUp;

/// <summary>
/// Opens the set-up page of an installation that has no account yet. Each start of the program makes one, because several nodes
/// may start at once; the first account ends them all. Only the token's hash is kept.
/// </summary>
internal sealed class SetUpLink
{
    public static readonly TimeSpan OpensFor = TimeSpan.FromDays(1);

    public string TokenHash { get; init; } = "";
    public DateTime MadeAt { get; init; }
}

using System.Text.Json;
using Prongsai.Kernel;

namespace Prongsai.Backups.Drills;

/// <summary>What a restore drill says in every public log of the installation: that it was held, and whether it passed.</summary>
internal sealed class LoggedDrills : ILoggedActs
{
    public IReadOnlyCollection<string> Names => ["RestoreDrillHeld"];

    public Task<IReadOnlyList<ToldAct>> TellAsync(IReadOnlyList<JournalEntry> lines, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ToldAct>>([
            .. lines.Select(line => new ToldAct(
                line.Id,
                new LoggedAct("backup-drill")
                {
                    Passed = JsonDocument.Parse(line.Facts).RootElement.GetProperty("passed").GetBoolean(),
                }
            )),
        ]);
}

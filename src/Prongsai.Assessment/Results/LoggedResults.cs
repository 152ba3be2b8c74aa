using System.Text.Json;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Results;

/// <summary>
/// What an import of scores says in the agency's public log: that it happened, for which years. A file of scores is small enough to be
/// found by trying, so its hash is sealed; whoever has file and salt can prove what was imported that day.
/// </summary>
internal sealed class LoggedResults : ILoggedActs
{
    public IReadOnlyCollection<string> Names => ["ResultsImported"];

    public Task<IReadOnlyList<ToldAct>> TellAsync(IReadOnlyList<JournalEntry> lines, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ToldAct>>([
            .. from line in lines
            let facts = JsonDocument.Parse(line.Facts).RootElement
            from year in facts.GetProperty("years").EnumerateArray()
            select new ToldAct(
                line.Id,
                new LoggedAct("score-imported")
                {
                    Year = year.GetInt32(),
                    Sealed = new Dictionary<string, string> { ["file"] = facts.GetProperty("hash").GetString()! },
                }
            ),
        ]);
}

using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Calendar;
using Prongsai.Disclosures.Portal;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Editions;

/// <summary>What publications, withdrawals and passed days say in the agency's public log.</summary>
internal sealed class LoggedEditions(ProngsaiDb db) : ILoggedActs
{
    public static readonly string[] Logged =
    [
        "DisclosurePublished",
        "DisclosureImported",
        "DisclosurePrinted",
        "DisclosureWithdrawn",
        ObligationPassed.Journaled,
    ];

    public IReadOnlyCollection<string> Names => Logged;

    public async Task<IReadOnlyList<ToldAct>> TellAsync(
        IReadOnlyList<JournalEntry> lines,
        CancellationToken cancellation
    )
    {
        var read = lines.Select(line => (Line: line, Facts: Facts.Of(line))).ToList();
        var editions = await EditionsAsync(
            [.. read.Where(r => IsPublication(r.Line)).Select(r => (r.Line.AgencyId!.Value, r.Facts))],
            cancellation
        );
        return [.. read.SelectMany(r => Told(r.Line, r.Facts, editions))];
    }

    private static bool IsPublication(JournalEntry line) => line.What is "DisclosurePublished" or "DisclosureImported";

    private static IEnumerable<ToldAct> Told(
        JournalEntry line,
        Facts facts,
        ILookup<(AgencyId, string, int), Known> editions
    )
    {
        if (line.What == ObligationPassed.Journaled)
        {
            yield return new ToldAct(
                line.Id,
                new LoggedAct("obligation-due")
                {
                    Item = facts.Code,
                    Year = facts.Year,
                    Months = facts.Months,
                    Due = facts.Due,
                }
            );
        }
        else if (line.What == "DisclosureWithdrawn")
        {
            // The reason is read on the tombstone. It may name a person, so the log has its seal only.
            yield return new ToldAct(
                line.Id,
                new LoggedAct("withdraw")
                {
                    Item = facts.Code,
                    Year = facts.Year,
                    Edition = facts.UpTo,
                    Role = "reviewer",
                    Sealed = new Dictionary<string, string> { ["reason"] = line.Why ?? "" },
                }
            );
        }
        else if (line.What == "DisclosurePrinted")
        {
            yield return new ToldAct(
                line.Id,
                new LoggedAct("print")
                {
                    Item = facts.Code,
                    Year = facts.Year,
                    Edition = facts.Number,
                    Files = [new LoggedFile(facts.Name!, facts.Sha256!, facts.Size)],
                }
            );
        }
        else if (IsPublication(line) && (facts.Number ?? facts.Edition) is { } number)
        {
            var all = editions[(line.AgencyId!.Value, facts.Code, facts.Year)].ToList();
            if (all.Find(e => e.Number == number) is { } edition)
            {
                var role =
                    line.What == "DisclosureImported" ? "import"
                    : line.ById == Guid.Empty ? "schedule"
                    : "reviewer";
                foreach (var act in Published(edition, all, role))
                    yield return new ToldAct(line.Id, act);
            }
        }
    }

    private static IEnumerable<LoggedAct> Published(Known edition, List<Known> all, string role)
    {
        yield return new LoggedAct(edition.Number == 1 ? "publish" : "amend")
        {
            Item = edition.Code,
            Year = edition.Year.Buddhist,
            Edition = edition.Number,
            Months = Split(edition.Months),
            Unmet = edition.Unmet,
            Role = role,
            Files = edition.Files,
        };
        var quiet = Split(edition.NoneMonths)
            .Except(all.Where(e => e.Number < edition.Number).SelectMany(e => Split(e.NoneMonths)))
            .ToList();
        foreach (var month in quiet)
            yield return new LoggedAct("nothing-this-month")
            {
                Item = edition.Code,
                Year = edition.Year.Buddhist,
                Edition = edition.Number,
                Months = [month],
                Role = role,
            };
    }

    private static string[] Split(string months) => months.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private async Task<ILookup<(AgencyId, string, int), Known>> EditionsAsync(
        IReadOnlyList<(AgencyId Agency, Facts Facts)> wanted,
        CancellationToken cancellation
    )
    {
        var agencies = wanted.Select(w => w.Agency).Distinct().ToList();
        var codes = wanted.Select(w => w.Facts.Code).Distinct().ToList();
        var years = wanted.Select(w => new FiscalYear(w.Facts.Year)).Distinct().ToList();
        var numbers = wanted.Select(w => w.Facts.Number ?? w.Facts.Edition).Distinct().ToList();
        var editions = await db
            .DisclosureEditions.AsNoTracking()
            .Where(e => agencies.Contains(e.AgencyId) && codes.Contains(e.Code) && years.Contains(e.Year))
            .Select(e => new
            {
                e.AgencyId,
                e.Id,
                e.Year,
                e.Code,
                e.Number,
                e.Months,
                e.NoneMonths,
                e.Unmet,
                e.Hash,
                // Whole contents only of what is told now.
                Content = numbers.Contains(e.Number) ? e.Content : "",
            })
            .ToListAsync(cancellation);
        var told = editions.Where(e => numbers.Contains(e.Number)).Select(e => e.Id).ToList();
        var files = (
            await db
                .DisclosureEditionFiles.AsNoTracking()
                .Where(f => agencies.Contains(f.AgencyId) && told.Contains(f.EditionId))
                .ToListAsync(cancellation)
        ).ToLookup(f => f.EditionId);
        var tables = await db.TablesOfAsync(agencies, told, cancellation);
        return editions.ToLookup(
            e => (e.AgencyId, e.Code, e.Year.Buddhist),
            e => new Known(
                e.Year,
                e.Code,
                e.Number,
                e.Months,
                e.NoneMonths,
                e.Unmet,
                [
                    new LoggedFile("edition.json", e.Hash, Encoding.UTF8.GetByteCount(e.Content)),
                    .. files[e.Id].Select(f => new LoggedFile(f.FileName, f.File.Hex, f.Size)),
                    .. tables[e.Id].Select(t => new LoggedFile($"tables/{t.Name}", t.File.Hex, t.Size)),
                ]
            )
        );
    }

    private sealed record Known(
        FiscalYear Year,
        string Code,
        int Number,
        string Months,
        string NoneMonths,
        int Unmet,
        IReadOnlyList<LoggedFile> Files
    );

    /// <summary>What the lines say; each has some of it.</summary>
    private sealed record Facts(string Code, int Year)
    {
        public int? Number { get; init; }
        public int? Edition { get; init; }
        public int? UpTo { get; init; }
        public IReadOnlyList<string> Months { get; init; } = [];
        public DateOnly? Due { get; init; }
        public string? Name { get; init; }
        public string? Sha256 { get; init; }
        public long Size { get; init; }

        public static Facts Of(JournalEntry line) =>
            JsonSerializer.Deserialize<Facts>(line.Facts, Writing.Document.Json)!;
    }
}

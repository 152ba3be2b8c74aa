using Microsoft.EntityFrameworkCore;
using Prongsai.Data.Sqlite.Migrations;
using Prongsai.Kernel;

namespace Prongsai.Data.Sqlite;

/// <summary>
/// FTS5 with trigrams: a phrase of trigrams is a substring, exactly. Two indexes without content of their own (with tone marks and
/// without) are kept by triggers on the table of texts, so whatever writes there, a restore too, is searched. A word of one or two
/// characters has no trigram and is looked for in the texts themselves, newest first.
/// </summary>
internal sealed class SqliteSearch(IEnumerable<SearchedTable> tables) : ISearchIndex
{
    public string Position => "instr";

    public string Candidates(
        SearchAsked asked,
        SearchForm form,
        int most,
        SearchedTable? table = null,
        string? also = null,
        (long First, long Last)? between = null
    )
    {
        ArgumentNullException.ThrowIfNull(asked);
        table ??= SearchedTable.Texts;
        var words = asked.In(form).ToList();
        // Between double quotes nothing means anything to FTS5 but a double quote, which is written twice.
        var phrases = words
            .Where(w => w.IsLong)
            .Select(w => $"\"{w.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
            .ToList();
        List<string> conditions = [];
        if (phrases.Count > 0)
            conditions.Add($"f.body MATCH {asked.Value(string.Join(" AND ", phrases))}");
        conditions.AddRange(
            words.Where(w => !w.IsLong).Select(w => $"instr(t.\"{w.Column}\", {asked.Value(w.Text)}) > 0")
        );
        if (asked.Agency is { } agency)
            conditions.Add($"t.\"AgencyId\" = {asked.Value(agency.Value)}");

        if (also is not null)
            conditions.Add(also);
        if (between is var (first, last))
        {
            var number = phrases.Count > 0 ? "f.rowid" : "t.\"Id\"";
            conditions.Add($"{number} BETWEEN {asked.Value(first)} AND {asked.Value(last)}");
        }

        var where = string.Join(" AND ", conditions);
        var index = form == SearchForm.Exact ? table.Exact ?? table.Toneless : table.Toneless;
        if (phrases.Count == 0)
            return $"SELECT t.\"Id\" FROM {table.Name} t WHERE {where} ORDER BY t.\"Id\" DESC LIMIT {asked.Value(most)}";

        // The index before the table, always: it gives its rows in the order of ids, and only as many as are asked for.
        var rows = conditions.Count > 1 ? $"CROSS JOIN {table.Name} t ON t.\"Id\" = f.rowid" : "";
        return $"SELECT f.rowid AS \"Id\" FROM {index} f {rows} WHERE {where} ORDER BY f.rowid DESC LIMIT {asked.Value(most)}";
    }

    public async Task RebuildAsync(ProngsaiDb db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        // Together: nobody must search an index that is being filled.
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var step in SearchIndex.FillAnew(tables))
            await db.Database.ExecuteSqlRawAsync(step, cancellation);
        await whole.CommitAsync(cancellation);
    }

    // Made by the migration, and part of SQLite itself: it cannot be missing.
    public Task<(Bilingual Finding, Bilingual WhatToDo)?> TroubleAsync(ProngsaiDb db, CancellationToken cancellation) =>
        Task.FromResult<(Bilingual, Bilingual)?>(null);
}

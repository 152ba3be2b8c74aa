using Microsoft.EntityFrameworkCore;
using Prongsai.Data.Postgres.Migrations;
using Prongsai.Kernel;

namespace Prongsai.Data.Postgres;

/// <summary>
/// LIKE, made fast by pg_trgm where the server has it: the extension narrows down, LIKE decides, so the answer is the same with and
/// without. The extension is one that any owner of a database may create; where even that is not allowed, searching reads every text.
/// </summary>
internal sealed class PostgresSearch(IEnumerable<SearchedTable> tables) : ISearchIndex
{
    public string Position => "strpos";

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
        var conditions = asked
            .In(form)
            .Select(w => $"t.\"{w.Column}\" LIKE {asked.Value($"%{Plain(w.Text)}%")}")
            .ToList();
        if (asked.Agency is { } agency)
            conditions.Add($"t.\"AgencyId\" = {asked.Value(agency.Value)}");

        if (also is not null)
            conditions.Add(also);
        if (between is var (first, last))
            conditions.Add($"t.\"Id\" BETWEEN {asked.Value(first)} AND {asked.Value(last)}");

        return $"SELECT t.\"Id\" FROM {table.Name} t WHERE {string.Join(" AND ", conditions)} ORDER BY t.\"Id\" DESC LIMIT {asked.Value(most)}";
    }

    public Task RebuildAsync(ProngsaiDb db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);

        return db.Database.ExecuteSqlRawAsync(SearchIndex.MakeIfItMay(tables), cancellation);
    }

    public async Task<(Bilingual Finding, Bilingual WhatToDo)?> TroubleAsync(
        ProngsaiDb db,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var names = SearchIndex.NamesOf(tables).ToArray();
        var indexes = await db
            .Database.SqlQuery<int>(
                $"""
                SELECT count(*)::int AS "Value" FROM pg_indexes
                WHERE schemaname = current_schema() AND indexname = ANY({names})
                """
            )
            .SingleAsync(cancellation);
        if (indexes == names.Length)
            return null;

        return (
            new(
                "ไม่มีดัชนี pg_trgm การค้นหายังถูกต้องครบถ้วน แต่จะช้าเมื่อมีเนื้อหามาก",
                "The index of pg_trgm is missing: searching is right and complete, but slow where much is published."
            ),
            new(
                "ให้ผู้ดูแลฐานข้อมูลสั่ง CREATE EXTENSION pg_trgm; แล้วสั่ง prongsai search rebuild",
                "Have the database administrator run CREATE EXTENSION pg_trgm; then run prongsai search rebuild."
            )
        );
    }

    // To LIKE only these three mean something.
    private static string Plain(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}

using Microsoft.EntityFrameworkCore.Migrations;

namespace Prongsai.Data.Sqlite.Migrations;

/// <summary>
/// Answers and what belongs to them, without the row number that SQLite gives every other table: it counts up, and would tell in which
/// order people answered. Rows lie in the order of their keys, which are random. Whoever rebuilds these in a migration says so again.
/// </summary>
internal static class StoredAnswers
{
    public static void Make(MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE TABLE surveys_answers (
                "AgencyId" TEXT NOT NULL, "Year" INTEGER NOT NULL, "RoundId" TEXT NOT NULL, "Id" TEXT NOT NULL,
                "Way" INTEGER NOT NULL, "Day" TEXT NOT NULL, "Language" TEXT NOT NULL, "Pace" INTEGER NOT NULL,
                "Given" BLOB NOT NULL,
                CONSTRAINT "PK_surveys_answers" PRIMARY KEY ("AgencyId", "Year", "RoundId", "Id")
            ) WITHOUT ROWID;
            """
        );
        migration.Sql(
            """
            CREATE TABLE surveys_texts (
                "AgencyId" TEXT NOT NULL, "Year" INTEGER NOT NULL, "RoundId" TEXT NOT NULL, "Id" TEXT NOT NULL,
                "Question" INTEGER NOT NULL, "Way" INTEGER NOT NULL, "Month" TEXT NOT NULL, "Text" TEXT NOT NULL,
                CONSTRAINT "PK_surveys_texts" PRIMARY KEY ("AgencyId", "Year", "RoundId", "Id")
            ) WITHOUT ROWID;
            """
        );
        migration.Sql(
            """
            CREATE TABLE surveys_spent (
                "AgencyId" TEXT NOT NULL, "RoundId" TEXT NOT NULL, "Key" BLOB NOT NULL,
                CONSTRAINT "PK_surveys_spent" PRIMARY KEY ("AgencyId", "RoundId", "Key")
            ) WITHOUT ROWID;
            """
        );
        migration.Sql(
            """
            CREATE TABLE surveys_marks (
                "AgencyId" TEXT NOT NULL, "RoundId" TEXT NOT NULL, "Way" INTEGER NOT NULL, "Day" TEXT NOT NULL,
                "Hour" INTEGER NOT NULL, "Device" INTEGER NOT NULL, "Network" INTEGER NOT NULL, "Count" INTEGER NOT NULL,
                CONSTRAINT "PK_surveys_marks" PRIMARY KEY ("AgencyId", "RoundId", "Way", "Day", "Hour", "Device", "Network")
            ) WITHOUT ROWID;
            """
        );
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

namespace Prongsai.Data.Postgres.Migrations;

/// <summary>
/// Answers lie in one partition for each fiscal year: a national pass reads one, and a year that need not be kept any more goes as a
/// whole. What is of no foreseen year lies in a partition of its own.
/// </summary>
internal static class StoredAnswers
{
    private const int FirstYear = 2566,
        LastYear = 2590;

    public static void Make(MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE TABLE surveys_answers (
                "AgencyId" uuid NOT NULL, "Year" integer NOT NULL, "RoundId" uuid NOT NULL, "Id" uuid NOT NULL,
                "Way" smallint NOT NULL, "Day" date NOT NULL, "Language" text NOT NULL, "Pace" smallint NOT NULL,
                "Given" bytea NOT NULL,
                CONSTRAINT "PK_surveys_answers" PRIMARY KEY ("AgencyId", "Year", "RoundId", "Id")
            ) PARTITION BY LIST ("Year");
            """
        );
        migration.Sql(
            """
            CREATE TABLE surveys_texts (
                "AgencyId" uuid NOT NULL, "Year" integer NOT NULL, "RoundId" uuid NOT NULL, "Id" uuid NOT NULL,
                "Question" smallint NOT NULL, "Way" smallint NOT NULL, "Month" date NOT NULL, "Text" text NOT NULL,
                CONSTRAINT "PK_surveys_texts" PRIMARY KEY ("AgencyId", "Year", "RoundId", "Id")
            ) PARTITION BY LIST ("Year");
            """
        );
        foreach (var table in new[] { "surveys_answers", "surveys_texts" })
        {
            for (var year = FirstYear; year <= LastYear; year++)
                migration.Sql($"CREATE TABLE {table}_{year} PARTITION OF {table} FOR VALUES IN ({year});");
            migration.Sql($"CREATE TABLE {table}_other PARTITION OF {table} DEFAULT;");
        }

        migration.Sql(
            """
            CREATE TABLE surveys_spent (
                "AgencyId" uuid NOT NULL, "RoundId" uuid NOT NULL, "Key" bytea NOT NULL,
                CONSTRAINT "PK_surveys_spent" PRIMARY KEY ("AgencyId", "RoundId", "Key")
            );
            """
        );
        migration.Sql(
            """
            CREATE TABLE surveys_marks (
                "AgencyId" uuid NOT NULL, "RoundId" uuid NOT NULL, "Way" smallint NOT NULL, "Day" date NOT NULL,
                "Hour" smallint NOT NULL, "Device" smallint NOT NULL, "Network" smallint NOT NULL, "Count" integer NOT NULL,
                CONSTRAINT "PK_surveys_marks" PRIMARY KEY ("AgencyId", "RoundId", "Way", "Day", "Hour", "Device", "Network")
            );
            """
        );
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

namespace Prongsai.Data.Postgres.Migrations;

/// <summary>The database itself refuses to change or remove a step of a ticket: the order of calling is shown to the public as it was.</summary>
internal static class AppendOnlyTickets
{
    public static void Make(MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE FUNCTION services_ticket_events_append_only() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'services_ticket_events is append-only' USING ERRCODE = 'restrict_violation'; END $$;
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER services_ticket_events_no_change BEFORE UPDATE OR DELETE ON services_ticket_events
            FOR EACH ROW EXECUTE FUNCTION services_ticket_events_append_only();
            """
        );
    }

    // With the table goes its trigger, not the function.
    public static void Drop(MigrationBuilder migration) =>
        migration.Sql("DROP FUNCTION services_ticket_events_append_only();");
}

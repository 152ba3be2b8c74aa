using Microsoft.EntityFrameworkCore.Migrations;

namespace Prongsai.Data.Sqlite.Migrations;

/// <summary>The database itself refuses to change or remove a step of a ticket: the order of calling is shown to the public as it was.</summary>
internal static class AppendOnlyTickets
{
    public static void Make(MigrationBuilder migration)
    {
        foreach (
            var (name, when) in new[]
            {
                ("update", "BEFORE UPDATE ON services_ticket_events"),
                ("delete", "BEFORE DELETE ON services_ticket_events"),
            }
        )
            migration.Sql(
                $"CREATE TRIGGER services_ticket_events_no_{name} {when} BEGIN SELECT RAISE(ABORT, 'services_ticket_events is append-only'); END;"
            );
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Duties : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "IssuedById",
                table: "reports_editions",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            // Editions issued before this: the journal knows whose they are.
            migrationBuilder.Sql(
                """
                UPDATE reports_editions SET "IssuedById" = COALESCE(
                    (SELECT j."ById" FROM journal_entries j
                     WHERE j."What" = 'ReportIssued'
                       AND j."Record" = 'report-edition:' || lower(CAST(reports_editions."Id" AS text))
                     LIMIT 1),
                    "IssuedById")
                """);

            migrationBuilder.AddColumn<string>(
                name: "DisplayName",
                table: "agencies_accounts",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "agencies_duties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: true),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Duty = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agencies_duties", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_agencies_duties_AccountId",
                table: "agencies_duties",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_agencies_duties_AgencyId_Duty",
                table: "agencies_duties",
                columns: new[] { "AgencyId", "Duty" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agencies_duties");

            migrationBuilder.DropColumn(
                name: "IssuedById",
                table: "reports_editions");

            migrationBuilder.DropColumn(
                name: "DisplayName",
                table: "agencies_accounts");
        }
    }
}

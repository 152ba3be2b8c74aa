using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RemarksFormsAndPrints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Formats",
                table: "disclosures_register",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "AskedId",
                table: "disclosures_marks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedName",
                table: "disclosures_marks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueOn",
                table: "disclosures_marks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "disclosures_edition_prints",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    File = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures_edition_prints", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_marks_DoneAt_DueOn",
                table: "disclosures_marks",
                columns: new[] { "DoneAt", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_edition_prints_AgencyId_EditionId",
                table: "disclosures_edition_prints",
                columns: new[] { "AgencyId", "EditionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_edition_prints_File",
                table: "disclosures_edition_prints",
                column: "File");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "disclosures_edition_prints");

            migrationBuilder.DropIndex(
                name: "IX_disclosures_marks_DoneAt_DueOn",
                table: "disclosures_marks");

            migrationBuilder.DropColumn(
                name: "Formats",
                table: "disclosures_register");

            migrationBuilder.DropColumn(
                name: "AskedId",
                table: "disclosures_marks");

            migrationBuilder.DropColumn(
                name: "AskedName",
                table: "disclosures_marks");

            migrationBuilder.DropColumn(
                name: "DueOn",
                table: "disclosures_marks");
        }
    }
}

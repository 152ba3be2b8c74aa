using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Files : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "file_quotas",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_file_quotas", x => x.AgencyId);
                });

            migrationBuilder.CreateTable(
                name: "kept_files",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    CameAs = table.Column<string>(type: "TEXT", nullable: true),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    ScannedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kept_files", x => new { x.AgencyId, x.Hash });
                });

            migrationBuilder.CreateTable(
                name: "stored_files",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    LastKeptAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stored_files", x => x.Hash);
                });

            migrationBuilder.CreateIndex(
                name: "IX_reports_templates_File",
                table: "reports_templates",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_reports_editions_Docx",
                table: "reports_editions",
                column: "Docx");

            migrationBuilder.CreateIndex(
                name: "IX_reports_editions_Html",
                table: "reports_editions",
                column: "Html");

            migrationBuilder.CreateIndex(
                name: "IX_reports_editions_Pdf",
                table: "reports_editions",
                column: "Pdf");

            migrationBuilder.CreateIndex(
                name: "IX_measures_evidence_File",
                table: "measures_evidence",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_journal_entries_AgencyId_At_Id",
                table: "journal_entries",
                columns: new[] { "AgencyId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_assessment_imports_File",
                table: "assessment_imports",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_kept_files_AgencyId_Size",
                table: "kept_files",
                columns: new[] { "AgencyId", "Size" });

            migrationBuilder.CreateIndex(
                name: "IX_kept_files_Hash",
                table: "kept_files",
                column: "Hash");
        
            AppendOnlyJournal.Make(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            AppendOnlyJournal.Drop(migrationBuilder);

            migrationBuilder.DropTable(
                name: "file_quotas");

            migrationBuilder.DropTable(
                name: "kept_files");

            migrationBuilder.DropTable(
                name: "stored_files");

            migrationBuilder.DropIndex(
                name: "IX_reports_templates_File",
                table: "reports_templates");

            migrationBuilder.DropIndex(
                name: "IX_reports_editions_Docx",
                table: "reports_editions");

            migrationBuilder.DropIndex(
                name: "IX_reports_editions_Html",
                table: "reports_editions");

            migrationBuilder.DropIndex(
                name: "IX_reports_editions_Pdf",
                table: "reports_editions");

            migrationBuilder.DropIndex(
                name: "IX_measures_evidence_File",
                table: "measures_evidence");

            migrationBuilder.DropIndex(
                name: "IX_journal_entries_AgencyId_At_Id",
                table: "journal_entries");

            migrationBuilder.DropIndex(
                name: "IX_assessment_imports_File",
                table: "assessment_imports");
        }
    }
}

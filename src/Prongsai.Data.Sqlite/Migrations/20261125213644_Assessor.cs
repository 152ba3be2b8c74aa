using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Assessor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "disclosures_ckan_packages",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    PackageId = table.Column<string>(type: "TEXT", nullable: true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    IsTombstone = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    PushedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Print = table.Column<string>(type: "TEXT", nullable: true),
                    Theirs = table.Column<string>(type: "TEXT", nullable: true),
                    Ours = table.Column<string>(type: "TEXT", nullable: true),
                    Overwrite = table.Column<bool>(type: "INTEGER", nullable: false),
                    TroubleTh = table.Column<string>(type: "TEXT", nullable: true),
                    TroubleEn = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures_ckan_packages", x => new { x.AgencyId, x.Year, x.Code });
                });

            migrationBuilder.CreateTable(
                name: "disclosures_ckan_sites",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    Organisation = table.Column<string>(type: "TEXT", nullable: false),
                    ProtectedToken = table.Column<string>(type: "TEXT", nullable: false),
                    SetAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SetBy = table.Column<string>(type: "TEXT", nullable: false),
                    OffSince = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures_ckan_sites", x => x.AgencyId);
                });

            migrationBuilder.CreateTable(
                name: "disclosures_elsewhere",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures_elsewhere", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "disclosures_elsewhere_homes",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures_elsewhere_homes", x => new { x.AgencyId, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "disclosures_faults",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Side = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Th = table.Column<string>(type: "TEXT", nullable: false),
                    En = table.Column<string>(type: "TEXT", nullable: false),
                    FirstSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FirstRound = table.Column<Guid>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Times = table.Column<int>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures_faults", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "disclosures_visit_rounds",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    BeganAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    Visits = table.Column<int>(type: "INTEGER", nullable: false),
                    WithFindings = table.Column<int>(type: "INTEGER", nullable: false),
                    NotesTh = table.Column<string>(type: "TEXT", nullable: false),
                    NotesEn = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures_visit_rounds", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "disclosures_visits",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Side = table.Column<string>(type: "TEXT", nullable: false),
                    Part = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Milliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    Answered = table.Column<bool>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    FinalAddress = table.Column<string>(type: "TEXT", nullable: true),
                    MediaType = table.Column<string>(type: "TEXT", nullable: true),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: true),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: true),
                    Expected = table.Column<string>(type: "TEXT", nullable: true),
                    LastModified = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Clicks = table.Column<int>(type: "INTEGER", nullable: true),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    Years = table.Column<string>(type: "TEXT", nullable: false),
                    Offers = table.Column<string>(type: "TEXT", nullable: false),
                    TextLength = table.Column<int>(type: "INTEGER", nullable: true),
                    Findings = table.Column<string>(type: "TEXT", nullable: false),
                    IsClean = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures_visits", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_elsewhere_AgencyId_Year_Code",
                table: "disclosures_elsewhere",
                columns: new[] { "AgencyId", "Year", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_faults_AgencyId_ClosedAt_Year_Code",
                table: "disclosures_faults",
                columns: new[] { "AgencyId", "ClosedAt", "Year", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_visit_rounds_AgencyId_Year",
                table: "disclosures_visit_rounds",
                columns: new[] { "AgencyId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_visit_rounds_BeganAt",
                table: "disclosures_visit_rounds",
                column: "BeganAt");

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_visits_AgencyId_RoundId",
                table: "disclosures_visits",
                columns: new[] { "AgencyId", "RoundId" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_visits_AgencyId_Year_Code_At",
                table: "disclosures_visits",
                columns: new[] { "AgencyId", "Year", "Code", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_visits_IsClean_At",
                table: "disclosures_visits",
                columns: new[] { "IsClean", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "disclosures_ckan_packages");

            migrationBuilder.DropTable(
                name: "disclosures_ckan_sites");

            migrationBuilder.DropTable(
                name: "disclosures_elsewhere");

            migrationBuilder.DropTable(
                name: "disclosures_elsewhere_homes");

            migrationBuilder.DropTable(
                name: "disclosures_faults");

            migrationBuilder.DropTable(
                name: "disclosures_visit_rounds");

            migrationBuilder.DropTable(
                name: "disclosures_visits");
        }
    }
}

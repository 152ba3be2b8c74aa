using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Disclosures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "disclosures_drafts",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    DisclosureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Blocks = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Preparers = table.Column<string>(type: "text", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SubmittedById = table.Column<Guid>(type: "uuid", nullable: true),
                    SubmittedBy = table.Column<string>(type: "text", nullable: true),
                    WhatChanged = table.Column<string>(type: "text", nullable: false),
                    ReturnedBecause = table.Column<string>(type: "text", nullable: true),
                    PublishAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ApprovedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ApprovedBy = table.Column<string>(type: "text", nullable: true),
                    UnmetBecause = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures_drafts", x => new { x.AgencyId, x.DisclosureId });
                });

            migrationBuilder.CreateTable(
                name: "disclosures_edition_files",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    MediaType = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures_edition_files", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "disclosures_editions",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DisclosureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    TitleTh = table.Column<string>(type: "text", nullable: false),
                    TitleEn = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    WhatChanged = table.Column<string>(type: "text", nullable: false),
                    Checklist = table.Column<string>(type: "text", nullable: false),
                    Unmet = table.Column<int>(type: "integer", nullable: false),
                    UnmetBecause = table.Column<string>(type: "text", nullable: true),
                    Months = table.Column<string>(type: "text", nullable: false),
                    NoneMonths = table.Column<string>(type: "text", nullable: false),
                    PreparedBy = table.Column<string>(type: "text", nullable: false),
                    PublishedById = table.Column<Guid>(type: "uuid", nullable: false),
                    PublishedBy = table.Column<string>(type: "text", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures_editions", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "disclosures_files",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DisclosureId = table.Column<Guid>(type: "uuid", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    MediaType = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Opens = table.Column<bool>(type: "boolean", nullable: true),
                    HasText = table.Column<bool>(type: "boolean", nullable: true),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AddedBy = table.Column<string>(type: "text", nullable: false),
                    WhyTh = table.Column<string>(type: "text", nullable: true),
                    WhyEn = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures_files", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "disclosures_links",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<string>(type: "text", nullable: false),
                    Url = table.Column<string>(type: "text", nullable: false),
                    Answers = table.Column<bool>(type: "boolean", nullable: true),
                    WhyTh = table.Column<string>(type: "text", nullable: false),
                    WhyEn = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures_links", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "disclosures_marks",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DisclosureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Block = table.Column<string>(type: "text", nullable: true),
                    Row = table.Column<int>(type: "integer", nullable: true),
                    Column = table.Column<string>(type: "text", nullable: true),
                    Text = table.Column<string>(type: "text", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DoneBy = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures_marks", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "disclosures_register",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    OfficerId = table.Column<Guid>(type: "uuid", nullable: true),
                    OfficerName = table.Column<string>(type: "text", nullable: true),
                    DeputyId = table.Column<Guid>(type: "uuid", nullable: true),
                    DeputyName = table.Column<string>(type: "text", nullable: true),
                    ReviewerId = table.Column<Guid>(type: "uuid", nullable: true),
                    ReviewerName = table.Column<string>(type: "text", nullable: true),
                    Rhythm = table.Column<string>(type: "text", nullable: false),
                    WithinDays = table.Column<int>(type: "integer", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Continues = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures_register", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "disclosures_withdrawals",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DisclosureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    UpTo = table.Column<int>(type: "integer", nullable: false),
                    Because = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures_withdrawals", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_drafts_State_PublishAt",
                table: "disclosures_drafts",
                columns: new[] { "State", "PublishAt" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_edition_files_AgencyId_EditionId",
                table: "disclosures_edition_files",
                columns: new[] { "AgencyId", "EditionId" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_edition_files_File",
                table: "disclosures_edition_files",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_editions_AgencyId_DisclosureId",
                table: "disclosures_editions",
                columns: new[] { "AgencyId", "DisclosureId" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_editions_AgencyId_Year_Code_Number",
                table: "disclosures_editions",
                columns: new[] { "AgencyId", "Year", "Code", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_files_AgencyId_DisclosureId",
                table: "disclosures_files",
                columns: new[] { "AgencyId", "DisclosureId" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_files_File",
                table: "disclosures_files",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_marks_AgencyId_DisclosureId",
                table: "disclosures_marks",
                columns: new[] { "AgencyId", "DisclosureId" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_register_AgencyId_Year_Code",
                table: "disclosures_register",
                columns: new[] { "AgencyId", "Year", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_withdrawals_AgencyId_Year_Code",
                table: "disclosures_withdrawals",
                columns: new[] { "AgencyId", "Year", "Code" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "disclosures_drafts");

            migrationBuilder.DropTable(
                name: "disclosures_edition_files");

            migrationBuilder.DropTable(
                name: "disclosures_editions");

            migrationBuilder.DropTable(
                name: "disclosures_files");

            migrationBuilder.DropTable(
                name: "disclosures_links");

            migrationBuilder.DropTable(
                name: "disclosures_marks");

            migrationBuilder.DropTable(
                name: "disclosures_register");

            migrationBuilder.DropTable(
                name: "disclosures_withdrawals");
        }
    }
}

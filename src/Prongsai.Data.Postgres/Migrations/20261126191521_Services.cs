using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Services : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "services_forms",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    ServiceId = table.Column<Guid>(type: "uuid", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    MediaType = table.Column<string>(type: "text", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_forms", x => new { x.AgencyId, x.ServiceId, x.File });
                });

            migrationBuilder.CreateTable(
                name: "services_request_events",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: true),
                    Text = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_request_events", x => new { x.AgencyId, x.RequestId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "services_request_files",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Field = table.Column<string>(type: "text", nullable: true),
                    IsResult = table.Column<bool>(type: "boolean", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    MediaType = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_request_files", x => new { x.AgencyId, x.RequestId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "services_requests",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ServiceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ServiceVersion = table.Column<int>(type: "integer", nullable: false),
                    CodeHash = table.Column<string>(type: "text", nullable: false),
                    Handle = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: true),
                    Phone = table.Column<string>(type: "text", nullable: true),
                    Email = table.Column<string>(type: "text", nullable: true),
                    Answers = table.Column<string>(type: "text", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    FiledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FiledMonth = table.Column<DateOnly>(type: "date", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Pauses = table.Column<string>(type: "text", nullable: false),
                    TakenById = table.Column<Guid>(type: "uuid", nullable: true),
                    TakenBy = table.Column<string>(type: "text", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedMonth = table.Column<DateOnly>(type: "date", nullable: true),
                    UsedDays = table.Column<int>(type: "integer", nullable: true),
                    WasInTime = table.Column<bool>(type: "boolean", nullable: true),
                    Outcome = table.Column<string>(type: "text", nullable: true),
                    PaidSatang = table.Column<long>(type: "bigint", nullable: true),
                    PaidReceipt = table.Column<string>(type: "text", nullable: true),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ForgottenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_requests", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "services_services",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Slug = table.Column<string>(type: "text", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Draft = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    SectionId = table.Column<Guid>(type: "uuid", nullable: true),
                    LatestVersion = table.Column<int>(type: "integer", nullable: false),
                    Preparers = table.Column<string>(type: "text", nullable: false),
                    ReturnedBecause = table.Column<string>(type: "text", nullable: true),
                    WhatChanged = table.Column<string>(type: "text", nullable: false),
                    ReviewDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnBecause = table.Column<string>(type: "text", nullable: true),
                    IsSample = table.Column<bool>(type: "boolean", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_services", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "services_versions",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    ServiceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    WhatChanged = table.Column<string>(type: "text", nullable: false),
                    ApprovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ApprovedBy = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_versions", x => new { x.AgencyId, x.ServiceId, x.Number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_services_requests_AgencyId_ClosedMonth",
                table: "services_requests",
                columns: new[] { "AgencyId", "ClosedMonth" });

            migrationBuilder.CreateIndex(
                name: "IX_services_requests_AgencyId_CodeHash",
                table: "services_requests",
                columns: new[] { "AgencyId", "CodeHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_services_requests_AgencyId_FiledMonth",
                table: "services_requests",
                columns: new[] { "AgencyId", "FiledMonth" });

            migrationBuilder.CreateIndex(
                name: "IX_services_requests_AgencyId_Handle",
                table: "services_requests",
                columns: new[] { "AgencyId", "Handle" });

            migrationBuilder.CreateIndex(
                name: "IX_services_requests_AgencyId_ServiceId_State",
                table: "services_requests",
                columns: new[] { "AgencyId", "ServiceId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_services_requests_AgencyId_State_DueOn",
                table: "services_requests",
                columns: new[] { "AgencyId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_services_requests_ForgottenAt_ClosedAt",
                table: "services_requests",
                columns: new[] { "ForgottenAt", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_services_services_AgencyId_Slug",
                table: "services_services",
                columns: new[] { "AgencyId", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_services_services_ReviewDueOn",
                table: "services_services",
                column: "ReviewDueOn");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "services_forms");

            migrationBuilder.DropTable(
                name: "services_request_events");

            migrationBuilder.DropTable(
                name: "services_request_files");

            migrationBuilder.DropTable(
                name: "services_requests");

            migrationBuilder.DropTable(
                name: "services_services");

            migrationBuilder.DropTable(
                name: "services_versions");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Complaints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "complaints_access",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Handle = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Act = table.Column<string>(type: "text", nullable: false),
                    Part = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_access", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "complaints_agreed_shares",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromKeyId = table.Column<Guid>(type: "uuid", nullable: false),
                    ForKeyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Share = table.Column<int>(type: "integer", nullable: false),
                    Envelope = table.Column<byte[]>(type: "bytea", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_agreed_shares", x => new { x.AgencyId, x.CaseId, x.FromKeyId, x.ForKeyId });
                });

            migrationBuilder.CreateTable(
                name: "complaints_cases",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Handle = table.Column<string>(type: "text", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    NeedsTwo = table.Column<bool>(type: "boolean", nullable: false),
                    Shares = table.Column<int>(type: "integer", nullable: false),
                    Lookup = table.Column<byte[]>(type: "bytea", nullable: false),
                    ForReporter = table.Column<byte[]>(type: "bytea", nullable: false),
                    ForOffice = table.Column<byte[]>(type: "bytea", nullable: false),
                    Status = table.Column<string>(type: "text", nullable: false),
                    Result = table.Column<string>(type: "text", nullable: true),
                    HandedTo = table.Column<string>(type: "text", nullable: true),
                    HandedOverOn = table.Column<DateOnly>(type: "date", nullable: true),
                    HandedOverHash = table.Column<string>(type: "text", nullable: true),
                    FirstAnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    HasNews = table.Column<bool>(type: "boolean", nullable: false),
                    IsTold = table.Column<bool>(type: "boolean", nullable: false),
                    DestructionAskedById = table.Column<Guid>(type: "uuid", nullable: true),
                    DestructionAskedBy = table.Column<string>(type: "text", nullable: true),
                    DestroyedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DestroyedBy = table.Column<string>(type: "text", nullable: true),
                    Fingerprint = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_cases", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "complaints_channels",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReceiptSalt = table.Column<byte[]>(type: "bytea", nullable: false),
                    CloseDays = table.Column<int>(type: "integer", nullable: false),
                    KeepYears = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_channels", x => x.AgencyId);
                });

            migrationBuilder.CreateTable(
                name: "complaints_file_parts",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    File = table.Column<int>(type: "integer", nullable: false),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_file_parts", x => new { x.AgencyId, x.CaseId, x.File, x.Part });
                });

            migrationBuilder.CreateTable(
                name: "complaints_keys",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    PublicKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    PrivateKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    Rounds = table.Column<int>(type: "integer", nullable: false),
                    MadeOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RetiredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Wrong = table.Column<int>(type: "integer", nullable: false),
                    RestsUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_keys", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "complaints_pieces",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    IsFromReporter = table.Column<bool>(type: "boolean", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_pieces", x => new { x.AgencyId, x.CaseId, x.Kind, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "complaints_unlocked",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    KeyId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_unlocked", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "complaints_wrapped_keys",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    KeyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Share = table.Column<int>(type: "integer", nullable: false),
                    Envelope = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_wrapped_keys", x => new { x.AgencyId, x.CaseId, x.KeyId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_access_AgencyId_CaseId",
                table: "complaints_access",
                columns: new[] { "AgencyId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_cases_AgencyId_Lookup",
                table: "complaints_cases",
                columns: new[] { "AgencyId", "Lookup" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_complaints_cases_AgencyId_ReceivedOn",
                table: "complaints_cases",
                columns: new[] { "AgencyId", "ReceivedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_keys_AgencyId_AccountId",
                table: "complaints_keys",
                columns: new[] { "AgencyId", "AccountId" },
                unique: true,
                filter: "\"RetiredOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_complaints_unlocked_AccountId",
                table: "complaints_unlocked",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_complaints_wrapped_keys_AgencyId_KeyId",
                table: "complaints_wrapped_keys",
                columns: new[] { "AgencyId", "KeyId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "complaints_access");

            migrationBuilder.DropTable(
                name: "complaints_agreed_shares");

            migrationBuilder.DropTable(
                name: "complaints_cases");

            migrationBuilder.DropTable(
                name: "complaints_channels");

            migrationBuilder.DropTable(
                name: "complaints_file_parts");

            migrationBuilder.DropTable(
                name: "complaints_keys");

            migrationBuilder.DropTable(
                name: "complaints_pieces");

            migrationBuilder.DropTable(
                name: "complaints_unlocked");

            migrationBuilder.DropTable(
                name: "complaints_wrapped_keys");
        }
    }
}

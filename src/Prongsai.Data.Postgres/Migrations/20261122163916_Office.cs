using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Office : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Post",
                table: "agencies_accounts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SectionId",
                table: "agencies_accounts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SuspendedAt",
                table: "agencies_accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SuspendedBecause",
                table: "agencies_accounts",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "agencies_hand_overs",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AskedBy = table.Column<string>(type: "text", nullable: false),
                    AcknowledgedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agencies_hand_overs", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "agencies_invitations",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TokenHash = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Email = table.Column<string>(type: "text", nullable: true),
                    Post = table.Column<string>(type: "text", nullable: true),
                    SectionId = table.Column<Guid>(type: "uuid", nullable: true),
                    DutyNames = table.Column<string>(type: "text", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    InvitedBy = table.Column<string>(type: "text", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agencies_invitations", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "agencies_stand_ins",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ForId = table.Column<Guid>(type: "uuid", nullable: false),
                    DeputyId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agencies_stand_ins", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "backups_drill_keys",
                columns: table => new
                {
                    Fingerprint = table.Column<string>(type: "text", nullable: false),
                    PublicKey = table.Column<string>(type: "text", nullable: false),
                    SealedPrivateKey = table.Column<string>(type: "text", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_backups_drill_keys", x => x.Fingerprint);
                });

            migrationBuilder.CreateTable(
                name: "backups_drills",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Passed = table.Column<bool>(type: "boolean", nullable: false),
                    Statement = table.Column<string>(type: "text", nullable: false),
                    Signature = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_backups_drills", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "file_quotas",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_file_quotas", x => x.AgencyId);
                });

            migrationBuilder.CreateTable(
                name: "kept_files",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    CameAs = table.Column<string>(type: "text", nullable: true),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    ScannedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kept_files", x => new { x.AgencyId, x.Hash });
                });

            migrationBuilder.CreateTable(
                name: "notifications_choices",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ByMail = table.Column<bool>(type: "boolean", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: true),
                    NotByMail = table.Column<string>(type: "text", nullable: false),
                    QuietFrom = table.Column<int>(type: "integer", nullable: false),
                    QuietTo = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_choices", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "notifications_inbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: true),
                    Cause = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    TextTh = table.Column<string>(type: "text", nullable: false),
                    TextEn = table.Column<string>(type: "text", nullable: false),
                    Link = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AwaitsMail = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_inbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notifications_targets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Way = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: false),
                    ProtectedSecret = table.Column<string>(type: "text", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastSentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FailingSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DisabledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WhyDisabledTh = table.Column<string>(type: "text", nullable: true),
                    WhyDisabledEn = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_targets", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "stored_files",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    LastKeptAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                name: "IX_agencies_accounts_AgencyId",
                table: "agencies_accounts",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_agencies_hand_overs_ToId",
                table: "agencies_hand_overs",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_agencies_invitations_TokenHash",
                table: "agencies_invitations",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_agencies_stand_ins_DeputyId",
                table: "agencies_stand_ins",
                column: "DeputyId");

            migrationBuilder.CreateIndex(
                name: "IX_backups_drills_At",
                table: "backups_drills",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_kept_files_AgencyId_Size",
                table: "kept_files",
                columns: new[] { "AgencyId", "Size" });

            migrationBuilder.CreateIndex(
                name: "IX_kept_files_Hash",
                table: "kept_files",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_inbox_AccountId_Cause",
                table: "notifications_inbox",
                columns: new[] { "AccountId", "Cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notifications_inbox_AccountId_ReadAt",
                table: "notifications_inbox",
                columns: new[] { "AccountId", "ReadAt" });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_targets_Id",
                table: "notifications_targets",
                column: "Id",
                unique: true);

            AppendOnlyJournal.Make(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            AppendOnlyJournal.Drop(migrationBuilder);

            migrationBuilder.DropTable(
                name: "agencies_hand_overs");

            migrationBuilder.DropTable(
                name: "agencies_invitations");

            migrationBuilder.DropTable(
                name: "agencies_stand_ins");

            migrationBuilder.DropTable(
                name: "backups_drill_keys");

            migrationBuilder.DropTable(
                name: "backups_drills");

            migrationBuilder.DropTable(
                name: "file_quotas");

            migrationBuilder.DropTable(
                name: "kept_files");

            migrationBuilder.DropTable(
                name: "notifications_choices");

            migrationBuilder.DropTable(
                name: "notifications_inbox");

            migrationBuilder.DropTable(
                name: "notifications_targets");

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

            migrationBuilder.DropIndex(
                name: "IX_agencies_accounts_AgencyId",
                table: "agencies_accounts");

            migrationBuilder.DropColumn(
                name: "Post",
                table: "agencies_accounts");

            migrationBuilder.DropColumn(
                name: "SectionId",
                table: "agencies_accounts");

            migrationBuilder.DropColumn(
                name: "SuspendedAt",
                table: "agencies_accounts");

            migrationBuilder.DropColumn(
                name: "SuspendedBecause",
                table: "agencies_accounts");
        }
    }
}

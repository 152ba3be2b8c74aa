using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Feedback : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "feedback_activities",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Issue = table.Column<string>(type: "text", nullable: false),
                    Purpose = table.Column<string>(type: "text", nullable: false),
                    With = table.Column<string>(type: "text", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Place = table.Column<string>(type: "text", nullable: false),
                    HowToJoin = table.Column<string>(type: "text", nullable: false),
                    MeasureId = table.Column<Guid>(type: "uuid", nullable: true),
                    AnnouncedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Participants = table.Column<int>(type: "integer", nullable: true),
                    Outcome = table.Column<string>(type: "text", nullable: false),
                    ProposalsJson = table.Column<string>(type: "text", nullable: false),
                    ResultFile = table.Column<string>(type: "text", nullable: true),
                    ResultFileName = table.Column<string>(type: "text", nullable: true),
                    ResultFileType = table.Column<string>(type: "text", nullable: true),
                    Preparers = table.Column<string>(type: "text", nullable: false),
                    ReturnedBecause = table.Column<string>(type: "text", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ApprovedBy = table.Column<string>(type: "text", nullable: true),
                    Frozen = table.Column<string>(type: "text", nullable: true),
                    Hash = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback_activities", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "feedback_activity_photos",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ActivityId = table.Column<Guid>(type: "uuid", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    MediaType = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Caption = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback_activity_photos", x => new { x.AgencyId, x.ActivityId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "feedback_agreements",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    Browser = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback_agreements", x => new { x.AgencyId, x.MessageId, x.Browser });
                });

            migrationBuilder.CreateTable(
                name: "feedback_message_events",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: true),
                    Text = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback_message_events", x => new { x.AgencyId, x.MessageId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "feedback_message_pictures",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    MediaType = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback_message_pictures", x => new { x.AgencyId, x.MessageId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "feedback_messages",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CodeHash = table.Column<string>(type: "text", nullable: false),
                    Handle = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: true),
                    Email = table.Column<string>(type: "text", nullable: true),
                    Phone = table.Column<string>(type: "text", nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    SectionId = table.Column<Guid>(type: "uuid", nullable: true),
                    OfficerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Officer = table.Column<string>(type: "text", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OwesReply = table.Column<bool>(type: "boolean", nullable: false),
                    RepliedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WasInTime = table.Column<bool>(type: "boolean", nullable: true),
                    EscalatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<string>(type: "text", nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reopened = table.Column<int>(type: "integer", nullable: false),
                    MergedIntoId = table.Column<Guid>(type: "uuid", nullable: true),
                    MayBeShown = table.Column<bool>(type: "boolean", nullable: false),
                    ShownAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LookedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ShownWords = table.Column<string>(type: "text", nullable: true),
                    ShownPlace = table.Column<string>(type: "text", nullable: true),
                    IsCovered = table.Column<bool>(type: "boolean", nullable: false),
                    ShowsPictures = table.Column<bool>(type: "boolean", nullable: false),
                    Agreed = table.Column<int>(type: "integer", nullable: false),
                    Rating = table.Column<int>(type: "integer", nullable: true),
                    RatingWords = table.Column<string>(type: "text", nullable: true),
                    ForgottenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback_messages", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "feedback_reply_promises",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    InWorkingDays = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback_reply_promises", x => x.AgencyId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_feedback_activities_AgencyId_FirstDay",
                table: "feedback_activities",
                columns: new[] { "AgencyId", "FirstDay" });

            migrationBuilder.CreateIndex(
                name: "IX_feedback_messages_AgencyId_CodeHash",
                table: "feedback_messages",
                columns: new[] { "AgencyId", "CodeHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_feedback_messages_AgencyId_Handle",
                table: "feedback_messages",
                columns: new[] { "AgencyId", "Handle" });

            migrationBuilder.CreateIndex(
                name: "IX_feedback_messages_AgencyId_MergedIntoId",
                table: "feedback_messages",
                columns: new[] { "AgencyId", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_feedback_messages_AgencyId_ReceivedOn",
                table: "feedback_messages",
                columns: new[] { "AgencyId", "ReceivedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_feedback_messages_AgencyId_ShownAt",
                table: "feedback_messages",
                columns: new[] { "AgencyId", "ShownAt" });

            migrationBuilder.CreateIndex(
                name: "IX_feedback_messages_AgencyId_State_DueOn",
                table: "feedback_messages",
                columns: new[] { "AgencyId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_feedback_messages_ForgottenAt_ClosedAt",
                table: "feedback_messages",
                columns: new[] { "ForgottenAt", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_feedback_messages_OwesReply_DueOn",
                table: "feedback_messages",
                columns: new[] { "OwesReply", "DueOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "feedback_activities");

            migrationBuilder.DropTable(
                name: "feedback_activity_photos");

            migrationBuilder.DropTable(
                name: "feedback_agreements");

            migrationBuilder.DropTable(
                name: "feedback_message_events");

            migrationBuilder.DropTable(
                name: "feedback_message_pictures");

            migrationBuilder.DropTable(
                name: "feedback_messages");

            migrationBuilder.DropTable(
                name: "feedback_reply_promises");
        }
    }
}

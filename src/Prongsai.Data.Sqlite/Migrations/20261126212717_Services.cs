using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Services : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "services_appointments",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ServiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Minute = table.Column<int>(type: "INTEGER", nullable: false),
                    KeyHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BookedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CancelledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ArrivedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_appointments", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "services_counter_services",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ManualId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Th = table.Column<string>(type: "TEXT", nullable: false),
                    En = table.Column<string>(type: "TEXT", nullable: false),
                    Letter = table.Column<string>(type: "TEXT", nullable: false),
                    SectionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PromisedMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    PlacesPerSlot = table.Column<int>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_counter_services", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "services_daily",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ServiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Finished = table.Column<int>(type: "INTEGER", nullable: false),
                    NoShows = table.Column<int>(type: "INTEGER", nullable: false),
                    Gone = table.Column<int>(type: "INTEGER", nullable: false),
                    Transfers = table.Column<int>(type: "INTEGER", nullable: false),
                    WaitSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    ServeSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    ServeSquares = table.Column<long>(type: "INTEGER", nullable: false),
                    Promised = table.Column<int>(type: "INTEGER", nullable: false),
                    Kept = table.Column<int>(type: "INTEGER", nullable: false),
                    IsMadeUp = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_daily", x => new { x.AgencyId, x.Day, x.ServiceId });
                });

            migrationBuilder.CreateTable(
                name: "services_desk_serves",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ServiceId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_desk_serves", x => new { x.AgencyId, x.DeskId, x.ServiceId });
                });

            migrationBuilder.CreateTable(
                name: "services_desks",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Label = table.Column<string>(type: "TEXT", nullable: false),
                    SectionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_desks", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "services_forms",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ServiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    File = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_forms", x => new { x.AgencyId, x.ServiceId, x.File });
                });

            migrationBuilder.CreateTable(
                name: "services_openings",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<string>(type: "TEXT", nullable: false),
                    Opens = table.Column<int>(type: "INTEGER", nullable: false),
                    Closes = table.Column<int>(type: "INTEGER", nullable: false),
                    IsClosed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Because = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_openings", x => new { x.AgencyId, x.On });
                });

            migrationBuilder.CreateTable(
                name: "services_outside_figures",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Service = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Picture = table.Column<string>(type: "TEXT", nullable: true),
                    PictureName = table.Column<string>(type: "TEXT", nullable: true),
                    PictureType = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_outside_figures", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "services_priority_groups",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Th = table.Column<string>(type: "TEXT", nullable: false),
                    En = table.Column<string>(type: "TEXT", nullable: false),
                    Because = table.Column<string>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_priority_groups", x => new { x.AgencyId, x.Code });
                });

            migrationBuilder.CreateTable(
                name: "services_queue_days",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_queue_days", x => new { x.AgencyId, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "services_queue_rules",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OneOf = table.Column<int>(type: "INTEGER", nullable: false),
                    ByPhone = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_queue_rules", x => x.AgencyId);
                });

            migrationBuilder.CreateTable(
                name: "services_request_events",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_request_events", x => new { x.AgencyId, x.RequestId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "services_request_files",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", nullable: true),
                    IsResult = table.Column<bool>(type: "INTEGER", nullable: false),
                    File = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_request_files", x => new { x.AgencyId, x.RequestId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "services_requests",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ServiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ServiceVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    CodeHash = table.Column<string>(type: "TEXT", nullable: false),
                    Handle = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: true),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    Answers = table.Column<string>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FiledMonth = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Pauses = table.Column<string>(type: "TEXT", nullable: false),
                    TakenById = table.Column<Guid>(type: "TEXT", nullable: true),
                    TakenBy = table.Column<string>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedMonth = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    UsedDays = table.Column<int>(type: "INTEGER", nullable: true),
                    WasInTime = table.Column<bool>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", nullable: true),
                    PaidSatang = table.Column<long>(type: "INTEGER", nullable: true),
                    PaidReceipt = table.Column<string>(type: "TEXT", nullable: true),
                    PaidOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ForgottenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_requests", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "services_services",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Draft = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    SectionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    LatestVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Preparers = table.Column<string>(type: "TEXT", nullable: false),
                    ReturnedBecause = table.Column<string>(type: "TEXT", nullable: true),
                    WhatChanged = table.Column<string>(type: "TEXT", nullable: false),
                    ReviewDueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RemindedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBecause = table.Column<string>(type: "TEXT", nullable: true),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_services", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "services_ticket_events",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", nullable: false),
                    Stop = table.Column<short>(type: "INTEGER", nullable: false),
                    ServiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DeskNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Why = table.Column<string>(type: "TEXT", nullable: true),
                    OfPriority = table.Column<bool>(type: "INTEGER", nullable: false),
                    Others = table.Column<string>(type: "TEXT", nullable: true),
                    Act = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_ticket_events", x => new { x.AgencyId, x.Day, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "services_tickets",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Letter = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Label = table.Column<string>(type: "TEXT", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", nullable: false),
                    Priority = table.Column<string>(type: "TEXT", nullable: true),
                    Appointment = table.Column<DateTime>(type: "TEXT", nullable: true),
                    KeyHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SurveyOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsMadeUp = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_tickets", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "services_versions",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ServiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    WhatChanged = table.Column<string>(type: "TEXT", nullable: false),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ApprovedBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_versions", x => new { x.AgencyId, x.ServiceId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "services_voice_clips",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Clip = table.Column<string>(type: "TEXT", nullable: false),
                    File = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_voice_clips", x => new { x.AgencyId, x.Clip });
                });

            migrationBuilder.CreateTable(
                name: "services_stops",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<short>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ServiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PromisedMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Place = table.Column<long>(type: "INTEGER", nullable: false),
                    QueuedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CalledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AtDeskSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ServedSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    OverAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Calls = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_stops", x => new { x.AgencyId, x.TicketId, x.Number });
                    table.ForeignKey(
                        name: "FK_services_stops_services_tickets_AgencyId_TicketId",
                        columns: x => new { x.AgencyId, x.TicketId },
                        principalTable: "services_tickets",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_services_appointments_AgencyId_Day_ServiceId",
                table: "services_appointments",
                columns: new[] { "AgencyId", "Day", "ServiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_services_appointments_AgencyId_KeyHash",
                table: "services_appointments",
                columns: new[] { "AgencyId", "KeyHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_services_counter_services_AgencyId_Letter",
                table: "services_counter_services",
                columns: new[] { "AgencyId", "Letter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_services_outside_figures_AgencyId_Month",
                table: "services_outside_figures",
                columns: new[] { "AgencyId", "Month" });

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

            migrationBuilder.CreateIndex(
                name: "IX_services_stops_AgencyId_Day_State",
                table: "services_stops",
                columns: new[] { "AgencyId", "Day", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_services_ticket_events_AgencyId_Act",
                table: "services_ticket_events",
                columns: new[] { "AgencyId", "Act" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_services_ticket_events_AgencyId_TicketId",
                table: "services_ticket_events",
                columns: new[] { "AgencyId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_services_tickets_AgencyId_Day_Letter_Number",
                table: "services_tickets",
                columns: new[] { "AgencyId", "Day", "Letter", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_services_tickets_AgencyId_KeyHash",
                table: "services_tickets",
                columns: new[] { "AgencyId", "KeyHash" },
                unique: true);

            AppendOnlyTickets.Make(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "services_appointments");

            migrationBuilder.DropTable(
                name: "services_counter_services");

            migrationBuilder.DropTable(
                name: "services_daily");

            migrationBuilder.DropTable(
                name: "services_desk_serves");

            migrationBuilder.DropTable(
                name: "services_desks");

            migrationBuilder.DropTable(
                name: "services_forms");

            migrationBuilder.DropTable(
                name: "services_openings");

            migrationBuilder.DropTable(
                name: "services_outside_figures");

            migrationBuilder.DropTable(
                name: "services_priority_groups");

            migrationBuilder.DropTable(
                name: "services_queue_days");

            migrationBuilder.DropTable(
                name: "services_queue_rules");

            migrationBuilder.DropTable(
                name: "services_request_events");

            migrationBuilder.DropTable(
                name: "services_request_files");

            migrationBuilder.DropTable(
                name: "services_requests");

            migrationBuilder.DropTable(
                name: "services_services");

            migrationBuilder.DropTable(
                name: "services_stops");

            migrationBuilder.DropTable(
                name: "services_ticket_events");

            migrationBuilder.DropTable(
                name: "services_versions");

            migrationBuilder.DropTable(
                name: "services_voice_clips");

            migrationBuilder.DropTable(
                name: "services_tickets");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class MeetingsFeedbackComplaints : Migration
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

            migrationBuilder.CreateTable(
                name: "meetings",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Series = table.Column<string>(type: "text", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Begins = table.Column<int>(type: "integer", nullable: false),
                    Ends = table.Column<int>(type: "integer", nullable: false),
                    Place = table.Column<string>(type: "text", nullable: false),
                    Link = table.Column<string>(type: "text", nullable: false),
                    ChairId = table.Column<Guid>(type: "uuid", nullable: true),
                    ChairName = table.Column<string>(type: "text", nullable: false),
                    SecretaryId = table.Column<Guid>(type: "uuid", nullable: true),
                    SecretaryName = table.Column<string>(type: "text", nullable: false),
                    Measures = table.Column<string>(type: "text", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RemindedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CancelledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CancelledBecause = table.Column<string>(type: "text", nullable: false),
                    SealedKey = table.Column<string>(type: "text", nullable: false),
                    MinutesState = table.Column<string>(type: "text", nullable: false),
                    BeganAt = table.Column<int>(type: "integer", nullable: true),
                    EndedAt = table.Column<int>(type: "integer", nullable: true),
                    Writers = table.Column<string>(type: "text", nullable: false),
                    RecorderId = table.Column<Guid>(type: "uuid", nullable: true),
                    RecorderName = table.Column<string>(type: "text", nullable: false),
                    ReturnedBecause = table.Column<string>(type: "text", nullable: false),
                    WhatChanged = table.Column<string>(type: "text", nullable: false),
                    Editions = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "meetings_acknowledgements",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    StandardId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Post = table.Column<string>(type: "text", nullable: false),
                    Section = table.Column<string>(type: "text", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_acknowledgements", x => new { x.AgencyId, x.StandardId, x.Number, x.AccountId });
                });

            migrationBuilder.CreateTable(
                name: "meetings_agenda",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Decision = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_agenda", x => new { x.AgencyId, x.MeetingId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "meetings_asked_people",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    StandardId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ForVersion = table.Column<int>(type: "integer", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReadVersion = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_asked_people", x => new { x.AgencyId, x.StandardId, x.AccountId });
                });

            migrationBuilder.CreateTable(
                name: "meetings_gift_policies",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    HeadName = table.Column<string>(type: "text", nullable: false),
                    HeadPosition = table.Column<string>(type: "text", nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Scan = table.Column<string>(type: "text", nullable: true),
                    ScanName = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    PreparedById = table.Column<Guid>(type: "uuid", nullable: false),
                    PreparedByName = table.Column<string>(type: "text", nullable: false),
                    SubmittedById = table.Column<Guid>(type: "uuid", nullable: true),
                    IssuedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    IssuedBy = table.Column<string>(type: "text", nullable: true),
                    Hash = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_gift_policies", x => new { x.AgencyId, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "meetings_gift_reports",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    PreparedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PreparedById = table.Column<Guid>(type: "uuid", nullable: false),
                    PreparedBy = table.Column<string>(type: "text", nullable: false),
                    ApprovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ApprovedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ApprovedBy = table.Column<string>(type: "text", nullable: true),
                    Docx = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_gift_reports", x => new { x.AgencyId, x.Year, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "meetings_gifts",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Post = table.Column<string>(type: "text", nullable: false),
                    SectionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Section = table.Column<string>(type: "text", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Giver = table.Column<string>(type: "text", nullable: false),
                    Relation = table.Column<string>(type: "text", nullable: false),
                    What = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false),
                    Occasion = table.Column<string>(type: "text", nullable: false),
                    Act = table.Column<string>(type: "text", nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Decision = table.Column<string>(type: "text", nullable: true),
                    DecisionNote = table.Column<string>(type: "text", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedBy = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_gifts", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "meetings_minutes",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Docx = table.Column<string>(type: "text", nullable: false),
                    Html = table.Column<string>(type: "text", nullable: false),
                    Pdf = table.Column<string>(type: "text", nullable: true),
                    WhatChanged = table.Column<string>(type: "text", nullable: false),
                    RecorderName = table.Column<string>(type: "text", nullable: false),
                    ApprovedById = table.Column<Guid>(type: "uuid", nullable: false),
                    ApprovedByName = table.Column<string>(type: "text", nullable: false),
                    ApprovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    FiledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_minutes", x => new { x.AgencyId, x.MeetingId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "meetings_no_gift_declarations",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Half = table.Column<int>(type: "integer", nullable: false),
                    Unit = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_no_gift_declarations", x => new { x.AgencyId, x.Year, x.Half, x.Unit });
                });

            migrationBuilder.CreateTable(
                name: "meetings_order_lines",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    OfficerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OfficerName = table.Column<string>(type: "text", nullable: false),
                    OfficerPost = table.Column<string>(type: "text", nullable: false),
                    DeputyId = table.Column<Guid>(type: "uuid", nullable: true),
                    DeputyName = table.Column<string>(type: "text", nullable: false),
                    ReviewerId = table.Column<Guid>(type: "uuid", nullable: true),
                    ReviewerName = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_order_lines", x => new { x.AgencyId, x.OrderId, x.Code });
                });

            migrationBuilder.CreateTable(
                name: "meetings_orders",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Preamble = table.Column<string>(type: "text", nullable: false),
                    Duties = table.Column<string>(type: "text", nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: false),
                    SignerName = table.Column<string>(type: "text", nullable: false),
                    SignerPost = table.Column<string>(type: "text", nullable: false),
                    SupersedesId = table.Column<Guid>(type: "uuid", nullable: true),
                    SupersedesWhole = table.Column<bool>(type: "boolean", nullable: false),
                    Measures = table.Column<string>(type: "text", nullable: false),
                    Writers = table.Column<string>(type: "text", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IssuedByName = table.Column<string>(type: "text", nullable: false),
                    Docx = table.Column<string>(type: "text", nullable: true),
                    Html = table.Column<string>(type: "text", nullable: true),
                    Pdf = table.Column<string>(type: "text", nullable: true),
                    FiledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Scan = table.Column<string>(type: "text", nullable: true),
                    ScanName = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_orders", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "meetings_people",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Post = table.Column<string>(type: "text", nullable: false),
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Email = table.Column<string>(type: "text", nullable: true),
                    PersonKey = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    IsInvited = table.Column<bool>(type: "boolean", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reply = table.Column<string>(type: "text", nullable: false),
                    ReplyBecause = table.Column<string>(type: "text", nullable: false),
                    Presence = table.Column<string>(type: "text", nullable: false),
                    AbsentBecause = table.Column<string>(type: "text", nullable: false),
                    Substitute = table.Column<string>(type: "text", nullable: false),
                    Means = table.Column<string>(type: "text", nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_people", x => new { x.AgencyId, x.MeetingId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "meetings_photographs",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    MediaType = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Height = table.Column<int>(type: "integer", nullable: false),
                    Caption = table.Column<string>(type: "text", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_photographs", x => new { x.AgencyId, x.MeetingId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "meetings_question_tries",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    StandardId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Question = table.Column<int>(type: "integer", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Wrong = table.Column<int>(type: "integer", nullable: false),
                    RightAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_question_tries", x => new { x.AgencyId, x.StandardId, x.Number, x.Question, x.AccountId });
                });

            migrationBuilder.CreateTable(
                name: "meetings_resolutions",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    AgendaNumber = table.Column<string>(type: "text", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerName = table.Column<string>(type: "text", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Proof = table.Column<string>(type: "text", nullable: false),
                    ProofLink = table.Column<string>(type: "text", nullable: false),
                    ProofFile = table.Column<string>(type: "text", nullable: true),
                    ProofName = table.Column<string>(type: "text", nullable: true),
                    ProofType = table.Column<string>(type: "text", nullable: true),
                    ReportedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReportedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ReturnedBecause = table.Column<string>(type: "text", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AcceptedBy = table.Column<string>(type: "text", nullable: false),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_resolutions", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "meetings_standard_versions",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    StandardId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    File = table.Column<string>(type: "text", nullable: true),
                    FileName = table.Column<string>(type: "text", nullable: true),
                    FileType = table.Column<string>(type: "text", nullable: true),
                    SameMeaning = table.Column<bool>(type: "boolean", nullable: false),
                    ApprovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ApprovedById = table.Column<Guid>(type: "uuid", nullable: false),
                    ApprovedBy = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_standard_versions", x => new { x.AgencyId, x.StandardId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "meetings_standards",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Draft = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    ReturnedBecause = table.Column<string>(type: "text", nullable: true),
                    File = table.Column<string>(type: "text", nullable: true),
                    FileName = table.Column<string>(type: "text", nullable: true),
                    FileType = table.Column<string>(type: "text", nullable: true),
                    LatestVersion = table.Column<int>(type: "integer", nullable: false),
                    Sections = table.Column<string>(type: "text", nullable: false),
                    Measures = table.Column<string>(type: "text", nullable: false),
                    Preparers = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings_standards", x => new { x.AgencyId, x.Id });
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

            migrationBuilder.CreateIndex(
                name: "IX_meetings_AgencyId_Day",
                table: "meetings",
                columns: new[] { "AgencyId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_AgencyId_Series_Year_Number",
                table: "meetings",
                columns: new[] { "AgencyId", "Series", "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_acknowledgements_AgencyId_AccountId",
                table: "meetings_acknowledgements",
                columns: new[] { "AgencyId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_asked_people_AgencyId_AccountId",
                table: "meetings_asked_people",
                columns: new[] { "AgencyId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_gifts_AgencyId_AccountId",
                table: "meetings_gifts",
                columns: new[] { "AgencyId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_gifts_AgencyId_ReceivedOn",
                table: "meetings_gifts",
                columns: new[] { "AgencyId", "ReceivedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_orders_AgencyId_EffectiveOn",
                table: "meetings_orders",
                columns: new[] { "AgencyId", "EffectiveOn" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_people_AgencyId_Key",
                table: "meetings_people",
                columns: new[] { "AgencyId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_people_AgencyId_MeetingId_PersonKey",
                table: "meetings_people",
                columns: new[] { "AgencyId", "MeetingId", "PersonKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meetings_resolutions_AgencyId_MeetingId",
                table: "meetings_resolutions",
                columns: new[] { "AgencyId", "MeetingId" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_resolutions_AgencyId_State_DueOn",
                table: "meetings_resolutions",
                columns: new[] { "AgencyId", "State", "DueOn" });
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

            migrationBuilder.DropTable(
                name: "meetings");

            migrationBuilder.DropTable(
                name: "meetings_acknowledgements");

            migrationBuilder.DropTable(
                name: "meetings_agenda");

            migrationBuilder.DropTable(
                name: "meetings_asked_people");

            migrationBuilder.DropTable(
                name: "meetings_gift_policies");

            migrationBuilder.DropTable(
                name: "meetings_gift_reports");

            migrationBuilder.DropTable(
                name: "meetings_gifts");

            migrationBuilder.DropTable(
                name: "meetings_minutes");

            migrationBuilder.DropTable(
                name: "meetings_no_gift_declarations");

            migrationBuilder.DropTable(
                name: "meetings_order_lines");

            migrationBuilder.DropTable(
                name: "meetings_orders");

            migrationBuilder.DropTable(
                name: "meetings_people");

            migrationBuilder.DropTable(
                name: "meetings_photographs");

            migrationBuilder.DropTable(
                name: "meetings_question_tries");

            migrationBuilder.DropTable(
                name: "meetings_resolutions");

            migrationBuilder.DropTable(
                name: "meetings_standard_versions");

            migrationBuilder.DropTable(
                name: "meetings_standards");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Channels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "services_channel_accounts",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<string>(type: "text", nullable: false),
                    PageId = table.Column<string>(type: "text", nullable: false),
                    ProtectedToken = table.Column<string>(type: "text", nullable: false),
                    ProtectedSecret = table.Column<string>(type: "text", nullable: true),
                    SetAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SetBy = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Handle = table.Column<string>(type: "text", nullable: true),
                    Quota = table.Column<long>(type: "bigint", nullable: true),
                    Used = table.Column<long>(type: "bigint", nullable: true),
                    Followers = table.Column<long>(type: "bigint", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LookedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FaultTh = table.Column<string>(type: "text", nullable: true),
                    FaultEn = table.Column<string>(type: "text", nullable: true),
                    FaultAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_channel_accounts", x => new { x.AgencyId, x.Channel });
                });

            migrationBuilder.CreateTable(
                name: "services_post_deliveries",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Once = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstTriedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    TriedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    MayBeThere = table.Column<bool>(type: "boolean", nullable: false),
                    Message = table.Column<string>(type: "text", nullable: true),
                    PhotoId = table.Column<string>(type: "text", nullable: true),
                    PostedId = table.Column<string>(type: "text", nullable: true),
                    Permalink = table.Column<string>(type: "text", nullable: true),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reached = table.Column<long>(type: "bigint", nullable: true),
                    TroubleTh = table.Column<string>(type: "text", nullable: true),
                    TroubleEn = table.Column<string>(type: "text", nullable: true),
                    Picture = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_post_deliveries", x => new { x.AgencyId, x.PostId, x.Channel });
                });

            migrationBuilder.CreateTable(
                name: "services_posts",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TitleTh = table.Column<string>(type: "text", nullable: false),
                    TitleEn = table.Column<string>(type: "text", nullable: false),
                    TextTh = table.Column<string>(type: "text", nullable: false),
                    TextEn = table.Column<string>(type: "text", nullable: false),
                    Link = table.Column<string>(type: "text", nullable: true),
                    Picture = table.Column<string>(type: "text", nullable: true),
                    PictureName = table.Column<string>(type: "text", nullable: true),
                    PictureType = table.Column<string>(type: "text", nullable: true),
                    PictureBytes = table.Column<long>(type: "bigint", nullable: false),
                    PictureWidth = table.Column<int>(type: "integer", nullable: false),
                    PictureHeight = table.Column<int>(type: "integer", nullable: false),
                    PictureAlt = table.Column<string>(type: "text", nullable: false),
                    ToLine = table.Column<bool>(type: "boolean", nullable: false),
                    ToFacebook = table.Column<bool>(type: "boolean", nullable: false),
                    ToPush = table.Column<bool>(type: "boolean", nullable: false),
                    SendAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    Preparers = table.Column<string>(type: "text", nullable: false),
                    ReturnedBecause = table.Column<string>(type: "text", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ApprovedBy = table.Column<string>(type: "text", nullable: true),
                    PublicAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnBecause = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_posts", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "services_push_keys",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Public = table.Column<string>(type: "text", nullable: false),
                    ProtectedPrivate = table.Column<string>(type: "text", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_push_keys", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "services_push_subscribers",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Endpoint = table.Column<string>(type: "text", nullable: false),
                    EndpointHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    PublicKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    Auth = table.Column<byte[]>(type: "bytea", nullable: false),
                    AddedOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_push_subscribers", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "services_ticket_watches",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Endpoint = table.Column<string>(type: "text", nullable: true),
                    PublicKey = table.Column<byte[]>(type: "bytea", nullable: true),
                    Auth = table.Column<byte[]>(type: "bytea", nullable: true),
                    ProtectedLineUser = table.Column<string>(type: "text", nullable: true),
                    ToldNear = table.Column<bool>(type: "boolean", nullable: false),
                    ToldNearly = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services_ticket_watches", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_services_posts_AgencyId_State_PublicAt",
                table: "services_posts",
                columns: new[] { "AgencyId", "State", "PublicAt" });

            migrationBuilder.CreateIndex(
                name: "IX_services_push_subscribers_AgencyId_EndpointHash",
                table: "services_push_subscribers",
                columns: new[] { "AgencyId", "EndpointHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_services_ticket_watches_AgencyId_TicketId",
                table: "services_ticket_watches",
                columns: new[] { "AgencyId", "TicketId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "services_channel_accounts");

            migrationBuilder.DropTable(
                name: "services_post_deliveries");

            migrationBuilder.DropTable(
                name: "services_posts");

            migrationBuilder.DropTable(
                name: "services_push_keys");

            migrationBuilder.DropTable(
                name: "services_push_subscribers");

            migrationBuilder.DropTable(
                name: "services_ticket_watches");
        }
    }
}

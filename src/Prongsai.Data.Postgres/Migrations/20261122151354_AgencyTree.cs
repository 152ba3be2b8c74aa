using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AgencyTree : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AddressEn",
                table: "agencies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AddressTh",
                table: "agencies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Code",
                table: "agencies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Colour",
                table: "agencies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Crest",
                table: "agencies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CrestType",
                table: "agencies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "District",
                table: "agencies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Email",
                table: "agencies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "agencies",
                type: "text",
                nullable: false,
                defaultValue: "Other");

            migrationBuilder.AddColumn<string>(
                name: "MapLink",
                table: "agencies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ParentId",
                table: "agencies",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Phone",
                table: "agencies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Province",
                table: "agencies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SecondColour",
                table: "agencies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "agencies",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Website",
                table: "agencies",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "agencies_sections",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    NameTh = table.Column<string>(type: "text", nullable: false),
                    NameEn = table.Column<string>(type: "text", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agencies_sections", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "agencies_year_profiles",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Profile = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agencies_year_profiles", x => new { x.AgencyId, x.Year });
                    table.ForeignKey(
                        name: "FK_agencies_year_profiles_agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_agencies_ParentId",
                table: "agencies",
                column: "ParentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agencies_sections");

            migrationBuilder.DropTable(
                name: "agencies_year_profiles");

            migrationBuilder.DropIndex(
                name: "IX_agencies_ParentId",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "AddressEn",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "AddressTh",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "Code",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "Colour",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "Crest",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "CrestType",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "District",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "Email",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "MapLink",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "ParentId",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "Phone",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "Province",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "SecondColour",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "Website",
                table: "agencies");
        }
    }
}

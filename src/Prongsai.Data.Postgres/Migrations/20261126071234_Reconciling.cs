using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Reconciling : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "procurement_announcements",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectNumber = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Method = table.Column<string>(type: "text", nullable: true),
                    PublishedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Link = table.Column<string>(type: "text", nullable: true),
                    FirstSeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_announcements", x => new { x.AgencyId, x.ProjectNumber, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "procurement_difference_explanations",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    Print = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_difference_explanations", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "procurement_national_asks",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    System = table.Column<string>(type: "text", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    InUse = table.Column<Guid>(type: "uuid", nullable: true),
                    ReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    LeftOut = table.Column<int>(type: "integer", nullable: false),
                    NotesJson = table.Column<string>(type: "text", nullable: false),
                    UnderWay = table.Column<Guid>(type: "uuid", nullable: true),
                    BegunAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    BegunBy = table.Column<string>(type: "text", nullable: false),
                    Offset = table.Column<int>(type: "integer", nullable: false),
                    Total = table.Column<int>(type: "integer", nullable: true),
                    Taken = table.Column<int>(type: "integer", nullable: false),
                    NotOurs = table.Column<int>(type: "integer", nullable: false),
                    TroubleAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    TroubleTh = table.Column<string>(type: "text", nullable: true),
                    TroubleEn = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_national_asks", x => new { x.AgencyId, x.System, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "procurement_national_contracts",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AskId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    ProjectNumber = table.Column<string>(type: "text", nullable: false),
                    ProjectName = table.Column<string>(type: "text", nullable: false),
                    DeptSubName = table.Column<string>(type: "text", nullable: true),
                    Method = table.Column<string>(type: "text", nullable: true),
                    AnnouncedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Budget = table.Column<long>(type: "bigint", nullable: true),
                    ReferencePrice = table.Column<long>(type: "bigint", nullable: true),
                    ProjectStatus = table.Column<string>(type: "text", nullable: true),
                    Winner = table.Column<string>(type: "text", nullable: true),
                    WinnerTaxId = table.Column<string>(type: "text", nullable: true),
                    ContractNumber = table.Column<string>(type: "text", nullable: true),
                    ContractDay = table.Column<DateOnly>(type: "date", nullable: true),
                    Agreed = table.Column<long>(type: "bigint", nullable: true),
                    ContractStatus = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_national_contracts", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "procurement_national_sources",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    FeedAddress = table.Column<string>(type: "text", nullable: false),
                    RecordAddress = table.Column<string>(type: "text", nullable: false),
                    Endpoint = table.Column<string>(type: "text", nullable: false),
                    DeptCode = table.Column<string>(type: "text", nullable: false),
                    DeptSubCode = table.Column<string>(type: "text", nullable: true),
                    DeptSubName = table.Column<string>(type: "text", nullable: true),
                    ProtectedKey = table.Column<string>(type: "text", nullable: true),
                    AsksByItself = table.Column<bool>(type: "boolean", nullable: false),
                    SetAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SetBy = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_national_sources", x => x.AgencyId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_difference_explanations_AgencyId_Year_Key",
                table: "procurement_difference_explanations",
                columns: new[] { "AgencyId", "Year", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_national_contracts_AgencyId_Year_AskId",
                table: "procurement_national_contracts",
                columns: new[] { "AgencyId", "Year", "AskId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "procurement_announcements");

            migrationBuilder.DropTable(
                name: "procurement_difference_explanations");

            migrationBuilder.DropTable(
                name: "procurement_national_asks");

            migrationBuilder.DropTable(
                name: "procurement_national_contracts");

            migrationBuilder.DropTable(
                name: "procurement_national_sources");
        }
    }
}

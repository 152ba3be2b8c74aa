using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddProcurement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "procurement_columns",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Heading = table.Column<string>(type: "TEXT", nullable: false),
                    Columns = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_columns", x => new { x.AgencyId, x.Heading });
                });

            migrationBuilder.CreateTable(
                name: "procurement_imports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    File = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Corrected = table.Column<string>(type: "TEXT", nullable: false),
                    Decided = table.Column<string>(type: "TEXT", nullable: false),
                    StoredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Added = table.Column<int>(type: "INTEGER", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                    Same = table.Column<int>(type: "INTEGER", nullable: false),
                    Repairs = table.Column<int>(type: "INTEGER", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneByName = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_imports", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "procurement_nothing_bought",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    ChangeId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_nothing_bought", x => new { x.AgencyId, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "procurement_purchases",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EndedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Work = table.Column<string>(type: "TEXT", nullable: false),
                    Budget = table.Column<long>(type: "INTEGER", nullable: true),
                    ReferencePrice = table.Column<long>(type: "INTEGER", nullable: true),
                    Method = table.Column<string>(type: "TEXT", nullable: false),
                    MethodText = table.Column<string>(type: "TEXT", nullable: true),
                    LegalGround = table.Column<string>(type: "TEXT", nullable: true),
                    Bidders = table.Column<string>(type: "TEXT", nullable: false),
                    Winners = table.Column<string>(type: "TEXT", nullable: false),
                    AgreedPrice = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    ContractNumber = table.Column<string>(type: "TEXT", nullable: true),
                    ContractDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EgpNumber = table.Column<string>(type: "TEXT", nullable: true),
                    ControlNumber = table.Column<string>(type: "TEXT", nullable: true),
                    BudgetSource = table.Column<string>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SaidNone = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_purchases", x => new { x.AgencyId, x.VersionId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_imports_AgencyId_At",
                table: "procurement_imports",
                columns: new[] { "AgencyId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_imports_File",
                table: "procurement_imports",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_procurement_purchases_AgencyId_ChangeId",
                table: "procurement_purchases",
                columns: new[] { "AgencyId", "ChangeId" });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_purchases_AgencyId_EndedBy",
                table: "procurement_purchases",
                columns: new[] { "AgencyId", "EndedBy" },
                filter: "\"EndedBy\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_procurement_purchases_AgencyId_Id",
                table: "procurement_purchases",
                columns: new[] { "AgencyId", "Id" },
                unique: true,
                filter: "\"EndedBy\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_procurement_purchases_AgencyId_Month",
                table: "procurement_purchases",
                columns: new[] { "AgencyId", "Month" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "procurement_columns");

            migrationBuilder.DropTable(
                name: "procurement_imports");

            migrationBuilder.DropTable(
                name: "procurement_nothing_bought");

            migrationBuilder.DropTable(
                name: "procurement_purchases");
        }
    }
}

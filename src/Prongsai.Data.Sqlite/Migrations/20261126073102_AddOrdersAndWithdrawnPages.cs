using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddOrdersAndWithdrawnPages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AskerForgottenAt",
                table: "procurement_questions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "VendorOrder",
                table: "procurement_public_purchases",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "WorkOrder",
                table: "procurement_public_purchases",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "NothingTakenBack",
                table: "procurement_imports",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "procurement_public_withdrawn",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Because = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_public_withdrawn", x => new { x.AgencyId, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "procurement_public_withdrawn_pages",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Page = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_public_withdrawn_pages", x => new { x.AgencyId, x.Page });
                });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_public_purchases_AgencyId_Method_VendorOrder_Id",
                table: "procurement_public_purchases",
                columns: new[] { "AgencyId", "Method", "VendorOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_public_purchases_AgencyId_Method_WorkOrder_Id",
                table: "procurement_public_purchases",
                columns: new[] { "AgencyId", "Method", "WorkOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_public_purchases_AgencyId_VendorOrder_Id",
                table: "procurement_public_purchases",
                columns: new[] { "AgencyId", "VendorOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_public_purchases_AgencyId_WorkOrder_Id",
                table: "procurement_public_purchases",
                columns: new[] { "AgencyId", "WorkOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_public_withdrawn_pages_AgencyId_Month",
                table: "procurement_public_withdrawn_pages",
                columns: new[] { "AgencyId", "Month" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "procurement_public_withdrawn");

            migrationBuilder.DropTable(
                name: "procurement_public_withdrawn_pages");

            migrationBuilder.DropIndex(
                name: "IX_procurement_public_purchases_AgencyId_Method_VendorOrder_Id",
                table: "procurement_public_purchases");

            migrationBuilder.DropIndex(
                name: "IX_procurement_public_purchases_AgencyId_Method_WorkOrder_Id",
                table: "procurement_public_purchases");

            migrationBuilder.DropIndex(
                name: "IX_procurement_public_purchases_AgencyId_VendorOrder_Id",
                table: "procurement_public_purchases");

            migrationBuilder.DropIndex(
                name: "IX_procurement_public_purchases_AgencyId_WorkOrder_Id",
                table: "procurement_public_purchases");

            migrationBuilder.DropColumn(
                name: "AskerForgottenAt",
                table: "procurement_questions");

            migrationBuilder.DropColumn(
                name: "VendorOrder",
                table: "procurement_public_purchases");

            migrationBuilder.DropColumn(
                name: "WorkOrder",
                table: "procurement_public_purchases");

            migrationBuilder.DropColumn(
                name: "NothingTakenBack",
                table: "procurement_imports");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddPublishedPurchases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "procurement_public_contents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_public_contents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "procurement_public_months",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<string>(type: "text", nullable: false),
                    Purchases = table.Column<int>(type: "integer", nullable: false),
                    IsShown = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_public_months", x => new { x.AgencyId, x.Month, x.Year, x.Code });
                });

            migrationBuilder.CreateTable(
                name: "procurement_public_purchases",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    PurchaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Method = table.Column<string>(type: "text", nullable: false),
                    Satang = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_public_purchases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "procurement_public_sums",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Method = table.Column<string>(type: "text", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Satang = table.Column<long>(type: "bigint", nullable: false),
                    FirstId = table.Column<long>(type: "bigint", nullable: false),
                    LastId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_public_sums", x => new { x.AgencyId, x.Month, x.Method });
                });

            migrationBuilder.CreateTable(
                name: "procurement_public_vendors",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    TaxId = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_public_vendors", x => new { x.AgencyId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "procurement_public_wins",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    VendorKey = table.Column<string>(type: "text", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Method = table.Column<string>(type: "text", nullable: false),
                    Satang = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_public_wins", x => new { x.AgencyId, x.VendorKey, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "procurement_public_words",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Toneless = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_public_words", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "procurement_questions",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PurchaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Work = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    AskedBy = table.Column<string>(type: "text", nullable: true),
                    Email = table.Column<string>(type: "text", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ShownAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<string>(type: "text", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnsweredBy = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_questions", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "procurement_taken",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<string>(type: "text", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Versions = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procurement_taken", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_public_months_AgencyId_Year_Code",
                table: "procurement_public_months",
                columns: new[] { "AgencyId", "Year", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_public_purchases_AgencyId_Method_Month_Id",
                table: "procurement_public_purchases",
                columns: new[] { "AgencyId", "Method", "Month", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_public_purchases_AgencyId_Method_Satang_Id",
                table: "procurement_public_purchases",
                columns: new[] { "AgencyId", "Method", "Satang", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_public_purchases_AgencyId_Month_Id",
                table: "procurement_public_purchases",
                columns: new[] { "AgencyId", "Month", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_public_purchases_AgencyId_PurchaseId",
                table: "procurement_public_purchases",
                columns: new[] { "AgencyId", "PurchaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_public_purchases_AgencyId_Satang_Id",
                table: "procurement_public_purchases",
                columns: new[] { "AgencyId", "Satang", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_public_wins_AgencyId_Month_VendorKey_Satang",
                table: "procurement_public_wins",
                columns: new[] { "AgencyId", "Month", "VendorKey", "Satang" });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_public_wins_Id",
                table: "procurement_public_wins",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_procurement_questions_AgencyId_AskedAt",
                table: "procurement_questions",
                columns: new[] { "AgencyId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_questions_AgencyId_PurchaseId",
                table: "procurement_questions",
                columns: new[] { "AgencyId", "PurchaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_procurement_taken_AgencyId_Version",
                table: "procurement_taken",
                columns: new[] { "AgencyId", "Version" });

            SearchIndex.Make(migrationBuilder, SearchIndex.Purchases);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            SearchIndex.Drop(migrationBuilder, SearchIndex.Purchases);

            migrationBuilder.DropTable(
                name: "procurement_public_contents");

            migrationBuilder.DropTable(
                name: "procurement_public_months");

            migrationBuilder.DropTable(
                name: "procurement_public_purchases");

            migrationBuilder.DropTable(
                name: "procurement_public_sums");

            migrationBuilder.DropTable(
                name: "procurement_public_vendors");

            migrationBuilder.DropTable(
                name: "procurement_public_wins");

            migrationBuilder.DropTable(
                name: "procurement_public_words");

            migrationBuilder.DropTable(
                name: "procurement_questions");

            migrationBuilder.DropTable(
                name: "procurement_taken");
        }
    }
}

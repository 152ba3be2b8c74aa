using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prongsai.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Kiosks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Refused",
                table: "surveys_ways",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "SeenAt",
                table: "surveys_ways",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Waiting",
                table: "surveys_ways",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Refused",
                table: "surveys_ways");

            migrationBuilder.DropColumn(
                name: "SeenAt",
                table: "surveys_ways");

            migrationBuilder.DropColumn(
                name: "Waiting",
                table: "surveys_ways");
        }
    }
}

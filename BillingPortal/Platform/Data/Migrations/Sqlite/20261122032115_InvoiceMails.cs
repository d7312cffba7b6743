using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BillingPortal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class InvoiceMails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "attachment_id",
                table: "mails",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "attachment_kind",
                table: "mails",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "attachment_name",
                table: "mails",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "upcoming_notices",
                columns: table => new
                {
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at_profile = table.Column<long>(type: "INTEGER", nullable: false),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_upcoming_notices", x => x.month);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "upcoming_notices");

            migrationBuilder.DropColumn(
                name: "attachment_id",
                table: "mails");

            migrationBuilder.DropColumn(
                name: "attachment_kind",
                table: "mails");

            migrationBuilder.DropColumn(
                name: "attachment_name",
                table: "mails");
        }
    }
}

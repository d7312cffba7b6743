using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BillingPortal.Platform.Data.Migrations.Postgres
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
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "attachment_kind",
                table: "mails",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "attachment_name",
                table: "mails",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "upcoming_notices",
                columns: table => new
                {
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    at_profile = table.Column<long>(type: "bigint", nullable: false),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
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

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BillingPortal.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AuditSalts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_salts",
                columns: table => new
                {
                    subject = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_salts", x => x.subject);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_salts");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace BillingPortal.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Invoices : Migration
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
                name: "billing_runs",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    paused = table.Column<bool>(type: "boolean", nullable: false),
                    begun_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    final_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    approved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    at_profile = table.Column<long>(type: "bigint", nullable: false),
                    seen = table.Column<int>(type: "integer", nullable: false),
                    expected = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billing_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "invoice_details",
                columns: table => new
                {
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    postal_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    city = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    tax_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    purchase_order = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    parked_why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoice_details", x => x.profile_id);
                    table.ForeignKey(
                        name: "FK_invoice_details_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invoices",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    public_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    parked_why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    released = table.Column<bool>(type: "boolean", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    subtotal_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    settled_minor = table.Column<long>(type: "bigint", nullable: false),
                    drafted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    waits_for_day = table.Column<DateOnly>(type: "date", nullable: true),
                    waits_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    final_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    series = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    year = table.Column<int>(type: "integer", nullable: true),
                    sequence = table.Column<int>(type: "integer", nullable: true),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    seller = table.Column<string>(type: "text", nullable: true),
                    buyer = table.Column<string>(type: "text", nullable: true),
                    facts = table.Column<string>(type: "text", nullable: false),
                    watermark = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoices", x => x.id);
                    table.ForeignKey(
                        name: "FK_invoices_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "number_series",
                columns: table => new
                {
                    series = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_number_series", x => new { x.series, x.year });
                });

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

            migrationBuilder.CreateTable(
                name: "run_failures",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    run_id = table.Column<long>(type: "bigint", nullable: false),
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    sentence = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    first_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    resolved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_run_failures", x => x.id);
                    table.ForeignKey(
                        name: "FK_run_failures_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_run_failures_billing_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "billing_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "billed_months",
                columns: table => new
                {
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    first_month = table.Column<DateOnly>(type: "date", nullable: false),
                    units = table.Column<long>(type: "bigint", nullable: false),
                    changes = table.Column<long>(type: "bigint", nullable: false),
                    invoice_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billed_months", x => new { x.profile_id, x.month });
                    table.ForeignKey(
                        name: "FK_billed_months_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_billed_months_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "credit_notes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    public_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    invoice_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    series = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    subtotal_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    made_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    final_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    seller = table.Column<string>(type: "text", nullable: false),
                    buyer = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credit_notes", x => x.id);
                    table.ForeignKey(
                        name: "FK_credit_notes_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_credit_notes_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "one_offs",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    given_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    given_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    invoice_id = table.Column<long>(type: "bigint", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_one_offs", x => x.id);
                    table.ForeignKey(
                        name: "FK_one_offs_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_one_offs_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "credit_uses",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    credit_note_id = table.Column<long>(type: "bigint", nullable: false),
                    invoice_id = table.Column<long>(type: "bigint", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credit_uses", x => x.id);
                    table.ForeignKey(
                        name: "FK_credit_uses_credit_notes_credit_note_id",
                        column: x => x.credit_note_id,
                        principalTable: "credit_notes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_credit_uses_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invoice_lines",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    invoice_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    units = table.Column<long>(type: "bigint", nullable: true),
                    unit_price = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    first_day = table.Column<DateOnly>(type: "date", nullable: true),
                    last_day = table.Column<DateOnly>(type: "date", nullable: true),
                    days = table.Column<int>(type: "integer", nullable: true),
                    of_days = table.Column<int>(type: "integer", nullable: true),
                    tier = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    tier_version = table.Column<int>(type: "integer", nullable: true),
                    @override = table.Column<string>(name: "override", type: "character varying(80)", maxLength: 80, nullable: true),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    one_off_id = table.Column<long>(type: "bigint", nullable: true),
                    from_invoice_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoice_lines", x => x.id);
                    table.ForeignKey(
                        name: "FK_invoice_lines_invoices_from_invoice_id",
                        column: x => x.from_invoice_id,
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_invoice_lines_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_invoice_lines_one_offs_one_off_id",
                        column: x => x.one_off_id,
                        principalTable: "one_offs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "credit_note_lines",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    credit_note_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    line_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credit_note_lines", x => x.id);
                    table.ForeignKey(
                        name: "FK_credit_note_lines_credit_notes_credit_note_id",
                        column: x => x.credit_note_id,
                        principalTable: "credit_notes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_credit_note_lines_invoice_lines_line_id",
                        column: x => x.line_id,
                        principalTable: "invoice_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "subscriptions_of_profile",
                table: "subscriptions",
                column: "profile_id");

            migrationBuilder.CreateIndex(
                name: "IX_billed_months_invoice_id",
                table: "billed_months",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "IX_billing_runs_month",
                table: "billing_runs",
                column: "month",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_credit_note_lines_credit_note_id_position",
                table: "credit_note_lines",
                columns: new[] { "credit_note_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_credit_note_lines_line_id",
                table: "credit_note_lines",
                column: "line_id");

            migrationBuilder.CreateIndex(
                name: "IX_credit_notes_final_at_id",
                table: "credit_notes",
                columns: new[] { "final_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_credit_notes_invoice_id",
                table: "credit_notes",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "IX_credit_notes_profile_id_id",
                table: "credit_notes",
                columns: new[] { "profile_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_credit_notes_public_id",
                table: "credit_notes",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_credit_notes_series_year_sequence",
                table: "credit_notes",
                columns: new[] { "series", "year", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_credit_uses_credit_note_id",
                table: "credit_uses",
                column: "credit_note_id");

            migrationBuilder.CreateIndex(
                name: "IX_credit_uses_invoice_id",
                table: "credit_uses",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "IX_invoice_lines_from_invoice_id",
                table: "invoice_lines",
                column: "from_invoice_id",
                filter: "from_invoice_id is not null");

            migrationBuilder.CreateIndex(
                name: "IX_invoice_lines_invoice_id_position",
                table: "invoice_lines",
                columns: new[] { "invoice_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invoice_lines_one_off_id",
                table: "invoice_lines",
                column: "one_off_id",
                filter: "one_off_id is not null");

            migrationBuilder.CreateIndex(
                name: "invoice_numbers",
                table: "invoices",
                columns: new[] { "series", "year", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invoices_final_at_id",
                table: "invoices",
                columns: new[] { "final_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_month_id",
                table: "invoices",
                columns: new[] { "month", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_month_state_profile_id",
                table: "invoices",
                columns: new[] { "month", "state", "profile_id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_public_id",
                table: "invoices",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invoices_state_final_at_id",
                table: "invoices",
                columns: new[] { "state", "final_at", "id" });

            migrationBuilder.CreateIndex(
                name: "one_invoice_a_month",
                table: "invoices",
                columns: new[] { "profile_id", "month", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_one_offs_invoice_id_profile_id",
                table: "one_offs",
                columns: new[] { "invoice_id", "profile_id" });

            migrationBuilder.CreateIndex(
                name: "IX_one_offs_profile_id",
                table: "one_offs",
                column: "profile_id");

            migrationBuilder.CreateIndex(
                name: "IX_run_failures_profile_id",
                table: "run_failures",
                column: "profile_id");

            migrationBuilder.CreateIndex(
                name: "IX_run_failures_run_id_profile_id",
                table: "run_failures",
                columns: new[] { "run_id", "profile_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "billed_months");

            migrationBuilder.DropTable(
                name: "credit_note_lines");

            migrationBuilder.DropTable(
                name: "credit_uses");

            migrationBuilder.DropTable(
                name: "invoice_details");

            migrationBuilder.DropTable(
                name: "number_series");

            migrationBuilder.DropTable(
                name: "run_failures");

            migrationBuilder.DropTable(
                name: "upcoming_notices");

            migrationBuilder.DropTable(
                name: "invoice_lines");

            migrationBuilder.DropTable(
                name: "credit_notes");

            migrationBuilder.DropTable(
                name: "billing_runs");

            migrationBuilder.DropTable(
                name: "one_offs");

            migrationBuilder.DropTable(
                name: "invoices");

            migrationBuilder.DropIndex(
                name: "subscriptions_of_profile",
                table: "subscriptions");

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

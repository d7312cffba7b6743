using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BillingPortal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Usage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("create table usage_days_before as select profile_id, day, sum(units) as units from usage_days group by profile_id, day;");
            migrationBuilder.DropTable(name: "usage_days");

            migrationBuilder.CreateTable(
                name: "usage_days",
                columns: table => new
                {
                    profile_id = table.Column<long>(type: "INTEGER", nullable: false),
                    meter = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    units = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usage_days", x => new { x.profile_id, x.meter, x.day });
                    table.ForeignKey(
                        name: "FK_usage_days_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "denials",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    profile_id = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    inputs = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    first_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_denials", x => x.id);
                    table.ForeignKey(
                        name: "FK_denials_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signing_keys",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    secret = table.Column<string>(type: "TEXT", nullable: false),
                    x = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    y = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    signs_from = table.Column<DateTime>(type: "TEXT", nullable: false),
                    gone_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signing_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "spending_caps",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    profile_id = table.Column<long>(type: "INTEGER", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    cap_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    set_by = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    set_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spending_caps", x => x.id);
                    table.ForeignKey(
                        name: "FK_spending_caps_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "usage_checks",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    begun_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    counters = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usage_checks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "usage_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    profile_id = table.Column<long>(type: "INTEGER", nullable: false),
                    meter = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    event_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    units = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    at_given = table.Column<bool>(type: "INTEGER", nullable: false),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    api_key_id = table.Column<long>(type: "INTEGER", nullable: true),
                    properties = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    total = table.Column<long>(type: "INTEGER", nullable: true),
                    reverses_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usage_events", x => x.id);
                    table.ForeignKey(
                        name: "FK_usage_events_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_usage_events_usage_events_reverses_id",
                        column: x => x.reverses_id,
                        principalTable: "usage_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "usage_hours",
                columns: table => new
                {
                    profile_id = table.Column<long>(type: "INTEGER", nullable: false),
                    meter = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    hour = table.Column<int>(type: "INTEGER", nullable: false),
                    units = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usage_hours", x => new { x.profile_id, x.meter, x.day, x.hour });
                    table.ForeignKey(
                        name: "FK_usage_hours_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "usage_marks",
                columns: table => new
                {
                    profile_id = table.Column<long>(type: "INTEGER", nullable: false),
                    marks = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usage_marks", x => x.profile_id);
                    table.ForeignKey(
                        name: "FK_usage_marks_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "usage_months",
                columns: table => new
                {
                    profile_id = table.Column<long>(type: "INTEGER", nullable: false),
                    meter = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    units = table.Column<long>(type: "INTEGER", nullable: false),
                    changes = table.Column<long>(type: "INTEGER", nullable: false),
                    judged = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usage_months", x => new { x.profile_id, x.meter, x.month });
                    table.ForeignKey(
                        name: "FK_usage_months_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "usage_refusals",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    api_key_id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_event_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    last_reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usage_refusals", x => x.id);
                    table.ForeignKey(
                        name: "FK_usage_refusals_api_keys_api_key_id",
                        column: x => x.api_key_id,
                        principalTable: "api_keys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "usage_warnings",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    profile_id = table.Column<long>(type: "INTEGER", nullable: false),
                    period_from = table.Column<DateTime>(type: "TEXT", nullable: false),
                    of = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    percent = table.Column<int>(type: "INTEGER", nullable: false),
                    used = table.Column<long>(type: "INTEGER", nullable: false),
                    limit = table.Column<long>(type: "INTEGER", nullable: false),
                    told = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usage_warnings", x => x.id);
                    table.ForeignKey(
                        name: "FK_usage_warnings_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "usage_differences",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    check_id = table.Column<long>(type: "INTEGER", nullable: false),
                    profile_id = table.Column<long>(type: "INTEGER", nullable: false),
                    meter = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    of = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    hour = table.Column<int>(type: "INTEGER", nullable: false),
                    counted = table.Column<long>(type: "INTEGER", nullable: false),
                    by_events = table.Column<long>(type: "INTEGER", nullable: false),
                    repaired_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usage_differences", x => x.id);
                    table.ForeignKey(
                        name: "FK_usage_differences_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_usage_differences_usage_checks_check_id",
                        column: x => x.check_id,
                        principalTable: "usage_checks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_denials_profile_id_last_at",
                table: "denials",
                columns: new[] { "profile_id", "last_at" });

            migrationBuilder.CreateIndex(
                name: "IX_spending_caps_profile_id_from_day",
                table: "spending_caps",
                columns: new[] { "profile_id", "from_day" });

            migrationBuilder.CreateIndex(
                name: "IX_usage_differences_check_id",
                table: "usage_differences",
                column: "check_id");

            migrationBuilder.CreateIndex(
                name: "IX_usage_differences_profile_id",
                table: "usage_differences",
                column: "profile_id");

            migrationBuilder.CreateIndex(
                name: "IX_usage_events_profile_id_at",
                table: "usage_events",
                columns: new[] { "profile_id", "at" });

            migrationBuilder.CreateIndex(
                name: "reversed_once",
                table: "usage_events",
                column: "reverses_id",
                unique: true,
                filter: "reverses_id is not null");

            migrationBuilder.CreateIndex(
                name: "IX_usage_months_month",
                table: "usage_months",
                column: "month");

            migrationBuilder.CreateIndex(
                name: "IX_usage_refusals_api_key_id",
                table: "usage_refusals",
                column: "api_key_id");

            migrationBuilder.CreateIndex(
                name: "IX_usage_refusals_day_api_key_id_code",
                table: "usage_refusals",
                columns: new[] { "day", "api_key_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_usage_warnings_profile_id_period_from_of_percent",
                table: "usage_warnings",
                columns: new[] { "profile_id", "period_from", "of", "percent" },
                unique: true);

            // The ids of events, found by their hash. They come in no order, and a big index of them would be written to all over: so they are written down sorted,
            // some 65,000 at once, as a run that never changes; what is not in a run yet is read from the events. A part is a 2,048th of a run: hash and row, after each other.
            migrationBuilder.Sql("create table usage_ids (part integer not null primary key, entries blob not null);");
            migrationBuilder.Sql("create table usage_runs (run integer not null primary key, closed_at text not null, first_row integer not null, last_row integer not null);");

            // What was known by day only becomes totals of days, so that every counter is a sum of events.
            migrationBuilder.Sql("insert into usage_events (profile_id, meter, units, at, at_given, received_at, source, total) select profile_id, 'units', units, day || ' 00:00:00', 1, day || ' 00:00:00', 'Total', units from usage_days_before order by profile_id, day;");
            migrationBuilder.Sql("insert into usage_days (profile_id, meter, day, source, units) select profile_id, 'units', day, 'Total', units from usage_days_before;");
            migrationBuilder.Sql("insert into usage_hours (profile_id, meter, day, hour, units) select profile_id, 'units', day, 0, units from usage_days_before;");
            migrationBuilder.Sql("insert into usage_months (profile_id, meter, month, units, changes, judged) select profile_id, 'units', date(day, 'start of month'), sum(units), count(*), count(*) from usage_days_before group by profile_id, date(day, 'start of month');");
            migrationBuilder.Sql("drop table usage_days_before;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            throw new NotSupportedException("Usage is not taken back: restore the backup from before.");
        }
    }
}

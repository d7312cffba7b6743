using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace BillingPortal.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Usage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("create table usage_days_before as select profile_id, day, sum(units)::bigint as units from usage_days group by profile_id, day;");
            migrationBuilder.DropTable(name: "usage_days");

            migrationBuilder.CreateTable(
                name: "usage_days",
                columns: table => new
                {
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    meter = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    units = table.Column<long>(type: "bigint", nullable: false)
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
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    inputs = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    first_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
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
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    secret = table.Column<string>(type: "text", nullable: false),
                    x = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    y = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    signs_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    gone_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signing_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "spending_caps",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    cap_minor = table.Column<long>(type: "bigint", nullable: true),
                    set_by = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    set_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    begun_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    counters = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usage_checks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "usage_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    meter = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    event_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    units = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    at_given = table.Column<bool>(type: "boolean", nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    api_key_id = table.Column<long>(type: "bigint", nullable: true),
                    properties = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    total = table.Column<long>(type: "bigint", nullable: true),
                    reverses_id = table.Column<long>(type: "bigint", nullable: true)
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
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    meter = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    hour = table.Column<int>(type: "integer", nullable: false),
                    units = table.Column<long>(type: "bigint", nullable: false)
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
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    marks = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
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
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    meter = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    units = table.Column<long>(type: "bigint", nullable: false),
                    changes = table.Column<long>(type: "bigint", nullable: false),
                    judged = table.Column<long>(type: "bigint", nullable: false)
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
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    api_key_id = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    last_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_event_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    last_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
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
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    period_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    of = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    used = table.Column<long>(type: "bigint", nullable: false),
                    limit = table.Column<long>(type: "bigint", nullable: false),
                    told = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    check_id = table.Column<long>(type: "bigint", nullable: false),
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    meter = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    of = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    hour = table.Column<int>(type: "integer", nullable: false),
                    counted = table.Column<long>(type: "bigint", nullable: false),
                    by_events = table.Column<long>(type: "bigint", nullable: false),
                    repaired_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
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

            migrationBuilder.Sql("create unique index usage_event_ids on usage_events (event_id) where event_id is not null;");

            // What was known by day only becomes totals of days, so that every counter is a sum of events.
            migrationBuilder.Sql("insert into usage_events (profile_id, meter, units, at, at_given, received_at, source, total) select profile_id, 'units', units, day::timestamp at time zone 'UTC', true, day::timestamp at time zone 'UTC', 'Total', units from usage_days_before order by profile_id, day;");
            migrationBuilder.Sql("insert into usage_days (profile_id, meter, day, source, units) select profile_id, 'units', day, 'Total', units from usage_days_before;");
            migrationBuilder.Sql("insert into usage_hours (profile_id, meter, day, hour, units) select profile_id, 'units', day, 0, units from usage_days_before;");
            migrationBuilder.Sql("insert into usage_months (profile_id, meter, month, units, changes, judged) select profile_id, 'units', date_trunc('month', day)::date, sum(units)::bigint, count(*), count(*) from usage_days_before group by profile_id, date_trunc('month', day)::date;");
            migrationBuilder.Sql("drop table usage_days_before;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            throw new NotSupportedException("Usage is not taken back: restore the backup from before.");
        }
    }
}

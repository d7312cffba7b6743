using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BillingPortal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Plans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "access_ends_at",
                table: "subscriptions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "cancel_on",
                table: "subscriptions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "left_told_at",
                table: "subscriptions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "next_from",
                table: "subscriptions",
                type: "TEXT",
                nullable: true);

            // With its reference in one statement: added afterwards, it would rebuild the table outside the transaction.
            migrationBuilder.Sql("alter table subscriptions add column next_version_id integer null references tier_versions (id) on delete restrict");

            migrationBuilder.AddColumn<string>(
                name: "paid_start",
                table: "subscriptions",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "AfterTrial");

            migrationBuilder.CreateTable(
                name: "overrides",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    profile_id = table.Column<long>(type: "INTEGER", nullable: false),
                    tier_id = table.Column<long>(type: "INTEGER", nullable: true),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    base_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    included = table.Column<long>(type: "INTEGER", nullable: true),
                    unit_price = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    discount_basis_points = table.Column<int>(type: "INTEGER", nullable: true),
                    discount_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    discount_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    hard_cap = table.Column<long>(type: "INTEGER", nullable: true),
                    trial_days = table.Column<int>(type: "INTEGER", nullable: true),
                    tax_exempt = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    given_by = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    given_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_overrides", x => x.id);
                    table.ForeignKey(
                        name: "FK_overrides_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_overrides_tiers_tier_id",
                        column: x => x.tier_id,
                        principalTable: "tiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    subscription_id = table.Column<long>(type: "INTEGER", nullable: false),
                    before_version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    tier_version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_changes", x => x.id);
                    table.ForeignKey(
                        name: "FK_plan_changes_subscriptions_subscription_id",
                        column: x => x.subscription_id,
                        principalTable: "subscriptions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_plan_changes_tier_versions_before_version_id",
                        column: x => x.before_version_id,
                        principalTable: "tier_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_plan_changes_tier_versions_tier_version_id",
                        column: x => x.tier_version_id,
                        principalTable: "tier_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "price_notices",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    profile_id = table.Column<long>(type: "INTEGER", nullable: false),
                    tier_version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    told_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_price_notices", x => x.id);
                    table.ForeignKey(
                        name: "FK_price_notices_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_price_notices_tier_versions_tier_version_id",
                        column: x => x.tier_version_id,
                        principalTable: "tier_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "usage_days",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    profile_id = table.Column<long>(type: "INTEGER", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    units = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usage_days", x => x.id);
                    table.ForeignKey(
                        name: "FK_usage_days_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_next_version_id",
                table: "subscriptions",
                column: "next_version_id");

            migrationBuilder.CreateIndex(
                name: "leaving_to_tell",
                table: "subscriptions",
                column: "access_ends_at",
                filter: "ended_at is null and left_told_at is null and access_ends_at is not null");

            migrationBuilder.CreateIndex(
                name: "planned_changes",
                table: "subscriptions",
                column: "next_from",
                filter: "next_from is not null");

            migrationBuilder.CreateIndex(
                name: "IX_overrides_profile_id_from_day",
                table: "overrides",
                columns: new[] { "profile_id", "from_day" });

            migrationBuilder.CreateIndex(
                name: "IX_overrides_tier_id",
                table: "overrides",
                column: "tier_id");

            migrationBuilder.CreateIndex(
                name: "IX_plan_changes_before_version_id",
                table: "plan_changes",
                column: "before_version_id");

            migrationBuilder.CreateIndex(
                name: "IX_plan_changes_subscription_id_from_day",
                table: "plan_changes",
                columns: new[] { "subscription_id", "from_day" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_changes_tier_version_id",
                table: "plan_changes",
                column: "tier_version_id");

            migrationBuilder.CreateIndex(
                name: "IX_price_notices_profile_id_tier_version_id",
                table: "price_notices",
                columns: new[] { "profile_id", "tier_version_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_price_notices_tier_version_id",
                table: "price_notices",
                column: "tier_version_id");

            migrationBuilder.CreateIndex(
                name: "IX_usage_days_profile_id_month_day",
                table: "usage_days",
                columns: new[] { "profile_id", "month", "day" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "overrides");

            migrationBuilder.DropTable(
                name: "plan_changes");

            migrationBuilder.DropTable(
                name: "price_notices");

            migrationBuilder.DropTable(
                name: "usage_days");

            migrationBuilder.DropIndex(
                name: "IX_subscriptions_next_version_id",
                table: "subscriptions");

            migrationBuilder.DropIndex(
                name: "leaving_to_tell",
                table: "subscriptions");

            migrationBuilder.DropIndex(
                name: "planned_changes",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "access_ends_at",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "cancel_on",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "left_told_at",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "next_from",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "next_version_id",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "paid_start",
                table: "subscriptions");
        }
    }
}

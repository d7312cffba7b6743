using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace BillingPortal.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Journey : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "sort_key",
                table: "billing_profiles",
                type: "character varying(320)",
                maxLength: 320,
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "access_versions",
                columns: table => new
                {
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_versions", x => x.profile_id);
                    table.ForeignKey(
                        name: "FK_access_versions_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "card_setups",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    setup_id = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    begun_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_setups", x => x.id);
                    table.ForeignKey(
                        name: "FK_card_setups_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cards",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    method_id = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    brand = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    last4 = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    expiry_month = table.Column<int>(type: "integer", nullable: true),
                    expiry_year = table.Column<int>(type: "integer", nullable: true),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    fingerprint_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    set_up_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ending = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    expiry_told_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    tell_stripe_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cards", x => x.id);
                    table.ForeignKey(
                        name: "FK_cards_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "customer_words",
                columns: table => new
                {
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    word = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_words", x => new { x.profile_id, x.word });
                    table.ForeignKey(
                        name: "FK_customer_words_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stripe_customers",
                columns: table => new
                {
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    stripe_id = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    begun_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    delete_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stripe_customers", x => x.profile_id);
                    table.ForeignKey(
                        name: "FK_stripe_customers_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tiers",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    is_default = table.Column<bool>(type: "boolean", nullable: false),
                    archived_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tiers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "timeline",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    once = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    sentence = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    by = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_timeline", x => x.id);
                    table.ForeignKey(
                        name: "FK_timeline_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tier_versions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    tier_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    yearly_minor = table.Column<long>(type: "bigint", nullable: true),
                    included = table.Column<long>(type: "bigint", nullable: false),
                    range_from = table.Column<long>(type: "bigint", nullable: false),
                    unit_price = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    hard_limit = table.Column<bool>(type: "boolean", nullable: false),
                    trial_days = table.Column<int>(type: "integer", nullable: true),
                    needs_card = table.Column<bool>(type: "boolean", nullable: false),
                    card_first = table.Column<bool>(type: "boolean", nullable: false),
                    invoiced_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    features = table.Column<string>(type: "text", nullable: false),
                    for_all_from = table.Column<DateOnly>(type: "date", nullable: true),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    base_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    base_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tier_versions", x => x.id);
                    table.ForeignKey(
                        name: "FK_tier_versions_tiers_tier_id",
                        column: x => x.tier_id,
                        principalTable: "tiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "subscriptions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    profile_id = table.Column<long>(type: "bigint", nullable: false),
                    tier_version_id = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    trial_ends_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    soon_told_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    end_told_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_subscriptions", x => x.id);
                    table.ForeignKey(
                        name: "FK_subscriptions_billing_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "billing_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_subscriptions_tier_versions_tier_version_id",
                        column: x => x.tier_version_id,
                        principalTable: "tier_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_billing_profiles_created_at_id",
                table: "billing_profiles",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_billing_profiles_sort_key_id",
                table: "billing_profiles",
                columns: new[] { "sort_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_card_setups_profile_id_begun_at",
                table: "card_setups",
                columns: new[] { "profile_id", "begun_at" });

            migrationBuilder.CreateIndex(
                name: "IX_card_setups_setup_id",
                table: "card_setups",
                column: "setup_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "cards_of_profile",
                table: "cards",
                column: "profile_id");

            migrationBuilder.CreateIndex(
                name: "cards_to_tell_expiring",
                table: "cards",
                columns: new[] { "expiry_year", "expiry_month" },
                filter: "ended_at is null and expiry_told_at is null");

            migrationBuilder.CreateIndex(
                name: "cards_to_tell_stripe",
                table: "cards",
                column: "tell_stripe_at",
                filter: "tell_stripe_at is not null");

            migrationBuilder.CreateIndex(
                name: "IX_cards_fingerprint_hash",
                table: "cards",
                column: "fingerprint_hash");

            migrationBuilder.CreateIndex(
                name: "IX_cards_method_id",
                table: "cards",
                column: "method_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "one_card_in_use",
                table: "cards",
                column: "profile_id",
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "IX_customer_words_word_profile_id",
                table: "customer_words",
                columns: new[] { "word", "profile_id" });

            migrationBuilder.CreateIndex(
                name: "IX_stripe_customers_stripe_id",
                table: "stripe_customers",
                column: "stripe_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "stripe_customers_to_delete",
                table: "stripe_customers",
                column: "delete_at",
                filter: "delete_at is not null");

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_tier_version_id",
                table: "subscriptions",
                column: "tier_version_id");

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_trial_ends_at",
                table: "subscriptions",
                column: "trial_ends_at");

            migrationBuilder.CreateIndex(
                name: "one_running_subscription",
                table: "subscriptions",
                column: "profile_id",
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "running_by_trial_end",
                table: "subscriptions",
                columns: new[] { "trial_ends_at", "profile_id" },
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "trials_to_tell_ended",
                table: "subscriptions",
                column: "trial_ends_at",
                filter: "ended_at is null and end_told_at is null");

            migrationBuilder.CreateIndex(
                name: "trials_to_tell_soon",
                table: "subscriptions",
                column: "trial_ends_at",
                filter: "ended_at is null and soon_told_at is null");

            migrationBuilder.CreateIndex(
                name: "IX_tier_versions_tier_id_number",
                table: "tier_versions",
                columns: new[] { "tier_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tiers_is_default",
                table: "tiers",
                column: "is_default",
                unique: true,
                filter: "is_default");

            migrationBuilder.CreateIndex(
                name: "IX_tiers_name",
                table: "tiers",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_timeline_profile_id_at",
                table: "timeline",
                columns: new[] { "profile_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_timeline_profile_id_kind_once",
                table: "timeline",
                columns: new[] { "profile_id", "kind", "once" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_versions");

            migrationBuilder.DropTable(
                name: "card_setups");

            migrationBuilder.DropTable(
                name: "cards");

            migrationBuilder.DropTable(
                name: "customer_words");

            migrationBuilder.DropTable(
                name: "stripe_customers");

            migrationBuilder.DropTable(
                name: "subscriptions");

            migrationBuilder.DropTable(
                name: "timeline");

            migrationBuilder.DropTable(
                name: "tier_versions");

            migrationBuilder.DropTable(
                name: "tiers");

            migrationBuilder.DropIndex(
                name: "IX_billing_profiles_created_at_id",
                table: "billing_profiles");

            migrationBuilder.DropIndex(
                name: "IX_billing_profiles_sort_key_id",
                table: "billing_profiles");

            migrationBuilder.DropColumn(
                name: "sort_key",
                table: "billing_profiles");
        }
    }
}

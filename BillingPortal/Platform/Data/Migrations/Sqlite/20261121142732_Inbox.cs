using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BillingPortal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Inbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "stripe_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    event_id = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    object_id = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    livemode = table.Column<bool>(type: "INTEGER", nullable: false),
                    api_version = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stripe_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stripe_event_tries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    milliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    node = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stripe_event_tries", x => x.id);
                    table.ForeignKey(
                        name: "FK_stripe_event_tries_stripe_events_event_id",
                        column: x => x.event_id,
                        principalTable: "stripe_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stripe_event_work",
                columns: table => new
                {
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stripe_event_work", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_stripe_event_work_stripe_events_event_id",
                        column: x => x.event_id,
                        principalTable: "stripe_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stripe_payloads",
                columns: table => new
                {
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stripe_payloads", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_stripe_payloads_stripe_events_event_id",
                        column: x => x.event_id,
                        principalTable: "stripe_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_stripe_event_tries_event_id",
                table: "stripe_event_tries",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "IX_stripe_event_work_ended_at",
                table: "stripe_event_work",
                column: "ended_at");

            migrationBuilder.CreateIndex(
                name: "IX_stripe_event_work_state_due_at",
                table: "stripe_event_work",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_stripe_event_work_subject_state_event_id",
                table: "stripe_event_work",
                columns: new[] { "subject", "state", "event_id" });

            migrationBuilder.CreateIndex(
                name: "IX_stripe_events_event_id",
                table: "stripe_events",
                column: "event_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stripe_events_received_at",
                table: "stripe_events",
                column: "received_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "stripe_event_tries");

            migrationBuilder.DropTable(
                name: "stripe_event_work");

            migrationBuilder.DropTable(
                name: "stripe_payloads");

            migrationBuilder.DropTable(
                name: "stripe_events");
        }
    }
}

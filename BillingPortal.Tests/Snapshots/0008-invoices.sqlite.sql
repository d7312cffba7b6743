pragma foreign_keys=off;
begin;
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
CREATE TABLE "__EFMigrationsLock" ("Id" integer not null primary key, "Timestamp" text not null);
CREATE TABLE "access_versions" (
    "profile_id" INTEGER NOT NULL CONSTRAINT "PK_access_versions" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_access_versions_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT
);
CREATE TABLE "api_keys" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_api_keys" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "hash" BLOB NOT NULL,
    "scopes" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "expires_at" TEXT NULL,
    "last_used_at" TEXT NULL,
    "revoked_at" TEXT NULL
);
CREATE TABLE "audit_entries" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_audit_entries" PRIMARY KEY AUTOINCREMENT,
    "at" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" TEXT NULL,
    "after" TEXT NULL,
    "reason" TEXT NULL,
    "request_id" TEXT NULL
);
CREATE TABLE "audit_salts" (
    "subject" TEXT NOT NULL CONSTRAINT "PK_audit_salts" PRIMARY KEY,
    "salt" BLOB NOT NULL
);
CREATE TABLE "audit_seals" (
    "sequence" INTEGER NOT NULL CONSTRAINT "PK_audit_seals" PRIMARY KEY,
    "entry_id" INTEGER NOT NULL,
    "hash" BLOB NOT NULL,
    CONSTRAINT "FK_audit_seals_audit_entries_entry_id" FOREIGN KEY ("entry_id") REFERENCES "audit_entries" ("id") ON DELETE RESTRICT
);
CREATE TABLE "billed_months" (
    "profile_id" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "first_month" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "changes" INTEGER NOT NULL,
    "invoice_id" INTEGER NOT NULL,
    CONSTRAINT "PK_billed_months" PRIMARY KEY ("profile_id", "month"),
    CONSTRAINT "FK_billed_months_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_billed_months_invoices_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoices" ("id") ON DELETE RESTRICT
);
CREATE TABLE "billing_profiles" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_billing_profiles" PRIMARY KEY AUTOINCREMENT,
    "public_id" TEXT NOT NULL,
    "reference" TEXT NULL,
    "email" TEXT NULL,
    "name" TEXT NULL,
    "locale" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "plan_asked" TEXT NULL,
    "created_at" TEXT NOT NULL,
    "erased_at" TEXT NULL,
    "version" INTEGER NOT NULL
, "sort_key" TEXT NULL);
CREATE TABLE "billing_runs" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_billing_runs" PRIMARY KEY AUTOINCREMENT,
    "month" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "paused" INTEGER NOT NULL,
    "begun_at" TEXT NOT NULL,
    "final_from" TEXT NULL,
    "approved_at" TEXT NULL,
    "approved_by" TEXT NULL,
    "done_at" TEXT NULL,
    "at_profile" INTEGER NOT NULL,
    "seen" INTEGER NOT NULL,
    "expected" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);
CREATE TABLE "card_setups" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_card_setups" PRIMARY KEY AUTOINCREMENT,
    "profile_id" INTEGER NOT NULL,
    "setup_id" TEXT NOT NULL,
    "begun_at" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    "failures" INTEGER NOT NULL,
    CONSTRAINT "FK_card_setups_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT
);
CREATE TABLE "cards" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_cards" PRIMARY KEY AUTOINCREMENT,
    "profile_id" INTEGER NOT NULL,
    "method_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "brand" TEXT NULL,
    "last4" TEXT NULL,
    "expiry_month" INTEGER NULL,
    "expiry_year" INTEGER NULL,
    "country" TEXT NULL,
    "fingerprint_hash" TEXT NULL,
    "set_up_at" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    "ending" TEXT NULL,
    "expiry_told_at" TEXT NULL,
    "tell_stripe_at" TEXT NULL,
    CONSTRAINT "FK_cards_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT
);
CREATE TABLE "clock" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_clock" PRIMARY KEY,
    "offset_ticks" INTEGER NOT NULL
);
CREATE TABLE "credit_note_lines" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_credit_note_lines" PRIMARY KEY AUTOINCREMENT,
    "credit_note_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "tax_minor" INTEGER NOT NULL,
    "line_id" INTEGER NULL,
    CONSTRAINT "FK_credit_note_lines_credit_notes_credit_note_id" FOREIGN KEY ("credit_note_id") REFERENCES "credit_notes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_credit_note_lines_invoice_lines_line_id" FOREIGN KEY ("line_id") REFERENCES "invoice_lines" ("id") ON DELETE RESTRICT
);
CREATE TABLE "credit_notes" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_credit_notes" PRIMARY KEY AUTOINCREMENT,
    "public_id" TEXT NOT NULL,
    "profile_id" INTEGER NOT NULL,
    "invoice_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "subtotal_minor" INTEGER NOT NULL,
    "tax_minor" INTEGER NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "made_by" TEXT NULL,
    "final_at" TEXT NOT NULL,
    "seller" TEXT NOT NULL,
    "buyer" TEXT NOT NULL,
    CONSTRAINT "FK_credit_notes_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_credit_notes_invoices_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoices" ("id") ON DELETE RESTRICT
);
CREATE TABLE "credit_uses" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_credit_uses" PRIMARY KEY AUTOINCREMENT,
    "credit_note_id" INTEGER NOT NULL,
    "invoice_id" INTEGER NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "used_at" TEXT NOT NULL,
    CONSTRAINT "FK_credit_uses_credit_notes_credit_note_id" FOREIGN KEY ("credit_note_id") REFERENCES "credit_notes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_credit_uses_invoices_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoices" ("id") ON DELETE RESTRICT
);
CREATE TABLE "customer_words" (
    "profile_id" INTEGER NOT NULL,
    "word" TEXT NOT NULL,
    CONSTRAINT "PK_customer_words" PRIMARY KEY ("profile_id", "word"),
    CONSTRAINT "FK_customer_words_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE CASCADE
);
CREATE TABLE "denials" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_denials" PRIMARY KEY AUTOINCREMENT,
    "profile_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "inputs" TEXT NOT NULL,
    "first_at" TEXT NOT NULL,
    "last_at" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "FK_denials_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT
);
CREATE TABLE "fact_deliveries" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_fact_deliveries" PRIMARY KEY AUTOINCREMENT,
    "fact_id" INTEGER NOT NULL,
    "handler" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "due_at" TEXT NOT NULL,
    "leased_by" TEXT NULL,
    "leased_until" TEXT NULL,
    "error" TEXT NULL,
    "ended_at" TEXT NULL,
    CONSTRAINT "FK_fact_deliveries_facts_fact_id" FOREIGN KEY ("fact_id") REFERENCES "facts" ("id") ON DELETE RESTRICT
);
CREATE TABLE "facts" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_facts" PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "happened_at" TEXT NOT NULL
);
CREATE TABLE "invitations" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_invitations" PRIMARY KEY AUTOINCREMENT,
    "profile_id" INTEGER NOT NULL,
    "token_hash" BLOB NOT NULL,
    "expires_at" TEXT NOT NULL,
    "accepted_at" TEXT NULL,
    "revoked_at" TEXT NULL,
    CONSTRAINT "FK_invitations_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE CASCADE
);
CREATE TABLE "invoice_details" (
    "profile_id" INTEGER NOT NULL CONSTRAINT "PK_invoice_details" PRIMARY KEY,
    "name" TEXT NULL,
    "address" TEXT NULL,
    "postal_code" TEXT NULL,
    "city" TEXT NULL,
    "country" TEXT NULL,
    "tax_id" TEXT NULL,
    "purchase_order" TEXT NULL,
    "parked_why" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_invoice_details_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT
);
CREATE TABLE "invoice_lines" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_invoice_lines" PRIMARY KEY AUTOINCREMENT,
    "invoice_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "units" INTEGER NULL,
    "unit_price" TEXT NULL,
    "first_day" TEXT NULL,
    "last_day" TEXT NULL,
    "days" INTEGER NULL,
    "of_days" INTEGER NULL,
    "tier" TEXT NULL,
    "tier_version" INTEGER NULL,
    "override" TEXT NULL,
    "amount_minor" INTEGER NOT NULL,
    "tax_minor" INTEGER NOT NULL,
    "one_off_id" INTEGER NULL,
    "from_invoice_id" INTEGER NULL,
    CONSTRAINT "FK_invoice_lines_invoices_from_invoice_id" FOREIGN KEY ("from_invoice_id") REFERENCES "invoices" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_invoice_lines_invoices_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoices" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_invoice_lines_one_offs_one_off_id" FOREIGN KEY ("one_off_id") REFERENCES "one_offs" ("id") ON DELETE RESTRICT
);
CREATE TABLE "invoices" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_invoices" PRIMARY KEY AUTOINCREMENT,
    "public_id" TEXT NOT NULL,
    "profile_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "parked_why" TEXT NULL,
    "released" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "subtotal_minor" INTEGER NOT NULL,
    "tax_minor" INTEGER NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "settled_minor" INTEGER NOT NULL,
    "drafted_at" TEXT NOT NULL,
    "waits_for_day" TEXT NULL,
    "waits_until" TEXT NULL,
    "final_at" TEXT NULL,
    "due_on" TEXT NULL,
    "closed_at" TEXT NULL,
    "series" TEXT NULL,
    "year" INTEGER NULL,
    "sequence" INTEGER NULL,
    "number" TEXT NULL,
    "seller" TEXT NULL,
    "buyer" TEXT NULL,
    "facts" TEXT NOT NULL,
    "watermark" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_invoices_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT
);
CREATE TABLE "job_runs" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_job_runs" PRIMARY KEY AUTOINCREMENT,
    "job" TEXT NOT NULL,
    "node" TEXT NOT NULL,
    "started_at" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    "outcome" TEXT NOT NULL,
    "message" TEXT NULL
);
CREATE TABLE "leases" (
    "name" TEXT NOT NULL CONSTRAINT "PK_leases" PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "until" TEXT NOT NULL
);
CREATE TABLE "link_tokens" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_link_tokens" PRIMARY KEY AUTOINCREMENT,
    "hash" BLOB NOT NULL,
    "person_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "detail" TEXT NULL,
    "expires_at" TEXT NOT NULL,
    "used_at" TEXT NULL,
    CONSTRAINT "FK_link_tokens_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE CASCADE
);
CREATE TABLE "mails" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_mails" PRIMARY KEY AUTOINCREMENT,
    "cause" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "person_id" TEXT NULL,
    "recipient" TEXT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "html" TEXT NULL,
    "text" TEXT NULL,
    "carries_token" INTEGER NOT NULL,
    "written_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "due_at" TEXT NOT NULL,
    "leased_by" TEXT NULL,
    "leased_until" TEXT NULL,
    "ended_at" TEXT NULL,
    "error" TEXT NULL, "attachment_id" TEXT NULL, "attachment_kind" TEXT NULL, "attachment_name" TEXT NULL,
    CONSTRAINT "FK_mails_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE SET NULL
);
CREATE TABLE "memberships" (
    "profile_id" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    CONSTRAINT "PK_memberships" PRIMARY KEY ("profile_id", "person_id"),
    CONSTRAINT "FK_memberships_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_memberships_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE CASCADE
);
CREATE TABLE "number_series" (
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    CONSTRAINT "PK_number_series" PRIMARY KEY ("series", "year")
);
CREATE TABLE "one_offs" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_one_offs" PRIMARY KEY AUTOINCREMENT,
    "profile_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "given_by" TEXT NOT NULL,
    "given_at" TEXT NOT NULL,
    "invoice_id" INTEGER NULL,
    "withdrawn_at" TEXT NULL,
    CONSTRAINT "FK_one_offs_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_one_offs_invoices_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoices" ("id") ON DELETE RESTRICT
);
CREATE TABLE "overrides" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_overrides" PRIMARY KEY AUTOINCREMENT,
    "profile_id" INTEGER NOT NULL,
    "tier_id" INTEGER NULL,
    "from_day" TEXT NOT NULL,
    "last_day" TEXT NULL,
    "base_minor" INTEGER NULL,
    "included" INTEGER NULL,
    "unit_price" TEXT NULL,
    "discount_basis_points" INTEGER NULL,
    "discount_minor" INTEGER NULL,
    "discount_until" TEXT NULL,
    "hard_cap" INTEGER NULL,
    "trial_days" INTEGER NULL,
    "tax_exempt" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "given_by" TEXT NOT NULL,
    "given_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_overrides_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_overrides_tiers_tier_id" FOREIGN KEY ("tier_id") REFERENCES "tiers" ("id") ON DELETE RESTRICT
);
CREATE TABLE "people" (
    "id" TEXT NOT NULL CONSTRAINT "PK_people" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "plan_asked" TEXT NULL,
    "created_at" TEXT NOT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" TEXT NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);
CREATE TABLE "person_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_person_claims" PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "FK_person_claims_people_user_id" FOREIGN KEY ("user_id") REFERENCES "people" ("id") ON DELETE CASCADE
);
CREATE TABLE "person_logins" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" TEXT NOT NULL,
    CONSTRAINT "PK_person_logins" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "FK_person_logins_people_user_id" FOREIGN KEY ("user_id") REFERENCES "people" ("id") ON DELETE CASCADE
);
CREATE TABLE "person_roles" (
    "user_id" TEXT NOT NULL,
    "role_id" TEXT NOT NULL,
    CONSTRAINT "PK_person_roles" PRIMARY KEY ("user_id", "role_id"),
    CONSTRAINT "FK_person_roles_people_user_id" FOREIGN KEY ("user_id") REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_person_roles_roles_role_id" FOREIGN KEY ("role_id") REFERENCES "roles" ("id") ON DELETE CASCADE
);
CREATE TABLE "person_tokens" (
    "user_id" TEXT NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "PK_person_tokens" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "FK_person_tokens_people_user_id" FOREIGN KEY ("user_id") REFERENCES "people" ("id") ON DELETE CASCADE
);
CREATE TABLE "plan_changes" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_plan_changes" PRIMARY KEY AUTOINCREMENT,
    "subscription_id" INTEGER NOT NULL,
    "before_version_id" INTEGER NOT NULL,
    "tier_version_id" INTEGER NOT NULL,
    "from_day" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    CONSTRAINT "FK_plan_changes_subscriptions_subscription_id" FOREIGN KEY ("subscription_id") REFERENCES "subscriptions" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_plan_changes_tier_versions_before_version_id" FOREIGN KEY ("before_version_id") REFERENCES "tier_versions" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_plan_changes_tier_versions_tier_version_id" FOREIGN KEY ("tier_version_id") REFERENCES "tier_versions" ("id") ON DELETE RESTRICT
);
CREATE TABLE "price_notices" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_price_notices" PRIMARY KEY AUTOINCREMENT,
    "profile_id" INTEGER NOT NULL,
    "tier_version_id" INTEGER NOT NULL,
    "told_at" TEXT NOT NULL,
    CONSTRAINT "FK_price_notices_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_price_notices_tier_versions_tier_version_id" FOREIGN KEY ("tier_version_id") REFERENCES "tier_versions" ("id") ON DELETE RESTRICT
);
CREATE TABLE "protection_keys" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_protection_keys" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "xml" TEXT NOT NULL
);
CREATE TABLE "role_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_role_claims" PRIMARY KEY AUTOINCREMENT,
    "role_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "FK_role_claims_roles_role_id" FOREIGN KEY ("role_id") REFERENCES "roles" ("id") ON DELETE CASCADE
);
CREATE TABLE "roles" (
    "id" TEXT NOT NULL CONSTRAINT "PK_roles" PRIMARY KEY,
    "name" TEXT NULL,
    "normalized_name" TEXT NULL,
    "concurrency_stamp" TEXT NULL
);
CREATE TABLE "run_failures" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_run_failures" PRIMARY KEY AUTOINCREMENT,
    "run_id" INTEGER NOT NULL,
    "profile_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "first_at" TEXT NOT NULL,
    "last_at" TEXT NOT NULL,
    "resolved_at" TEXT NULL,
    CONSTRAINT "FK_run_failures_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_run_failures_billing_runs_run_id" FOREIGN KEY ("run_id") REFERENCES "billing_runs" ("id") ON DELETE RESTRICT
);
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_sessions" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "started_at" TEXT NOT NULL,
    "seen_at" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    "browser" TEXT NOT NULL,
    CONSTRAINT "FK_sessions_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE CASCADE
);
CREATE TABLE "settings" (
    "name" TEXT NOT NULL CONSTRAINT "PK_settings" PRIMARY KEY,
    "value" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);
CREATE TABLE "signing_keys" (
    "id" TEXT NOT NULL CONSTRAINT "PK_signing_keys" PRIMARY KEY,
    "secret" TEXT NOT NULL,
    "x" TEXT NOT NULL,
    "y" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "signs_from" TEXT NOT NULL,
    "gone_at" TEXT NOT NULL
);
CREATE TABLE "spending_caps" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_spending_caps" PRIMARY KEY AUTOINCREMENT,
    "profile_id" INTEGER NOT NULL,
    "from_day" TEXT NOT NULL,
    "cap_minor" INTEGER NULL,
    "set_by" TEXT NOT NULL,
    "set_at" TEXT NOT NULL,
    CONSTRAINT "FK_spending_caps_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT
);
CREATE TABLE "stamp" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_stamp" PRIMARY KEY,
    "mode" TEXT NOT NULL,
    "stripe_account" TEXT NULL,
    "currency" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "stamped_at" TEXT NOT NULL
);
CREATE TABLE "stripe_customers" (
    "profile_id" INTEGER NOT NULL CONSTRAINT "PK_stripe_customers" PRIMARY KEY,
    "stripe_id" TEXT NULL,
    "attempt" INTEGER NOT NULL,
    "begun_at" TEXT NOT NULL,
    "delete_at" TEXT NULL,
    CONSTRAINT "FK_stripe_customers_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT
);
CREATE TABLE "stripe_event_tries" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_stripe_event_tries" PRIMARY KEY AUTOINCREMENT,
    "event_id" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "milliseconds" INTEGER NOT NULL,
    "node" TEXT NOT NULL,
    "error" TEXT NULL,
    CONSTRAINT "FK_stripe_event_tries_stripe_events_event_id" FOREIGN KEY ("event_id") REFERENCES "stripe_events" ("id") ON DELETE RESTRICT
);
CREATE TABLE "stripe_event_work" (
    "event_id" INTEGER NOT NULL CONSTRAINT "PK_stripe_event_work" PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "due_at" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    "reason" TEXT NULL,
    CONSTRAINT "FK_stripe_event_work_stripe_events_event_id" FOREIGN KEY ("event_id") REFERENCES "stripe_events" ("id") ON DELETE RESTRICT
);
CREATE TABLE "stripe_events" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_stripe_events" PRIMARY KEY AUTOINCREMENT,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "object_id" TEXT NULL,
    "livemode" INTEGER NOT NULL,
    "api_version" TEXT NULL,
    "created_at" TEXT NULL,
    "received_at" TEXT NOT NULL,
    "digest" TEXT NOT NULL
);
CREATE TABLE "stripe_payloads" (
    "event_id" INTEGER NOT NULL CONSTRAINT "PK_stripe_payloads" PRIMARY KEY,
    "body" BLOB NOT NULL,
    CONSTRAINT "FK_stripe_payloads_stripe_events_event_id" FOREIGN KEY ("event_id") REFERENCES "stripe_events" ("id") ON DELETE RESTRICT
);
CREATE TABLE "subscriptions" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_subscriptions" PRIMARY KEY AUTOINCREMENT,
    "profile_id" INTEGER NOT NULL,
    "tier_version_id" INTEGER NOT NULL,
    "started_at" TEXT NOT NULL,
    "trial_ends_at" TEXT NULL,
    "ended_at" TEXT NULL,
    "soon_told_at" TEXT NULL,
    "end_told_at" TEXT NULL,
    "version" INTEGER NOT NULL, "access_ends_at" TEXT NULL, "cancel_on" TEXT NULL, "left_told_at" TEXT NULL, "next_from" TEXT NULL, next_version_id integer null references tier_versions (id) on delete restrict, "paid_start" TEXT NOT NULL DEFAULT 'AfterTrial',
    CONSTRAINT "FK_subscriptions_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_subscriptions_tier_versions_tier_version_id" FOREIGN KEY ("tier_version_id") REFERENCES "tier_versions" ("id") ON DELETE RESTRICT
);
CREATE TABLE "tier_versions" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_tier_versions" PRIMARY KEY AUTOINCREMENT,
    "tier_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "yearly_minor" INTEGER NULL,
    "included" INTEGER NOT NULL,
    "range_from" INTEGER NOT NULL,
    "unit_price" TEXT NULL,
    "hard_limit" INTEGER NOT NULL,
    "trial_days" INTEGER NULL,
    "needs_card" INTEGER NOT NULL,
    "card_first" INTEGER NOT NULL,
    "invoiced_by" TEXT NOT NULL,
    "features" TEXT NOT NULL,
    "for_all_from" TEXT NULL,
    "published_at" TEXT NOT NULL,
    "base_currency" TEXT NOT NULL,
    "base_minor" INTEGER NOT NULL,
    CONSTRAINT "FK_tier_versions_tiers_tier_id" FOREIGN KEY ("tier_id") REFERENCES "tiers" ("id") ON DELETE RESTRICT
);
CREATE TABLE "tiers" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_tiers" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "is_default" INTEGER NOT NULL,
    "archived_at" TEXT NULL,
    "version" INTEGER NOT NULL
);
CREATE TABLE "timeline" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_timeline" PRIMARY KEY AUTOINCREMENT,
    "profile_id" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "once" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    CONSTRAINT "FK_timeline_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT
);
CREATE TABLE "upcoming_notices" (
    "month" TEXT NOT NULL CONSTRAINT "PK_upcoming_notices" PRIMARY KEY,
    "at_profile" INTEGER NOT NULL,
    "done_at" TEXT NULL
);
CREATE TABLE "usage_checks" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_usage_checks" PRIMARY KEY AUTOINCREMENT,
    "begun_at" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    "counters" INTEGER NOT NULL
);
CREATE TABLE "usage_days" (
    "profile_id" INTEGER NOT NULL,
    "meter" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    CONSTRAINT "PK_usage_days" PRIMARY KEY ("profile_id", "meter", "day"),
    CONSTRAINT "FK_usage_days_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT
);
CREATE TABLE "usage_differences" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_usage_differences" PRIMARY KEY AUTOINCREMENT,
    "check_id" INTEGER NOT NULL,
    "profile_id" INTEGER NOT NULL,
    "meter" TEXT NOT NULL,
    "of" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "hour" INTEGER NOT NULL,
    "counted" INTEGER NOT NULL,
    "by_events" INTEGER NOT NULL,
    "repaired_at" TEXT NULL,
    CONSTRAINT "FK_usage_differences_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_usage_differences_usage_checks_check_id" FOREIGN KEY ("check_id") REFERENCES "usage_checks" ("id") ON DELETE CASCADE
);
CREATE TABLE "usage_events" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_usage_events" PRIMARY KEY AUTOINCREMENT,
    "profile_id" INTEGER NOT NULL,
    "meter" TEXT NOT NULL,
    "event_id" TEXT NULL,
    "units" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "at_given" INTEGER NOT NULL,
    "received_at" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "api_key_id" INTEGER NULL,
    "properties" TEXT NULL,
    "total" INTEGER NULL,
    "reverses_id" INTEGER NULL,
    CONSTRAINT "FK_usage_events_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_usage_events_usage_events_reverses_id" FOREIGN KEY ("reverses_id") REFERENCES "usage_events" ("id") ON DELETE RESTRICT
);
CREATE TABLE "usage_hours" (
    "profile_id" INTEGER NOT NULL,
    "meter" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "hour" INTEGER NOT NULL,
    "units" INTEGER NOT NULL,
    CONSTRAINT "PK_usage_hours" PRIMARY KEY ("profile_id", "meter", "day", "hour"),
    CONSTRAINT "FK_usage_hours_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT
);
CREATE TABLE usage_ids (part integer not null primary key, entries blob not null);
CREATE TABLE "usage_marks" (
    "profile_id" INTEGER NOT NULL CONSTRAINT "PK_usage_marks" PRIMARY KEY,
    "marks" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_usage_marks_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT
);
CREATE TABLE "usage_months" (
    "profile_id" INTEGER NOT NULL,
    "meter" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "changes" INTEGER NOT NULL,
    "judged" INTEGER NOT NULL,
    CONSTRAINT "PK_usage_months" PRIMARY KEY ("profile_id", "meter", "month"),
    CONSTRAINT "FK_usage_months_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT
);
CREATE TABLE "usage_refusals" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_usage_refusals" PRIMARY KEY AUTOINCREMENT,
    "day" TEXT NOT NULL,
    "api_key_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_at" TEXT NOT NULL,
    "last_event_id" TEXT NULL,
    "last_reason" TEXT NOT NULL,
    CONSTRAINT "FK_usage_refusals_api_keys_api_key_id" FOREIGN KEY ("api_key_id") REFERENCES "api_keys" ("id") ON DELETE RESTRICT
);
CREATE TABLE usage_runs (run integer not null primary key, closed_at text not null, first_row integer not null, last_row integer not null);
CREATE TABLE "usage_warnings" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_usage_warnings" PRIMARY KEY AUTOINCREMENT,
    "profile_id" INTEGER NOT NULL,
    "period_from" TEXT NOT NULL,
    "of" TEXT NOT NULL,
    "percent" INTEGER NOT NULL,
    "used" INTEGER NOT NULL,
    "limit" INTEGER NOT NULL,
    "told" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "FK_usage_warnings_billing_profiles_profile_id" FOREIGN KEY ("profile_id") REFERENCES "billing_profiles" ("id") ON DELETE RESTRICT
);
insert into "__EFMigrationsHistory" values ('20261121104444_Installation', '10.0.14');
insert into "__EFMigrationsHistory" values ('20261121104455_FactsAndJobs', '10.0.14');
insert into "__EFMigrationsHistory" values ('20261121112822_Accounts', '10.0.14');
insert into "__EFMigrationsHistory" values ('20261121132625_AuditSalts', '10.0.14');
insert into "__EFMigrationsHistory" values ('20261121142732_Inbox', '10.0.14');
insert into "__EFMigrationsHistory" values ('20261121171934_Journey', '10.0.14');
insert into "__EFMigrationsHistory" values ('20261121194235_Plans', '10.0.14');
insert into "__EFMigrationsHistory" values ('20261121225230_Usage', '10.0.14');
insert into "__EFMigrationsHistory" values ('20261122052226_Invoices', '10.0.14');
insert into "access_versions" values (1, 2);
insert into "access_versions" values (3, 1);
insert into "api_keys" values (1, 'sample', 'bp_1yuiQM', x'51AEE5F4B41EBDF35B4496493626EBD2AC50354F0E9E470A433A6E5FF7DF2F7E', 'usage', '2026-06-01 12:00:00', null, null, null);
insert into "audit_entries" values (1, '2026-06-01 12:00:00', 'terminal', 'api-key.created', 'api-key:1', null, '{"start":"bp_1yuiQM","scopes":["usage"],"expiresAt":null}', null, null);
insert into "audit_entries" values (2, '2026-06-01 12:00:00', 'terminal', 'customer.created', 'customer:cust_7erruqcqeiozfplmzhjn', null, '{"reference":null,"email":"veiled:3c004411bdd4f9ddeb7d6561","name":null,"locale":"en-US","timeZone":"UTC","plan":null}', null, null);
insert into "audit_entries" values (3, '2026-06-01 12:00:00', 'terminal', 'customer.invited', 'customer:cust_7erruqcqeiozfplmzhjn', null, null, null, null);
insert into "audit_entries" values (4, '2026-06-01 12:00:00', 'person:38339d8f-1989-4bdb-91c6-0e4f009bd799', 'customer.invitation-accepted', 'customer:cust_7erruqcqeiozfplmzhjn', null, null, null, null);
insert into "audit_entries" values (5, '2026-06-01 12:00:00', 'terminal', 'customer.created', 'customer:cust_hiivswjbtqy64vyxgig7', null, '{"reference":null,"email":"veiled:faf1074aed7f84a6631a5b8c","name":null,"locale":"en-US","timeZone":"UTC","plan":null}', null, null);
insert into "audit_entries" values (6, '2026-06-01 12:00:00', 'terminal', 'customer.invited', 'customer:cust_hiivswjbtqy64vyxgig7', null, null, null, null);
insert into "audit_entries" values (7, '2026-06-01 12:00:00', 'person:p-rosa@example.com', 'customer.created', 'customer:cust_k6lyhemzsfrjp3ulyqrh', null, '{"reference":null,"email":"veiled:d55d23db96c1adaca3bdc928","name":null,"locale":"en-US","timeZone":"UTC","plan":null}', null, null);
insert into "audit_salts" values ('customer:cust_7erruqcqeiozfplmzhjn', x'37A864AE0278D674A7EE927CDEE71AB1A9CAC00FAC634B592AE0CBCAD3F920FF');
insert into "audit_salts" values ('customer:cust_hiivswjbtqy64vyxgig7', x'6F42A33B5549F09F717CD6EE266905E3CFCFB19C4E16C541ADF3A1EC15026469');
insert into "audit_salts" values ('customer:cust_k6lyhemzsfrjp3ulyqrh', x'CA058954C21EFFB6EB3684F1DF2AB7CA681245E1534F52864FCD4E941E38D044');
insert into "audit_seals" values (1, 1, x'6D602808AD0FE2B1B57AE65E466EBB8C7D506477F573363935E82EDAE5781CD5');
insert into "billed_months" values (3, '2026-05-01', '2026-05-01', 15, 2, 1);
insert into "billing_profiles" values (1, 'cust_7erruqcqeiozfplmzhjn', null, 'taken-over@example.com', null, 'en-US', 'UTC', null, '2026-06-01 12:00:00', null, 1, 'taken-over@example.com');
insert into "billing_profiles" values (2, 'cust_hiivswjbtqy64vyxgig7', null, 'invited@example.com', null, 'en-US', 'UTC', null, '2026-06-01 12:00:00', null, 1, 'invited@example.com');
insert into "billing_profiles" values (3, 'cust_k6lyhemzsfrjp3ulyqrh', null, 'rosa@example.com', null, 'en-US', 'UTC', null, '2026-06-01 12:00:00', null, 1, 'rosa@example.com');
insert into "billing_runs" values (1, '2026-05-01', 'Done', 0, '2026-06-01 12:00:00', '2026-06-01 12:00:00', '2026-06-01 12:00:00', 'terminal', '2026-06-01 12:00:00', 3, 1, 1, 1);
insert into "card_setups" values (1, 1, 'seti_2', '2026-06-01 12:00:00', '2026-06-01 12:00:00', 0);
insert into "card_setups" values (2, 1, 'seti_4', '2026-06-01 12:00:00', '2026-06-01 12:00:00', 0);
insert into "card_setups" values (3, 1, 'seti_6', '2026-06-01 12:00:00', null, 0);
insert into "cards" values (1, 1, 'pm_3', 'card', 'visa', '1111', 12, 2030, 'US', '88eef81f38169994892d99edcb86e3000a0b78b5243c26cf6eee7bf986ef8bcd', '2026-06-01 11:55:00', '2026-06-01 11:59:00', 'Replaced', null, '2026-06-01 12:00:00');
insert into "cards" values (2, 1, 'pm_5', 'card', 'visa', '4242', 12, 2030, 'US', 'e0aaa77520213c292eb1d1e2c61e7463df99a1c066ed5ad4c700ef6673805993', '2026-06-01 11:59:00', null, null, null, '2026-06-01 12:00:00');
insert into "clock" values (1, 0);
insert into "credit_note_lines" values (1, 1, 1, 'Basic', 1000, 0, 1);
insert into "credit_notes" values (1, 'cn_sample', 3, 1, 'Correction', 'CN', 2026, 1, 'CN-2026-000001', 'USD', 1000, 0, 1000, 'Charged twice', 'terminal', '2026-06-01 12:00:00', '{}', '{}');
insert into "credit_uses" values (1, 1, 1, 1000, '2026-06-01 12:00:00');
insert into "customer_words" values (1, '@example.com');
insert into "customer_words" values (1, 'cust_7erruqcqeiozfplmzhjn');
insert into "customer_words" values (1, 'taken-over@example.com');
insert into "customer_words" values (2, '@example.com');
insert into "customer_words" values (2, 'cust_hiivswjbtqy64vyxgig7');
insert into "customer_words" values (2, 'invited@example.com');
insert into "customer_words" values (3, '@example.com');
insert into "customer_words" values (3, 'cust_k6lyhemzsfrjp3ulyqrh');
insert into "customer_words" values (3, 'rosa@example.com');
insert into "denials" values (1, 3, 'trial_over', '{}', '2026-06-01 12:00:00', '2026-06-01 12:00:00', 2);
insert into "fact_deliveries" values (1, 1, 'test.hearing', 'customer:1', 'Done', 1, '2026-06-01 12:00:00', null, null, null, '2026-06-01 12:00:00');
insert into "fact_deliveries" values (2, 2, 'test.hearing', 'customer:2', 'Done', 1, '2026-06-01 12:00:00', null, null, null, '2026-06-01 12:00:00');
insert into "facts" values (1, 'test.told', 'customer:1', '{"subject":"customer:1","number":1}', '2026-06-01 12:00:00');
insert into "facts" values (2, 'test.told', 'customer:2', '{"subject":"customer:2","number":2}', '2026-06-01 12:00:00');
insert into "invitations" values (1, 1, x'C046F2B44AA3569A94368B0EE45475CC099DDA42CFB66E35539779FEB86AFF37', '2026-06-15 12:00:00', '2026-06-01 12:00:00', null);
insert into "invitations" values (2, 2, x'248183A77DA06FDE98696F73B65414F2EE73AFD47E5C4278784CB944C837684A', '2026-06-15 12:00:00', null, null);
insert into "invoice_details" values (3, 'Harbour & Sons', '1 Quay', '10001', 'New York', 'US', 'US123', 'PO-7', null, 1);
insert into "invoice_lines" values (1, 1, 1, 'Base', 'Basic, 24 of 30 days', '2026-05-01', null, null, '2026-05-01', '2026-05-24', 24, 30, 'Basic', 1, null, 4000, 0, null, null);
insert into "invoices" values (1, 'inv_sample', 3, 'Month', '2026-05-01', 'Open', null, 0, 'USD', 4000, 0, 4000, 1000, '2026-06-01 12:00:00', null, null, '2026-06-01 12:00:00', '2026-06-01', null, 'INV', 2026, 1, 'INV-2026-000001', '{}', '{}', '{}', 3, 3);
insert into "job_runs" values (1, 'due', 'vm-8459-53f874', '2026-06-01 12:00:00', '2026-06-01 12:00:00', 'Done', 'Did 0 due step(s).');
insert into "leases" values ('sample', 'vm-8459-53f874/8918e6b87e2f', '2026-06-02 12:00:00');
insert into "link_tokens" values (1, x'5FFE36E0D5838445F91A25F1EE65FF983722F8BA1C6BBB2F6777DB734DF38B40', '259ddc10-28c4-4c1a-ac2e-6397c24379cb', 'confirm', null, '2026-06-02 12:00:00', null);
insert into "mails" values (1, 'invitation/1', '<4675f3cb75a989e065a2d59d@portal.invalid>', '38339d8f-1989-4bdb-91c6-0e4f009bd799', 'taken-over@example.com', 'invitation', 'Manage your billing', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>Manage your billing</title>
<style>
@media (prefers-color-scheme: dark) {
  .page { background-color: #0f141a !important; color: #e8edf2 !important; }
  .card { background-color: #171e26 !important; border-color: #2b3642 !important; }
  .ink { color: #e8edf2 !important; }
  .ink-2 { color: #b3bfcc !important; }
  .button { background-color: #7da2f2 !important; color: #0c1626 !important; }
  .link { color: #7da2f2 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f6f7f9;color:#16202b;font-family:Inter,-apple-system,''Segoe UI'',Roboto,Arial,sans-serif;font-size:16px;line-height:24px">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;color:transparent" aria-hidden="true">An account for your billing has been prepared for you. Open it to see your plan, your usage and your invoices, and to manage how you pay.</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background-color:#f6f7f9">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td class="ink" style="padding:0 4px 16px;text-align:left;font-size:16px;line-height:24px;font-weight:600;color:#16202b">Billing Portal</td></tr>
<tr><td class="card" style="background-color:#ffffff;border:1px solid #dfe3e8;border-radius:12px;padding:28px 28px 20px;text-align:left">
<h1 class="ink" style="margin:0 0 16px;font-size:20px;line-height:26px;font-weight:600;color:#16202b">Manage your billing</h1>
<p style="margin:0 0 16px;overflow-wrap:anywhere">An account for your billing has been prepared for you. Open it to see your plan, your usage and your invoices, and to manage how you pay.</p>
<p style="margin:0 0 16px;overflow-wrap:anywhere">The link works once, for 14 days.</p>
<p style="margin:8px 0 20px"><a class="button" href="http://localhost/invitation?token=qints1HX-eISsT5zav66iZ8_niCFeAq9DcnXeNJ52Nc" style="display:inline-block;padding:10px 20px;background-color:#2f5bb7;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:600">Open your account</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If the button does nothing, copy this address into your browser:<br><a class="link" href="http://localhost/invitation?token=qints1HX-eISsT5zav66iZ8_niCFeAq9DcnXeNJ52Nc" style="color:#2f5bb7">http://localhost/invitation?token=qints1HX-eISsT5zav66iZ8_niCFeAq9DcnXeNJ52Nc</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If you did not expect this, do nothing: without the link nobody gets in, and nothing is charged for it.</p>
</td></tr>
<tr><td class="ink-2" style="padding:16px 4px 0;text-align:left;font-size:13px;line-height:20px;color:#5f6b7a">Sent by Billing Portal. It was written by a program; nobody reads answers to it.</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
', 'An account for your billing has been prepared for you. Open it to see your plan, your usage and your invoices, and to manage how you pay.

The link works once, for 14 days.

Open your account:
http://localhost/invitation?token=qints1HX-eISsT5zav66iZ8_niCFeAq9DcnXeNJ52Nc

If you did not expect this, do nothing: without the link nobody gets in, and nothing is charged for it.

-- 
Sent by Billing Portal. It was written by a program; nobody reads answers to it.
', 1, '2026-06-01 12:00:00', 'Waiting', 0, '2026-06-01 12:00:00', null, null, null, null, null, null, null);
insert into "mails" values (2, 'invitation/2', '<719cf4c618b22b8e88e61782@portal.invalid>', null, 'invited@example.com', 'invitation', 'Manage your billing', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>Manage your billing</title>
<style>
@media (prefers-color-scheme: dark) {
  .page { background-color: #0f141a !important; color: #e8edf2 !important; }
  .card { background-color: #171e26 !important; border-color: #2b3642 !important; }
  .ink { color: #e8edf2 !important; }
  .ink-2 { color: #b3bfcc !important; }
  .button { background-color: #7da2f2 !important; color: #0c1626 !important; }
  .link { color: #7da2f2 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f6f7f9;color:#16202b;font-family:Inter,-apple-system,''Segoe UI'',Roboto,Arial,sans-serif;font-size:16px;line-height:24px">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;color:transparent" aria-hidden="true">An account for your billing has been prepared for you. Open it to see your plan, your usage and your invoices, and to manage how you pay.</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background-color:#f6f7f9">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td class="ink" style="padding:0 4px 16px;text-align:left;font-size:16px;line-height:24px;font-weight:600;color:#16202b">Billing Portal</td></tr>
<tr><td class="card" style="background-color:#ffffff;border:1px solid #dfe3e8;border-radius:12px;padding:28px 28px 20px;text-align:left">
<h1 class="ink" style="margin:0 0 16px;font-size:20px;line-height:26px;font-weight:600;color:#16202b">Manage your billing</h1>
<p style="margin:0 0 16px;overflow-wrap:anywhere">An account for your billing has been prepared for you. Open it to see your plan, your usage and your invoices, and to manage how you pay.</p>
<p style="margin:0 0 16px;overflow-wrap:anywhere">The link works once, for 14 days.</p>
<p style="margin:8px 0 20px"><a class="button" href="http://localhost/invitation?token=BJYAUD5F64K9ajn2x8fqhF9B6GQ0i4Ga7iqj7yfMZHg" style="display:inline-block;padding:10px 20px;background-color:#2f5bb7;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:600">Open your account</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If the button does nothing, copy this address into your browser:<br><a class="link" href="http://localhost/invitation?token=BJYAUD5F64K9ajn2x8fqhF9B6GQ0i4Ga7iqj7yfMZHg" style="color:#2f5bb7">http://localhost/invitation?token=BJYAUD5F64K9ajn2x8fqhF9B6GQ0i4Ga7iqj7yfMZHg</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If you did not expect this, do nothing: without the link nobody gets in, and nothing is charged for it.</p>
</td></tr>
<tr><td class="ink-2" style="padding:16px 4px 0;text-align:left;font-size:13px;line-height:20px;color:#5f6b7a">Sent by Billing Portal. It was written by a program; nobody reads answers to it.</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
', 'An account for your billing has been prepared for you. Open it to see your plan, your usage and your invoices, and to manage how you pay.

The link works once, for 14 days.

Open your account:
http://localhost/invitation?token=BJYAUD5F64K9ajn2x8fqhF9B6GQ0i4Ga7iqj7yfMZHg

If you did not expect this, do nothing: without the link nobody gets in, and nothing is charged for it.

-- 
Sent by Billing Portal. It was written by a program; nobody reads answers to it.
', 1, '2026-06-01 12:00:00', 'Waiting', 0, '2026-06-01 12:00:00', null, null, null, null, null, null, null);
insert into "mails" values (3, 'card-confirmed/pm_3', '<03a8f86982e93c3a9bbf5bbb@portal.invalid>', '38339d8f-1989-4bdb-91c6-0e4f009bd799', 'taken-over@example.com', 'card-confirmed', 'Your card is set up', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>Your card is set up</title>
<style>
@media (prefers-color-scheme: dark) {
  .page { background-color: #0f141a !important; color: #e8edf2 !important; }
  .card { background-color: #171e26 !important; border-color: #2b3642 !important; }
  .ink { color: #e8edf2 !important; }
  .ink-2 { color: #b3bfcc !important; }
  .button { background-color: #7da2f2 !important; color: #0c1626 !important; }
  .link { color: #7da2f2 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f6f7f9;color:#16202b;font-family:Inter,-apple-system,''Segoe UI'',Roboto,Arial,sans-serif;font-size:16px;line-height:24px">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;color:transparent" aria-hidden="true">Visa •••• 1111 is set up and expires 12/2030.</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background-color:#f6f7f9">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td class="ink" style="padding:0 4px 16px;text-align:left;font-size:16px;line-height:24px;font-weight:600;color:#16202b">Billing Portal</td></tr>
<tr><td class="card" style="background-color:#ffffff;border:1px solid #dfe3e8;border-radius:12px;padding:28px 28px 20px;text-align:left">
<h1 class="ink" style="margin:0 0 16px;font-size:20px;line-height:26px;font-weight:600;color:#16202b">Your card is set up</h1>
<p style="margin:0 0 16px;overflow-wrap:anywhere">Visa •••• 1111 is set up and expires 12/2030.</p>
<p style="margin:8px 0 20px"><a class="button" href="http://localhost/payment-method" style="display:inline-block;padding:10px 20px;background-color:#2f5bb7;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:600">See your payment method</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If the button does nothing, copy this address into your browser:<br><a class="link" href="http://localhost/payment-method" style="color:#2f5bb7">http://localhost/payment-method</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If it was not you who set it up, replace it there and write to us.</p>
</td></tr>
<tr><td class="ink-2" style="padding:16px 4px 0;text-align:left;font-size:13px;line-height:20px;color:#5f6b7a">Sent by Billing Portal. It was written by a program; nobody reads answers to it.</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
', 'Visa •••• 1111 is set up and expires 12/2030.

See your payment method:
http://localhost/payment-method

If it was not you who set it up, replace it there and write to us.

-- 
Sent by Billing Portal. It was written by a program; nobody reads answers to it.
', 0, '2026-06-01 12:00:00', 'Waiting', 0, '2026-06-01 12:00:00', null, null, null, null, null, null, null);
insert into "mails" values (4, 'card-confirmed/pm_5', '<bba995877f740367bd734a3a@portal.invalid>', '38339d8f-1989-4bdb-91c6-0e4f009bd799', 'taken-over@example.com', 'card-confirmed', 'Your card is set up', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>Your card is set up</title>
<style>
@media (prefers-color-scheme: dark) {
  .page { background-color: #0f141a !important; color: #e8edf2 !important; }
  .card { background-color: #171e26 !important; border-color: #2b3642 !important; }
  .ink { color: #e8edf2 !important; }
  .ink-2 { color: #b3bfcc !important; }
  .button { background-color: #7da2f2 !important; color: #0c1626 !important; }
  .link { color: #7da2f2 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f6f7f9;color:#16202b;font-family:Inter,-apple-system,''Segoe UI'',Roboto,Arial,sans-serif;font-size:16px;line-height:24px">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;color:transparent" aria-hidden="true">Visa •••• 4242 is set up and expires 12/2030.</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background-color:#f6f7f9">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td class="ink" style="padding:0 4px 16px;text-align:left;font-size:16px;line-height:24px;font-weight:600;color:#16202b">Billing Portal</td></tr>
<tr><td class="card" style="background-color:#ffffff;border:1px solid #dfe3e8;border-radius:12px;padding:28px 28px 20px;text-align:left">
<h1 class="ink" style="margin:0 0 16px;font-size:20px;line-height:26px;font-weight:600;color:#16202b">Your card is set up</h1>
<p style="margin:0 0 16px;overflow-wrap:anywhere">Visa •••• 4242 is set up and expires 12/2030.</p>
<p style="margin:8px 0 20px"><a class="button" href="http://localhost/payment-method" style="display:inline-block;padding:10px 20px;background-color:#2f5bb7;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:600">See your payment method</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If the button does nothing, copy this address into your browser:<br><a class="link" href="http://localhost/payment-method" style="color:#2f5bb7">http://localhost/payment-method</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If it was not you who set it up, replace it there and write to us.</p>
</td></tr>
<tr><td class="ink-2" style="padding:16px 4px 0;text-align:left;font-size:13px;line-height:20px;color:#5f6b7a">Sent by Billing Portal. It was written by a program; nobody reads answers to it.</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
', 'Visa •••• 4242 is set up and expires 12/2030.

See your payment method:
http://localhost/payment-method

If it was not you who set it up, replace it there and write to us.

-- 
Sent by Billing Portal. It was written by a program; nobody reads answers to it.
', 0, '2026-06-01 12:00:00', 'Waiting', 0, '2026-06-01 12:00:00', null, null, null, null, null, null, null);
insert into "mails" values (5, 'cause/1', '<93419201022fac406979dd8d@portal.invalid>', null, 'anna@example.com', 'sample', 'A sample', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>A sample</title>
<style>
@media (prefers-color-scheme: dark) {
  .page { background-color: #0f141a !important; color: #e8edf2 !important; }
  .card { background-color: #171e26 !important; border-color: #2b3642 !important; }
  .ink { color: #e8edf2 !important; }
  .ink-2 { color: #b3bfcc !important; }
  .button { background-color: #7da2f2 !important; color: #0c1626 !important; }
  .link { color: #7da2f2 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f6f7f9;color:#16202b;font-family:Inter,-apple-system,''Segoe UI'',Roboto,Arial,sans-serif;font-size:16px;line-height:24px">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;color:transparent" aria-hidden="true">The first words.</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background-color:#f6f7f9">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td class="ink" style="padding:0 4px 16px;text-align:left;font-size:16px;line-height:24px;font-weight:600;color:#16202b">Billing Portal</td></tr>
<tr><td class="card" style="background-color:#ffffff;border:1px solid #dfe3e8;border-radius:12px;padding:28px 28px 20px;text-align:left">
<h1 class="ink" style="margin:0 0 16px;font-size:20px;line-height:26px;font-weight:600;color:#16202b">A sample</h1>
<p style="margin:0 0 16px;overflow-wrap:anywhere">The first words.</p>
<p style="margin:0 0 16px;overflow-wrap:anywhere">The second words.</p>
<p style="margin:8px 0 20px"><a class="button" href="http://127.0.0.1/confirm?token=c2VjcmV0LXRva2VuLW9mLWEtbGluay1pbi1hLW1haWw" style="display:inline-block;padding:10px 20px;background-color:#2f5bb7;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:600">Confirm the address</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If the button does nothing, copy this address into your browser:<br><a class="link" href="http://127.0.0.1/confirm?token=c2VjcmV0LXRva2VuLW9mLWEtbGluay1pbi1hLW1haWw" style="color:#2f5bb7">http://127.0.0.1/confirm?token=c2VjcmV0LXRva2VuLW9mLWEtbGluay1pbi1hLW1haWw</a></p>
</td></tr>
<tr><td class="ink-2" style="padding:16px 4px 0;text-align:left;font-size:13px;line-height:20px;color:#5f6b7a">Sent by Billing Portal. It was written by a program; nobody reads answers to it.</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
', 'The first words.

The second words.

Confirm the address:
http://127.0.0.1/confirm?token=c2VjcmV0LXRva2VuLW9mLWEtbGluay1pbi1hLW1haWw

-- 
Sent by Billing Portal. It was written by a program; nobody reads answers to it.
', 1, '2026-06-01 12:00:00', 'Waiting', 0, '2026-06-01 12:00:00', null, null, null, null, null, null, null);
insert into "mails" values (6, 'confirm-address/259ddc10-28c4-4c1a-ac2e-6397c24379cb/11fea81bd6b5fac7', '<51f8d1be7a119ff4ab7dcabd@portal.invalid>', '259ddc10-28c4-4c1a-ac2e-6397c24379cb', 'new@example.com', 'confirm-address', 'Confirm your address', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>Confirm your address</title>
<style>
@media (prefers-color-scheme: dark) {
  .page { background-color: #0f141a !important; color: #e8edf2 !important; }
  .card { background-color: #171e26 !important; border-color: #2b3642 !important; }
  .ink { color: #e8edf2 !important; }
  .ink-2 { color: #b3bfcc !important; }
  .button { background-color: #7da2f2 !important; color: #0c1626 !important; }
  .link { color: #7da2f2 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f6f7f9;color:#16202b;font-family:Inter,-apple-system,''Segoe UI'',Roboto,Arial,sans-serif;font-size:16px;line-height:24px">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;color:transparent" aria-hidden="true">Welcome. Confirm that this address is yours, and your account is ready.</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background-color:#f6f7f9">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td class="ink" style="padding:0 4px 16px;text-align:left;font-size:16px;line-height:24px;font-weight:600;color:#16202b">Billing Portal</td></tr>
<tr><td class="card" style="background-color:#ffffff;border:1px solid #dfe3e8;border-radius:12px;padding:28px 28px 20px;text-align:left">
<h1 class="ink" style="margin:0 0 16px;font-size:20px;line-height:26px;font-weight:600;color:#16202b">Confirm your address</h1>
<p style="margin:0 0 16px;overflow-wrap:anywhere">Welcome. Confirm that this address is yours, and your account is ready.</p>
<p style="margin:8px 0 20px"><a class="button" href="http://localhost/confirm?token=OvFRTofErsNBZWD9YobRaqtyHHtAfPY3HRQzYGGMhdQ" style="display:inline-block;padding:10px 20px;background-color:#2f5bb7;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:600">Confirm my address</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If the button does nothing, copy this address into your browser:<br><a class="link" href="http://localhost/confirm?token=OvFRTofErsNBZWD9YobRaqtyHHtAfPY3HRQzYGGMhdQ" style="color:#2f5bb7">http://localhost/confirm?token=OvFRTofErsNBZWD9YobRaqtyHHtAfPY3HRQzYGGMhdQ</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">The link works once, for 24 hours.</p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If you did not ask for this, do nothing: nothing changes.</p>
</td></tr>
<tr><td class="ink-2" style="padding:16px 4px 0;text-align:left;font-size:13px;line-height:20px;color:#5f6b7a">Sent by Billing Portal. It was written by a program; nobody reads answers to it.</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
', 'Welcome. Confirm that this address is yours, and your account is ready.

Confirm my address:
http://localhost/confirm?token=OvFRTofErsNBZWD9YobRaqtyHHtAfPY3HRQzYGGMhdQ

The link works once, for 24 hours.

If you did not ask for this, do nothing: nothing changes.

-- 
Sent by Billing Portal. It was written by a program; nobody reads answers to it.
', 1, '2026-06-01 12:00:00', 'Waiting', 0, '2026-06-01 12:00:00', null, null, null, null, null, null, null);
insert into "memberships" values (1, '38339d8f-1989-4bdb-91c6-0e4f009bd799', 'Owner', '2026-06-01 12:00:00');
insert into "memberships" values (3, 'p-rosa@example.com', 'Owner', '2026-06-01 12:00:00');
insert into "number_series" values ('CN', 2026, 1);
insert into "number_series" values ('INV', 2026, 1);
insert into "one_offs" values (1, 3, 'Setting up', 500, 'Agreed on the phone', 'terminal', '2026-06-01 12:00:00', 1, null);
insert into "overrides" values (1, 3, null, '2026-06-01', null, 4000, null, null, null, null, null, null, null, 0, 'An old customer.', 'terminal', '2026-06-01 12:00:00', 1);
insert into "people" values ('259ddc10-28c4-4c1a-ac2e-6397c24379cb', 'New', 'Pro', '2026-06-01 12:00:00', 'new@example.com', 'NEW@EXAMPLE.COM', 'new@example.com', 'NEW@EXAMPLE.COM', 0, 'AQAAAAIAAYagAAAAEKh7T6WuBPXFxKEiE3iWh3za1/ypUuzm0sLDD0QcB2HbmKItba19ZDgnEhfDsjQJ9Q==', '94f08dbf01319b3ef2f601b04eeb90ac', 'f9e7f628-c320-4d92-92d6-b79945a5d721', null, 0, 0, null, 1, 0);
insert into "people" values ('38339d8f-1989-4bdb-91c6-0e4f009bd799', 'Sample Owner', null, '2026-06-01 12:00:00', 'taken-over@example.com', 'TAKEN-OVER@EXAMPLE.COM', 'taken-over@example.com', 'TAKEN-OVER@EXAMPLE.COM', 1, 'AQAAAAIAAYagAAAAEG89PG3RL26nj9rV9z4x4yXr6ccJWPcFVTJTZeFXmzS5M4io1bo73h7jtGfoHxfr6g==', 'XWWAQX4HDWOYDPTJ5I3BRIVHYR62GR2R', '0709bba6-e0db-43ae-8b4e-af874c95a82f', null, 0, 0, null, 1, 0);
insert into "people" values ('cda4ec68-0d68-46ca-9917-d19da3f5a5e5', 'Ann', null, '2026-06-01 12:00:00', 'admin@example.com', 'ADMIN@EXAMPLE.COM', 'admin@example.com', 'ADMIN@EXAMPLE.COM', 1, 'AQAAAAIAAYagAAAAEOaX2myyRXSPkWzaBGZxOO2TclGEdvDTQi7bXIc7nTeDV1SX0KtUdWO/5umGA72vWA==', '3aa5c9f787092ba31fa298c3491c825c', 'f0aef5c0-f8c5-4267-9042-16b99926f6d7', null, 0, 0, null, 1, 0);
insert into "people" values ('p-rosa@example.com', '', null, '2026-06-01 12:00:00', 'rosa@example.com', null, 'rosa@example.com', 'ROSA@EXAMPLE.COM', 1, null, '65edc135-aa4a-4d77-b827-a3e688c68229', '93e2582e-bc43-424f-b7f2-2266b1127e6e', null, 0, 0, null, 0, 0);
insert into "person_roles" values ('38339d8f-1989-4bdb-91c6-0e4f009bd799', 'customer');
insert into "person_roles" values ('cda4ec68-0d68-46ca-9917-d19da3f5a5e5', 'admin');
insert into "plan_changes" values (1, 1, 1, 1, '2026-06-01', '2026-06-01 12:00:00');
insert into "price_notices" values (1, 3, 1, '2026-06-01 12:00:00');
insert into "protection_keys" values (1, 'key-0b30cb17-fe1b-4908-b424-62b04fec2eef', '<key id="0b30cb17-fe1b-4908-b424-62b04fec2eef" version="1"><creationDate>2026-11-22T06:03:08.1206812Z</creationDate><activationDate>2026-11-22T06:03:08.1206812Z</activationDate><expirationDate>2027-02-20T06:03:08.1206812Z</expirationDate><descriptor deserializerType="Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel.AuthenticatedEncryptorDescriptorDeserializer, Microsoft.AspNetCore.DataProtection, Version=10.0.0.0, Culture=neutral, PublicKeyToken=adb9793829ddae60"><descriptor><encryption algorithm="AES_256_CBC" /><validation algorithm="HMACSHA256" /><masterKey p4:requiresEncryption="true" xmlns:p4="http://schemas.asp.net/2015/03/dataProtection"><!-- Warning: the key below is in an unencrypted form. --><value>OlplBPOfwqttEO64wVHyYz8xDDG1Fst1gWZUoNMMtkCYWIwGlKQTTsFYy9xu3dHkkSHZ32dZBVQz9VyGHTCa4g==</value></masterKey></descriptor></descriptor></key>');
insert into "roles" values ('admin', 'Admin', 'ADMIN', 'Admin');
insert into "roles" values ('customer', 'Customer', 'CUSTOMER', 'Customer');
insert into "roles" values ('support', 'Support', 'SUPPORT', 'Support');
insert into "run_failures" values (1, 1, 3, 'fault', 'The database could not be reached.', 2, '2026-06-01 12:00:00', '2026-06-01 12:00:00', '2026-06-01 12:00:00');
insert into "sessions" values ('91a7dcd41662ee6dd16002451dd20473', 'cda4ec68-0d68-46ca-9917-d19da3f5a5e5', '2026-06-01 12:00:00', '2026-06-01 12:00:00', null, 'A browser on an unknown system');
insert into "settings" values ('heard-1', '1', '2026-06-01 12:00:00', 1);
insert into "settings" values ('heard-2', '2', '2026-06-01 12:00:00', 1);
insert into "settings" values ('sample', '1', '2026-06-01 12:00:00', 1);
insert into "settings" values ('told-evt_sample', '1', '1970-01-01 00:00:00', 1);
insert into "signing_keys" values ('es256-1', 'CfDJ8BfLMAsb_ghJtCRisE_sLu-YpoQyd7e_UdSCpwEVOb8Q3fwMOOzOdvovfYoAFwV2y6zqndD8ROyhnHDq-UDBP7frcJf0DjJp_ShRfm6ALDS826pL0ipLwfGo4gksFbTekGscIWWst87OIzVH6M9gc5jHYPpFv461vh_6aTFvzPounXaZVy8JFDF--2nYKCm00ZJVS3H-9VF4BXbOY2rv90-NmHi-KxPgv6ewol7Xh6k-RPvZkz1KlIVjnk2CvFtv2wXiEfQrC3k8B4VHEWQZXej84wE8X7Xv63Y1nKdbw-gt', 'T9uM6DiABklp1zu0YxPRrjJAtRhB_-93CMGSUZDFdJM', 'JgLFTAp3JFBAvku9CNuzYQDPGdQRF33RyfNBSXX_6rM', '2026-06-01 12:00:00', '2026-06-01 12:00:00', '2026-07-01 13:00:00');
insert into "spending_caps" values (1, 3, '2026-06-01', 2500, 'terminal', '2026-06-01 12:00:00');
insert into "stamp" values (1, 'Sandbox', null, 'USD', 'UTC', '2026-11-22 06:03:04.424116');
insert into "stripe_customers" values (1, 'cus_1', 1, '2026-06-01 12:00:00', null);
insert into "stripe_event_tries" values (1, 1, '2026-06-01 12:00:00', 0, 'vm-8459-53f874', null);
insert into "stripe_event_work" values (1, 'cus_1', 'Done', 0, '2026-06-01 12:00:00', '2026-06-01 12:00:00', null);
insert into "stripe_events" values (1, 'evt_sample', 'test.told', 'cus_1', 'pi_evt_sample', 0, '2026-07-29.dahlia', '2026-06-01 12:00:00', '2026-06-01 12:00:00', 'b74424082f8be78ea080fedcabbfc068aeb8c9d9fa71ad97ad5b2d038783a595');
insert into "stripe_payloads" values (1, x'7B226964223A226576745F73616D706C65222C226F626A656374223A226576656E74222C226170695F76657273696F6E223A22323032362D30372D32392E6461686C6961222C2263726561746564223A313738303331353230302C226C6976656D6F6465223A66616C73652C2274797065223A22746573742E746F6C64222C2264617461223A7B226F626A656374223A7B226964223A2270695F6576745F73616D706C65222C226F626A656374223A227061796D656E745F696E74656E74222C22637573746F6D6572223A226375735F31227D207D207D');
insert into "subscriptions" values (1, 3, 1, '2026-06-01 12:00:00', '2026-06-15 12:00:00', null, null, null, 1, null, null, null, null, null, 'AfterTrial');
insert into "tier_versions" values (1, 1, 1, null, 100, 0, '2.25', 0, null, 1, 0, 'Portal', '{}', null, '2026-06-01 12:00:00', 'USD', 5000);
insert into "tier_versions" values (2, 2, 1, null, 400, 100, '1.8', 0, null, 1, 0, 'Portal', '{}', null, '2026-06-01 12:00:00', 'USD', 18000);
insert into "tier_versions" values (3, 3, 1, null, 900, 400, '1.5', 0, null, 1, 0, 'Portal', '{}', null, '2026-06-01 12:00:00', 'USD', 35000);
insert into "tier_versions" values (4, 4, 1, null, 1500, 900, '1.25', 0, null, 1, 0, 'Portal', '{}', null, '2026-06-01 12:00:00', 'USD', 60000);
insert into "tiers" values (1, 'Basic', 10, 1, null, 1);
insert into "tiers" values (2, 'Premium', 20, 0, null, 1);
insert into "tiers" values (3, 'Silver', 30, 0, null, 1);
insert into "tiers" values (4, 'Gold', 40, 0, null, 1);
insert into "timeline" values (1, 1, '2026-06-01 11:55:00', 'card.set-up', 'pm_3', 'A card was set up.', 'system');
insert into "timeline" values (2, 1, '2026-06-01 11:59:00', 'card.replaced', 'pm_3', 'The card was replaced by a new one.', 'system');
insert into "timeline" values (3, 1, '2026-06-01 11:59:00', 'card.set-up', 'pm_5', 'A card was set up.', 'system');
insert into "timeline" values (4, 3, '2026-06-01 12:00:00', 'customer.created', '', 'Signed up.', 'person:p-rosa@example.com');
insert into "timeline" values (5, 3, '2026-06-01 12:00:00', 'trial.started', '1', 'The trial of Basic began.', 'system');
insert into "upcoming_notices" values ('2025-01-01', 3, '2026-06-01 12:00:00');
insert into "usage_checks" values (1, '2026-06-01 12:00:00', '2026-06-01 12:00:00', 6);
insert into "usage_days" values (3, 'units', '2026-05-31', 'Total', 40);
insert into "usage_days" values (3, 'units', '2026-06-01', 'Events', 12);
insert into "usage_differences" values (1, 1, 3, 'units', 'Day', '2026-06-01', 0, 13, 12, '2026-06-01 12:00:00');
insert into "usage_events" values (1, 3, 'units', 'sample-1', 12, '2026-06-01 12:00:00', 0, '2026-06-01 12:00:00', 'Reported', 1, '{"job":"7"}', null, null);
insert into "usage_events" values (2, 3, 'units', 'sample-2', 3, '2026-06-01 12:00:00', 0, '2026-06-01 12:00:00', 'Reported', 1, null, null, null);
insert into "usage_events" values (3, 3, 'units', null, -3, '2026-06-01 12:00:00', 1, '2026-06-01 12:00:00', 'Reversal', 1, null, null, 2);
insert into "usage_events" values (4, 3, 'units', null, 40, '2026-05-31 00:00:00', 1, '2026-06-01 12:00:00', 'Total', 1, null, 40, null);
insert into "usage_hours" values (3, 'units', '2026-05-31', 0, 40);
insert into "usage_hours" values (3, 'units', '2026-06-01', 12, 12);
insert into "usage_marks" values (3, '50 90', 1);
insert into "usage_months" values (3, 'units', '2026-05-01', 40, 1, 0);
insert into "usage_months" values (3, 'units', '2026-06-01', 12, 3, 0);
insert into "usage_refusals" values (1, '2026-06-01', 1, 'customer_unknown', 1, '2026-06-01 12:00:00', 'sample-3', 'There is no customer of this id or reference. Make the customer first, or mend the reference; then send the event again.');
insert into "usage_warnings" values (1, 3, '2026-06-01 12:00:00', 'Allowance', 50, 52, 100, 1, '2026-06-01 12:00:00');
CREATE INDEX "EmailIndex" ON "people" ("normalized_email");
CREATE UNIQUE INDEX "IX_api_keys_hash" ON "api_keys" ("hash");
CREATE INDEX "IX_audit_entries_actor_at" ON "audit_entries" ("actor", "at");
CREATE INDEX "IX_audit_entries_at" ON "audit_entries" ("at");
CREATE INDEX "IX_audit_entries_subject_at" ON "audit_entries" ("subject", "at");
CREATE UNIQUE INDEX "IX_audit_seals_entry_id" ON "audit_seals" ("entry_id");
CREATE INDEX "IX_billed_months_invoice_id" ON "billed_months" ("invoice_id");
CREATE INDEX "IX_billing_profiles_created_at_id" ON "billing_profiles" ("created_at", "id");
CREATE INDEX "IX_billing_profiles_email" ON "billing_profiles" ("email");
CREATE UNIQUE INDEX "IX_billing_profiles_public_id" ON "billing_profiles" ("public_id");
CREATE UNIQUE INDEX "IX_billing_profiles_reference" ON "billing_profiles" ("reference");
CREATE INDEX "IX_billing_profiles_sort_key_id" ON "billing_profiles" ("sort_key", "id");
CREATE UNIQUE INDEX "IX_billing_runs_month" ON "billing_runs" ("month");
CREATE INDEX "IX_card_setups_profile_id_begun_at" ON "card_setups" ("profile_id", "begun_at");
CREATE UNIQUE INDEX "IX_card_setups_setup_id" ON "card_setups" ("setup_id");
CREATE INDEX "IX_cards_fingerprint_hash" ON "cards" ("fingerprint_hash");
CREATE UNIQUE INDEX "IX_cards_method_id" ON "cards" ("method_id");
CREATE UNIQUE INDEX "IX_credit_note_lines_credit_note_id_position" ON "credit_note_lines" ("credit_note_id", "position");
CREATE INDEX "IX_credit_note_lines_line_id" ON "credit_note_lines" ("line_id");
CREATE INDEX "IX_credit_notes_final_at_id" ON "credit_notes" ("final_at", "id");
CREATE INDEX "IX_credit_notes_invoice_id" ON "credit_notes" ("invoice_id");
CREATE INDEX "IX_credit_notes_profile_id_id" ON "credit_notes" ("profile_id", "id");
CREATE UNIQUE INDEX "IX_credit_notes_public_id" ON "credit_notes" ("public_id");
CREATE UNIQUE INDEX "IX_credit_notes_series_year_sequence" ON "credit_notes" ("series", "year", "sequence");
CREATE INDEX "IX_credit_uses_credit_note_id" ON "credit_uses" ("credit_note_id");
CREATE INDEX "IX_credit_uses_invoice_id" ON "credit_uses" ("invoice_id");
CREATE INDEX "IX_customer_words_word_profile_id" ON "customer_words" ("word", "profile_id");
CREATE INDEX "IX_denials_profile_id_last_at" ON "denials" ("profile_id", "last_at");
CREATE UNIQUE INDEX "IX_fact_deliveries_fact_id_handler" ON "fact_deliveries" ("fact_id", "handler");
CREATE INDEX "IX_fact_deliveries_handler_subject_state_id" ON "fact_deliveries" ("handler", "subject", "state", "id");
CREATE INDEX "IX_fact_deliveries_state_due_at" ON "fact_deliveries" ("state", "due_at");
CREATE INDEX "IX_invitations_profile_id" ON "invitations" ("profile_id");
CREATE UNIQUE INDEX "IX_invitations_token_hash" ON "invitations" ("token_hash");
CREATE INDEX "IX_invoice_lines_from_invoice_id" ON "invoice_lines" ("from_invoice_id") WHERE from_invoice_id is not null;
CREATE UNIQUE INDEX "IX_invoice_lines_invoice_id_position" ON "invoice_lines" ("invoice_id", "position");
CREATE INDEX "IX_invoice_lines_one_off_id" ON "invoice_lines" ("one_off_id") WHERE one_off_id is not null;
CREATE INDEX "IX_invoices_final_at_id" ON "invoices" ("final_at", "id");
CREATE INDEX "IX_invoices_month_id" ON "invoices" ("month", "id");
CREATE INDEX "IX_invoices_month_state_profile_id" ON "invoices" ("month", "state", "profile_id");
CREATE UNIQUE INDEX "IX_invoices_public_id" ON "invoices" ("public_id");
CREATE INDEX "IX_invoices_state_final_at_id" ON "invoices" ("state", "final_at", "id");
CREATE INDEX "IX_job_runs_job_started_at" ON "job_runs" ("job", "started_at");
CREATE INDEX "IX_job_runs_started_at" ON "job_runs" ("started_at");
CREATE UNIQUE INDEX "IX_link_tokens_hash" ON "link_tokens" ("hash");
CREATE INDEX "IX_link_tokens_person_id_purpose" ON "link_tokens" ("person_id", "purpose");
CREATE UNIQUE INDEX "IX_mails_cause" ON "mails" ("cause");
CREATE INDEX "IX_mails_person_id" ON "mails" ("person_id");
CREATE INDEX "IX_mails_state_due_at" ON "mails" ("state", "due_at");
CREATE INDEX "IX_mails_written_at" ON "mails" ("written_at");
CREATE INDEX "IX_memberships_person_id" ON "memberships" ("person_id");
CREATE INDEX "IX_one_offs_invoice_id_profile_id" ON "one_offs" ("invoice_id", "profile_id");
CREATE INDEX "IX_one_offs_profile_id" ON "one_offs" ("profile_id");
CREATE INDEX "IX_overrides_profile_id_from_day" ON "overrides" ("profile_id", "from_day");
CREATE INDEX "IX_overrides_tier_id" ON "overrides" ("tier_id");
CREATE INDEX "IX_person_claims_user_id" ON "person_claims" ("user_id");
CREATE INDEX "IX_person_logins_user_id" ON "person_logins" ("user_id");
CREATE INDEX "IX_person_roles_role_id" ON "person_roles" ("role_id");
CREATE INDEX "IX_plan_changes_before_version_id" ON "plan_changes" ("before_version_id");
CREATE INDEX "IX_plan_changes_subscription_id_from_day" ON "plan_changes" ("subscription_id", "from_day");
CREATE INDEX "IX_plan_changes_tier_version_id" ON "plan_changes" ("tier_version_id");
CREATE UNIQUE INDEX "IX_price_notices_profile_id_tier_version_id" ON "price_notices" ("profile_id", "tier_version_id");
CREATE INDEX "IX_price_notices_tier_version_id" ON "price_notices" ("tier_version_id");
CREATE INDEX "IX_role_claims_role_id" ON "role_claims" ("role_id");
CREATE INDEX "IX_run_failures_profile_id" ON "run_failures" ("profile_id");
CREATE UNIQUE INDEX "IX_run_failures_run_id_profile_id" ON "run_failures" ("run_id", "profile_id");
CREATE INDEX "IX_sessions_person_id_ended_at" ON "sessions" ("person_id", "ended_at");
CREATE INDEX "IX_spending_caps_profile_id_from_day" ON "spending_caps" ("profile_id", "from_day");
CREATE UNIQUE INDEX "IX_stripe_customers_stripe_id" ON "stripe_customers" ("stripe_id");
CREATE INDEX "IX_stripe_event_tries_event_id" ON "stripe_event_tries" ("event_id");
CREATE INDEX "IX_stripe_event_work_ended_at" ON "stripe_event_work" ("ended_at");
CREATE INDEX "IX_stripe_event_work_state_due_at" ON "stripe_event_work" ("state", "due_at");
CREATE INDEX "IX_stripe_event_work_subject_state_event_id" ON "stripe_event_work" ("subject", "state", "event_id");
CREATE UNIQUE INDEX "IX_stripe_events_event_id" ON "stripe_events" ("event_id");
CREATE INDEX "IX_stripe_events_received_at" ON "stripe_events" ("received_at");
CREATE INDEX "IX_subscriptions_next_version_id" ON "subscriptions" ("next_version_id");
CREATE INDEX "IX_subscriptions_tier_version_id" ON "subscriptions" ("tier_version_id");
CREATE INDEX "IX_subscriptions_trial_ends_at" ON "subscriptions" ("trial_ends_at");
CREATE UNIQUE INDEX "IX_tier_versions_tier_id_number" ON "tier_versions" ("tier_id", "number");
CREATE UNIQUE INDEX "IX_tiers_is_default" ON "tiers" ("is_default") WHERE is_default;
CREATE UNIQUE INDEX "IX_tiers_name" ON "tiers" ("name");
CREATE INDEX "IX_timeline_profile_id_at" ON "timeline" ("profile_id", "at");
CREATE UNIQUE INDEX "IX_timeline_profile_id_kind_once" ON "timeline" ("profile_id", "kind", "once");
CREATE INDEX "IX_usage_differences_check_id" ON "usage_differences" ("check_id");
CREATE INDEX "IX_usage_differences_profile_id" ON "usage_differences" ("profile_id");
CREATE INDEX "IX_usage_events_profile_id_at" ON "usage_events" ("profile_id", "at");
CREATE INDEX "IX_usage_months_month" ON "usage_months" ("month");
CREATE INDEX "IX_usage_refusals_api_key_id" ON "usage_refusals" ("api_key_id");
CREATE UNIQUE INDEX "IX_usage_refusals_day_api_key_id_code" ON "usage_refusals" ("day", "api_key_id", "code");
CREATE UNIQUE INDEX "IX_usage_warnings_profile_id_period_from_of_percent" ON "usage_warnings" ("profile_id", "period_from", "of", "percent");
CREATE UNIQUE INDEX "RoleNameIndex" ON "roles" ("normalized_name");
CREATE UNIQUE INDEX "UserNameIndex" ON "people" ("normalized_user_name");
CREATE INDEX "cards_of_profile" ON "cards" ("profile_id");
CREATE INDEX "cards_to_tell_expiring" ON "cards" ("expiry_year", "expiry_month") WHERE ended_at is null and expiry_told_at is null;
CREATE INDEX "cards_to_tell_stripe" ON "cards" ("tell_stripe_at") WHERE tell_stripe_at is not null;
CREATE UNIQUE INDEX "invoice_numbers" ON "invoices" ("series", "year", "sequence");
CREATE INDEX "leaving_to_tell" ON "subscriptions" ("access_ends_at") WHERE ended_at is null and left_told_at is null and access_ends_at is not null;
CREATE UNIQUE INDEX "one_card_in_use" ON "cards" ("profile_id") WHERE ended_at is null;
CREATE UNIQUE INDEX "one_invoice_a_month" ON "invoices" ("profile_id", "month", "kind");
CREATE UNIQUE INDEX "one_running_subscription" ON "subscriptions" ("profile_id") WHERE ended_at is null;
CREATE INDEX "planned_changes" ON "subscriptions" ("next_from") WHERE next_from is not null;
CREATE UNIQUE INDEX "reversed_once" ON "usage_events" ("reverses_id") WHERE reverses_id is not null;
CREATE INDEX "running_by_trial_end" ON "subscriptions" ("trial_ends_at", "profile_id") WHERE ended_at is null;
CREATE INDEX "stripe_customers_to_delete" ON "stripe_customers" ("delete_at") WHERE delete_at is not null;
CREATE INDEX "subscriptions_of_profile" ON "subscriptions" ("profile_id");
CREATE INDEX "trials_to_tell_ended" ON "subscriptions" ("trial_ends_at") WHERE ended_at is null and end_told_at is null;
CREATE INDEX "trials_to_tell_soon" ON "subscriptions" ("trial_ends_at") WHERE ended_at is null and soon_told_at is null;
CREATE TRIGGER audit_entries_refuses_delete before delete on audit_entries begin select raise(abort, 'audit_entries is append-only: no delete'); end;
CREATE TRIGGER audit_entries_refuses_update before update on audit_entries begin select raise(abort, 'audit_entries is append-only: no update'); end;
CREATE TRIGGER audit_seals_refuses_delete before delete on audit_seals begin select raise(abort, 'audit_seals is append-only: no delete'); end;
CREATE TRIGGER audit_seals_refuses_update before update on audit_seals begin select raise(abort, 'audit_seals is append-only: no update'); end;
CREATE TRIGGER credit_note_lines_refuses_delete before delete on credit_note_lines begin select raise(abort, 'credit_note_lines is append-only: no delete'); end;
CREATE TRIGGER credit_note_lines_refuses_update before update on credit_note_lines begin select raise(abort, 'credit_note_lines is append-only: no update'); end;
CREATE TRIGGER credit_notes_refuses_delete before delete on credit_notes begin select raise(abort, 'credit_notes is append-only: no delete'); end;
CREATE TRIGGER credit_notes_refuses_update before update on credit_notes begin select raise(abort, 'credit_notes is append-only: no update'); end;
CREATE TRIGGER credit_uses_refuses_delete before delete on credit_uses begin select raise(abort, 'credit_uses is append-only: no delete'); end;
CREATE TRIGGER credit_uses_refuses_update before update on credit_uses begin select raise(abort, 'credit_uses is append-only: no update'); end;
CREATE TRIGGER facts_refuses_delete before delete on facts begin select raise(abort, 'facts is append-only: no delete'); end;
CREATE TRIGGER facts_refuses_update before update on facts begin select raise(abort, 'facts is append-only: no update'); end;
CREATE TRIGGER invoice_lines_frozen_delete before delete on invoice_lines when exists (select 1 from invoices as whole where whole.id = old.invoice_id and not (whole.state in ('Draft', 'Parked'))) begin select raise(abort, 'invoice_lines: this row is final: no delete'); end;
CREATE TRIGGER invoice_lines_frozen_insert before insert on invoice_lines when exists (select 1 from invoices as whole where whole.id = new.invoice_id and not (whole.state in ('Draft', 'Parked'))) begin select raise(abort, 'invoice_lines: this row is final: no insert'); end;
CREATE TRIGGER invoice_lines_frozen_update before update on invoice_lines when exists (select 1 from invoices as whole where whole.id = old.invoice_id and not (whole.state in ('Draft', 'Parked'))) or exists (select 1 from invoices as whole where whole.id = new.invoice_id and not (whole.state in ('Draft', 'Parked'))) begin select raise(abort, 'invoice_lines: this row is final: no update'); end;
CREATE TRIGGER invoices_frozen_delete before delete on invoices when not (old.state in ('Draft', 'Parked')) begin select raise(abort, 'invoices: this row is final: no delete'); end;
CREATE TRIGGER invoices_frozen_update before update on invoices when not (old.state in ('Draft', 'Parked')) and (new.state in ('Draft', 'Parked') or new.id is not old.id or new.buyer is not old.buyer or new.currency is not old.currency or new.drafted_at is not old.drafted_at or new.due_on is not old.due_on or new.facts is not old.facts or new.final_at is not old.final_at or new.kind is not old.kind or new.month is not old.month or new.number is not old.number or new.parked_why is not old.parked_why or new.profile_id is not old.profile_id or new.public_id is not old.public_id or new.released is not old.released or new.seller is not old.seller or new.sequence is not old.sequence or new.series is not old.series or new.subtotal_minor is not old.subtotal_minor or new.tax_minor is not old.tax_minor or new.total_minor is not old.total_minor or new.waits_for_day is not old.waits_for_day or new.waits_until is not old.waits_until or new.watermark is not old.watermark or new.year is not old.year) begin select raise(abort, 'invoices: this row is final: no update'); end;
CREATE TRIGGER one_offs_frozen_delete before delete on one_offs when not (old.invoice_id is null) begin select raise(abort, 'one_offs: this row is final: no delete'); end;
CREATE TRIGGER one_offs_frozen_update before update on one_offs when not (old.invoice_id is null) and (new.invoice_id is null or new.id is not old.id or new.amount_minor is not old.amount_minor or new.given_at is not old.given_at or new.given_by is not old.given_by or new.invoice_id is not old.invoice_id or new.profile_id is not old.profile_id or new.reason is not old.reason or new.text is not old.text or new.withdrawn_at is not old.withdrawn_at) begin select raise(abort, 'one_offs: this row is final: no update'); end;
CREATE TRIGGER plan_changes_refuses_delete before delete on plan_changes begin select raise(abort, 'plan_changes is append-only: no delete'); end;
CREATE TRIGGER plan_changes_refuses_update before update on plan_changes begin select raise(abort, 'plan_changes is append-only: no update'); end;
CREATE TRIGGER price_notices_refuses_delete before delete on price_notices begin select raise(abort, 'price_notices is append-only: no delete'); end;
CREATE TRIGGER price_notices_refuses_update before update on price_notices begin select raise(abort, 'price_notices is append-only: no update'); end;
CREATE TRIGGER spending_caps_refuses_delete before delete on spending_caps begin select raise(abort, 'spending_caps is append-only: no delete'); end;
CREATE TRIGGER spending_caps_refuses_update before update on spending_caps begin select raise(abort, 'spending_caps is append-only: no update'); end;
CREATE TRIGGER stripe_event_tries_refuses_delete before delete on stripe_event_tries begin select raise(abort, 'stripe_event_tries is append-only: no delete'); end;
CREATE TRIGGER stripe_event_tries_refuses_update before update on stripe_event_tries begin select raise(abort, 'stripe_event_tries is append-only: no update'); end;
CREATE TRIGGER stripe_events_refuses_delete before delete on stripe_events begin select raise(abort, 'stripe_events is append-only: no delete'); end;
CREATE TRIGGER stripe_events_refuses_update before update on stripe_events begin select raise(abort, 'stripe_events is append-only: no update'); end;
CREATE TRIGGER tier_versions_refuses_delete before delete on tier_versions begin select raise(abort, 'tier_versions is append-only: no delete'); end;
CREATE TRIGGER tier_versions_refuses_update before update on tier_versions begin select raise(abort, 'tier_versions is append-only: no update'); end;
CREATE TRIGGER timeline_refuses_delete before delete on timeline begin select raise(abort, 'timeline is append-only: no delete'); end;
CREATE TRIGGER timeline_refuses_update before update on timeline begin select raise(abort, 'timeline is append-only: no update'); end;
CREATE TRIGGER usage_events_refuses_delete before delete on usage_events begin select raise(abort, 'usage_events is append-only: no delete'); end;
CREATE TRIGGER usage_events_refuses_update before update on usage_events begin select raise(abort, 'usage_events is append-only: no update'); end;
CREATE TRIGGER usage_warnings_refuses_delete before delete on usage_warnings begin select raise(abort, 'usage_warnings is append-only: no delete'); end;
CREATE TRIGGER usage_warnings_refuses_update before update on usage_warnings begin select raise(abort, 'usage_warnings is append-only: no update'); end;
commit;

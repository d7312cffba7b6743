pragma foreign_keys=off;
begin;
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
CREATE TABLE "__EFMigrationsLock" ("Id" integer not null primary key, "Timestamp" text not null);
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
);
CREATE TABLE "clock" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_clock" PRIMARY KEY,
    "offset_ticks" INTEGER NOT NULL
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
    "error" TEXT NULL,
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
CREATE TABLE "stamp" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_stamp" PRIMARY KEY,
    "mode" TEXT NOT NULL,
    "stripe_account" TEXT NULL,
    "currency" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "stamped_at" TEXT NOT NULL
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
insert into "__EFMigrationsHistory" values ('20261121104444_Installation', '10.0.14');
insert into "__EFMigrationsHistory" values ('20261121104455_FactsAndJobs', '10.0.14');
insert into "__EFMigrationsHistory" values ('20261121112822_Accounts', '10.0.14');
insert into "__EFMigrationsHistory" values ('20261121132625_AuditSalts', '10.0.14');
insert into "__EFMigrationsHistory" values ('20261121142732_Inbox', '10.0.14');
insert into "api_keys" values (1, 'sample', 'bp_0v5q5O', x'4366DD2CECE2EF13F3B47DA16AA8EBD6473B913174474F2A932E1E01A7571716', 'usage', '2026-06-01 12:00:00', null, null, null);
insert into "audit_entries" values (1, '2026-06-01 12:00:00', 'terminal', 'api-key.created', 'api-key:1', null, '{"start":"bp_0v5q5O","scopes":["usage"],"expiresAt":null}', null, null);
insert into "audit_entries" values (2, '2026-06-01 12:00:00', 'terminal', 'customer.created', 'customer:cust_zlauc3zs3dytfqv6oxsc', null, '{"reference":null,"email":"veiled:3e62526061c8abfd0e5c60fd","name":null,"locale":"en-US","timeZone":"UTC","plan":null}', null, null);
insert into "audit_entries" values (3, '2026-06-01 12:00:00', 'terminal', 'customer.invited', 'customer:cust_zlauc3zs3dytfqv6oxsc', null, null, null, null);
insert into "audit_entries" values (4, '2026-06-01 12:00:00', 'person:d1eaf492-7320-4464-8363-6d82ccaa1e9d', 'customer.invitation-accepted', 'customer:cust_zlauc3zs3dytfqv6oxsc', null, null, null, null);
insert into "audit_entries" values (5, '2026-06-01 12:00:00', 'terminal', 'customer.created', 'customer:cust_xwvny3dy7wyxdqq2mgcn', null, '{"reference":null,"email":"veiled:1f9f11fa63425dce967d0845","name":null,"locale":"en-US","timeZone":"UTC","plan":null}', null, null);
insert into "audit_entries" values (6, '2026-06-01 12:00:00', 'terminal', 'customer.invited', 'customer:cust_xwvny3dy7wyxdqq2mgcn', null, null, null, null);
insert into "audit_salts" values ('customer:cust_xwvny3dy7wyxdqq2mgcn', x'951E1273335701D98BA685A2F522D4BEF8D28D27B180857F3394B23DD13C30B7');
insert into "audit_salts" values ('customer:cust_zlauc3zs3dytfqv6oxsc', x'C6C9AA63813F1002A5264019D478A8D5DFA19F3BEE49E2333A66CC337E09581D');
insert into "audit_seals" values (1, 1, x'9DC4976E60C387953184991DB4DAA633DC9F196C0C5E8880D0DD315D1956AA9D');
insert into "billing_profiles" values (1, 'cust_zlauc3zs3dytfqv6oxsc', null, 'taken-over@example.com', null, 'en-US', 'UTC', null, '2026-06-01 12:00:00', null, 1);
insert into "billing_profiles" values (2, 'cust_xwvny3dy7wyxdqq2mgcn', null, 'invited@example.com', null, 'en-US', 'UTC', null, '2026-06-01 12:00:00', null, 1);
insert into "clock" values (1, 0);
insert into "fact_deliveries" values (1, 1, 'test.hearing', 'customer:1', 'Done', 1, '2026-06-01 12:00:00', null, null, null, '2026-06-01 12:00:00');
insert into "fact_deliveries" values (2, 2, 'test.hearing', 'customer:2', 'Done', 1, '2026-06-01 12:00:00', null, null, null, '2026-06-01 12:00:00');
insert into "facts" values (1, 'test.told', 'customer:1', '{"subject":"customer:1","number":1}', '2026-06-01 12:00:00');
insert into "facts" values (2, 'test.told', 'customer:2', '{"subject":"customer:2","number":2}', '2026-06-01 12:00:00');
insert into "invitations" values (1, 1, x'9FA225B65042672675FC3477CFC4A1836D36983696187076D5FCC436432B6DD1', '2026-06-15 12:00:00', '2026-06-01 12:00:00', null);
insert into "invitations" values (2, 2, x'9D2E4387E85985394EDAFDCA6295A7CD008A329068FABCB4CE52D94DE2DEE4F1', '2026-06-15 12:00:00', null, null);
insert into "job_runs" values (1, 'due', 'vm-32285-74e750', '2026-06-01 12:00:00', '2026-06-01 12:00:00', 'Done', 'Did 0 due step(s).');
insert into "leases" values ('sample', 'vm-32285-74e750/e52177813a09', '2026-06-02 12:00:00');
insert into "link_tokens" values (1, x'033A1172459E005722B42E2B56A1E1296C7E9AA3FDA4FE31D006F5A060C26A1F', '21ce24fc-56c7-4bfd-a8e4-3a5e6e99610b', 'confirm', null, '2026-06-02 12:00:00', null);
insert into "mails" values (1, 'invitation/1', '<04d6caf455d85a5f36d95920@portal.invalid>', 'd1eaf492-7320-4464-8363-6d82ccaa1e9d', 'taken-over@example.com', 'invitation', 'Manage your billing', '<!DOCTYPE html>
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
<p style="margin:8px 0 20px"><a class="button" href="http://localhost/invitation?token=bXwZR5KhHyXZfVUt1fBNX4Lih54dmeOQrt_fDvLVBjc" style="display:inline-block;padding:10px 20px;background-color:#2f5bb7;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:600">Open your account</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If the button does nothing, copy this address into your browser:<br><a class="link" href="http://localhost/invitation?token=bXwZR5KhHyXZfVUt1fBNX4Lih54dmeOQrt_fDvLVBjc" style="color:#2f5bb7">http://localhost/invitation?token=bXwZR5KhHyXZfVUt1fBNX4Lih54dmeOQrt_fDvLVBjc</a></p>
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
http://localhost/invitation?token=bXwZR5KhHyXZfVUt1fBNX4Lih54dmeOQrt_fDvLVBjc

If you did not expect this, do nothing: without the link nobody gets in, and nothing is charged for it.

-- 
Sent by Billing Portal. It was written by a program; nobody reads answers to it.
', 1, '2026-06-01 12:00:00', 'Waiting', 0, '2026-06-01 12:00:00', null, null, null, null);
insert into "mails" values (2, 'invitation/2', '<f4c1502ad5f4b20c807a63d3@portal.invalid>', null, 'invited@example.com', 'invitation', 'Manage your billing', '<!DOCTYPE html>
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
<p style="margin:8px 0 20px"><a class="button" href="http://localhost/invitation?token=bBxhURJGtOs_9quL0CjpIiXFlmke9jsOtL2DBSD0ye0" style="display:inline-block;padding:10px 20px;background-color:#2f5bb7;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:600">Open your account</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If the button does nothing, copy this address into your browser:<br><a class="link" href="http://localhost/invitation?token=bBxhURJGtOs_9quL0CjpIiXFlmke9jsOtL2DBSD0ye0" style="color:#2f5bb7">http://localhost/invitation?token=bBxhURJGtOs_9quL0CjpIiXFlmke9jsOtL2DBSD0ye0</a></p>
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
http://localhost/invitation?token=bBxhURJGtOs_9quL0CjpIiXFlmke9jsOtL2DBSD0ye0

If you did not expect this, do nothing: without the link nobody gets in, and nothing is charged for it.

-- 
Sent by Billing Portal. It was written by a program; nobody reads answers to it.
', 1, '2026-06-01 12:00:00', 'Waiting', 0, '2026-06-01 12:00:00', null, null, null, null);
insert into "mails" values (3, 'cause/1', '<e7350fa792d3c79abaa6902d@portal.invalid>', null, 'anna@example.com', 'sample', 'A sample', '<!DOCTYPE html>
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
', 1, '2026-06-01 12:00:00', 'Waiting', 0, '2026-06-01 12:00:00', null, null, null, null);
insert into "mails" values (4, 'confirm-address/21ce24fc-56c7-4bfd-a8e4-3a5e6e99610b/b7d82f5773395e8f', '<aa50af7a1fef2d84a4aad0b9@portal.invalid>', '21ce24fc-56c7-4bfd-a8e4-3a5e6e99610b', 'new@example.com', 'confirm-address', 'Confirm your address', '<!DOCTYPE html>
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
<p style="margin:8px 0 20px"><a class="button" href="http://localhost/confirm?token=XGfH8S3Ny9StVdOuBWwkEuOG-muv49MBtZLZHZ1v2FI" style="display:inline-block;padding:10px 20px;background-color:#2f5bb7;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:600">Confirm my address</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If the button does nothing, copy this address into your browser:<br><a class="link" href="http://localhost/confirm?token=XGfH8S3Ny9StVdOuBWwkEuOG-muv49MBtZLZHZ1v2FI" style="color:#2f5bb7">http://localhost/confirm?token=XGfH8S3Ny9StVdOuBWwkEuOG-muv49MBtZLZHZ1v2FI</a></p>
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
http://localhost/confirm?token=XGfH8S3Ny9StVdOuBWwkEuOG-muv49MBtZLZHZ1v2FI

The link works once, for 24 hours.

If you did not ask for this, do nothing: nothing changes.

-- 
Sent by Billing Portal. It was written by a program; nobody reads answers to it.
', 1, '2026-06-01 12:00:00', 'Waiting', 0, '2026-06-01 12:00:00', null, null, null, null);
insert into "memberships" values (1, 'd1eaf492-7320-4464-8363-6d82ccaa1e9d', 'Owner', '2026-06-01 12:00:00');
insert into "people" values ('21ce24fc-56c7-4bfd-a8e4-3a5e6e99610b', 'New', 'Pro', '2026-06-01 12:00:00', 'new@example.com', 'NEW@EXAMPLE.COM', 'new@example.com', 'NEW@EXAMPLE.COM', 0, 'AQAAAAIAAYagAAAAECLG2fXt5yfbwj1M2Q95xLLLt6MBi0h/dCEyb3yM73MmAUlusVQ1Nh1SYQuTXCk6SQ==', 'aa31f16a26d60522811bacfd79d7806e', '3636e024-d085-4b43-91cc-abcb9afd61d9', null, 0, 0, null, 1, 0);
insert into "people" values ('ce601592-4f1b-4976-b2e0-8b7ec590900c', 'Ann', null, '2026-06-01 12:00:00', 'admin@example.com', 'ADMIN@EXAMPLE.COM', 'admin@example.com', 'ADMIN@EXAMPLE.COM', 1, 'AQAAAAIAAYagAAAAEN5IMkz2bJAdym6q31L+TomFmyuv6obQul1ypT+yQljeeINwGmF/efpadfmKsXzAxQ==', '801aebc8c24f98f8aeef4249ddb08561', 'aafd7891-432a-419f-8b9f-2c2cdca5516e', null, 0, 0, null, 1, 0);
insert into "people" values ('d1eaf492-7320-4464-8363-6d82ccaa1e9d', 'Sample Owner', null, '2026-06-01 12:00:00', 'taken-over@example.com', 'TAKEN-OVER@EXAMPLE.COM', 'taken-over@example.com', 'TAKEN-OVER@EXAMPLE.COM', 1, 'AQAAAAIAAYagAAAAEJTOjJyxkCmrxSLQK0apfUgjhb6K5P9UplNwe8Tq2Uv508zxbQ+lyTOhI5PfQJCf3Q==', 'MLJOGUFFKRM6FJUDWVPXV3QPKG2QIH7A', '7709fbce-4f8c-450b-9c5f-711d3929cb81', null, 0, 0, null, 1, 0);
insert into "person_roles" values ('ce601592-4f1b-4976-b2e0-8b7ec590900c', 'admin');
insert into "person_roles" values ('d1eaf492-7320-4464-8363-6d82ccaa1e9d', 'customer');
insert into "protection_keys" values (1, 'key-bcbabdea-b71b-470b-beb8-053ad7aa89d1', '<key id="bcbabdea-b71b-470b-beb8-053ad7aa89d1" version="1"><creationDate>2026-11-21T15:18:58.5465855Z</creationDate><activationDate>2026-11-21T15:18:58.5465855Z</activationDate><expirationDate>2027-02-19T15:18:58.5465855Z</expirationDate><descriptor deserializerType="Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel.AuthenticatedEncryptorDescriptorDeserializer, Microsoft.AspNetCore.DataProtection, Version=10.0.0.0, Culture=neutral, PublicKeyToken=adb9793829ddae60"><descriptor><encryption algorithm="AES_256_CBC" /><validation algorithm="HMACSHA256" /><masterKey p4:requiresEncryption="true" xmlns:p4="http://schemas.asp.net/2015/03/dataProtection"><!-- Warning: the key below is in an unencrypted form. --><value>bshUFQNXaYvyYWjHAfZpcsC47A27V0tkmhKKCXXD5Kexv/Elu19e0IaVZIhjeDjj6Te5u00qjzt14CDewx6vTQ==</value></masterKey></descriptor></descriptor></key>');
insert into "roles" values ('admin', 'Admin', 'ADMIN', 'Admin');
insert into "roles" values ('customer', 'Customer', 'CUSTOMER', 'Customer');
insert into "roles" values ('support', 'Support', 'SUPPORT', 'Support');
insert into "sessions" values ('d1691e89b7076cae1ddf6711f387a239', 'ce601592-4f1b-4976-b2e0-8b7ec590900c', '2026-06-01 12:00:00', '2026-06-01 12:00:00', null, 'A browser on an unknown system');
insert into "settings" values ('heard-1', '1', '2026-06-01 12:00:00', 1);
insert into "settings" values ('heard-2', '2', '2026-06-01 12:00:00', 1);
insert into "settings" values ('sample', '1', '2026-06-01 12:00:00', 1);
insert into "settings" values ('told-evt_sample', '1', '1970-01-01 00:00:00', 1);
insert into "stamp" values (1, 'Sandbox', null, 'USD', 'UTC', '2026-11-21 15:18:58.163892');
insert into "stripe_event_tries" values (1, 1, '2026-06-01 12:00:00', 0, 'vm-32285-74e750', null);
insert into "stripe_event_work" values (1, 'cus_1', 'Done', 0, '2026-06-01 12:00:00', '2026-06-01 12:00:00', null);
insert into "stripe_events" values (1, 'evt_sample', 'test.told', 'cus_1', 'pi_evt_sample', 0, '2026-07-29.dahlia', '2026-06-01 12:00:00', '2026-06-01 12:00:00', 'b74424082f8be78ea080fedcabbfc068aeb8c9d9fa71ad97ad5b2d038783a595');
insert into "stripe_payloads" values (1, x'7B226964223A226576745F73616D706C65222C226F626A656374223A226576656E74222C226170695F76657273696F6E223A22323032362D30372D32392E6461686C6961222C2263726561746564223A313738303331353230302C226C6976656D6F6465223A66616C73652C2274797065223A22746573742E746F6C64222C2264617461223A7B226F626A656374223A7B226964223A2270695F6576745F73616D706C65222C226F626A656374223A227061796D656E745F696E74656E74222C22637573746F6D6572223A226375735F31227D207D207D');
CREATE INDEX "EmailIndex" ON "people" ("normalized_email");
CREATE UNIQUE INDEX "IX_api_keys_hash" ON "api_keys" ("hash");
CREATE INDEX "IX_audit_entries_actor_at" ON "audit_entries" ("actor", "at");
CREATE INDEX "IX_audit_entries_at" ON "audit_entries" ("at");
CREATE INDEX "IX_audit_entries_subject_at" ON "audit_entries" ("subject", "at");
CREATE UNIQUE INDEX "IX_audit_seals_entry_id" ON "audit_seals" ("entry_id");
CREATE INDEX "IX_billing_profiles_email" ON "billing_profiles" ("email");
CREATE UNIQUE INDEX "IX_billing_profiles_public_id" ON "billing_profiles" ("public_id");
CREATE UNIQUE INDEX "IX_billing_profiles_reference" ON "billing_profiles" ("reference");
CREATE UNIQUE INDEX "IX_fact_deliveries_fact_id_handler" ON "fact_deliveries" ("fact_id", "handler");
CREATE INDEX "IX_fact_deliveries_handler_subject_state_id" ON "fact_deliveries" ("handler", "subject", "state", "id");
CREATE INDEX "IX_fact_deliveries_state_due_at" ON "fact_deliveries" ("state", "due_at");
CREATE INDEX "IX_invitations_profile_id" ON "invitations" ("profile_id");
CREATE UNIQUE INDEX "IX_invitations_token_hash" ON "invitations" ("token_hash");
CREATE INDEX "IX_job_runs_job_started_at" ON "job_runs" ("job", "started_at");
CREATE INDEX "IX_job_runs_started_at" ON "job_runs" ("started_at");
CREATE UNIQUE INDEX "IX_link_tokens_hash" ON "link_tokens" ("hash");
CREATE INDEX "IX_link_tokens_person_id_purpose" ON "link_tokens" ("person_id", "purpose");
CREATE UNIQUE INDEX "IX_mails_cause" ON "mails" ("cause");
CREATE INDEX "IX_mails_person_id" ON "mails" ("person_id");
CREATE INDEX "IX_mails_state_due_at" ON "mails" ("state", "due_at");
CREATE INDEX "IX_mails_written_at" ON "mails" ("written_at");
CREATE INDEX "IX_memberships_person_id" ON "memberships" ("person_id");
CREATE INDEX "IX_person_claims_user_id" ON "person_claims" ("user_id");
CREATE INDEX "IX_person_logins_user_id" ON "person_logins" ("user_id");
CREATE INDEX "IX_person_roles_role_id" ON "person_roles" ("role_id");
CREATE INDEX "IX_role_claims_role_id" ON "role_claims" ("role_id");
CREATE INDEX "IX_sessions_person_id_ended_at" ON "sessions" ("person_id", "ended_at");
CREATE INDEX "IX_stripe_event_tries_event_id" ON "stripe_event_tries" ("event_id");
CREATE INDEX "IX_stripe_event_work_ended_at" ON "stripe_event_work" ("ended_at");
CREATE INDEX "IX_stripe_event_work_state_due_at" ON "stripe_event_work" ("state", "due_at");
CREATE INDEX "IX_stripe_event_work_subject_state_event_id" ON "stripe_event_work" ("subject", "state", "event_id");
CREATE UNIQUE INDEX "IX_stripe_events_event_id" ON "stripe_events" ("event_id");
CREATE INDEX "IX_stripe_events_received_at" ON "stripe_events" ("received_at");
CREATE UNIQUE INDEX "RoleNameIndex" ON "roles" ("normalized_name");
CREATE UNIQUE INDEX "UserNameIndex" ON "people" ("normalized_user_name");
CREATE TRIGGER audit_entries_refuses_delete before delete on audit_entries begin select raise(abort, 'audit_entries is append-only: no delete'); end;
CREATE TRIGGER audit_entries_refuses_update before update on audit_entries begin select raise(abort, 'audit_entries is append-only: no update'); end;
CREATE TRIGGER audit_seals_refuses_delete before delete on audit_seals begin select raise(abort, 'audit_seals is append-only: no delete'); end;
CREATE TRIGGER audit_seals_refuses_update before update on audit_seals begin select raise(abort, 'audit_seals is append-only: no update'); end;
CREATE TRIGGER facts_refuses_delete before delete on facts begin select raise(abort, 'facts is append-only: no delete'); end;
CREATE TRIGGER facts_refuses_update before update on facts begin select raise(abort, 'facts is append-only: no update'); end;
CREATE TRIGGER stripe_event_tries_refuses_delete before delete on stripe_event_tries begin select raise(abort, 'stripe_event_tries is append-only: no delete'); end;
CREATE TRIGGER stripe_event_tries_refuses_update before update on stripe_event_tries begin select raise(abort, 'stripe_event_tries is append-only: no update'); end;
CREATE TRIGGER stripe_events_refuses_delete before delete on stripe_events begin select raise(abort, 'stripe_events is append-only: no delete'); end;
CREATE TRIGGER stripe_events_refuses_update before update on stripe_events begin select raise(abort, 'stripe_events is append-only: no update'); end;
commit;

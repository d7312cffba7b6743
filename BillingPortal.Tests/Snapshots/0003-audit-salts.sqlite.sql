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
insert into "__EFMigrationsHistory" values ('20261121104444_Installation', '10.0.14');
insert into "__EFMigrationsHistory" values ('20261121104455_FactsAndJobs', '10.0.14');
insert into "__EFMigrationsHistory" values ('20261121112822_Accounts', '10.0.14');
insert into "__EFMigrationsHistory" values ('20261121132625_AuditSalts', '10.0.14');
insert into "api_keys" values (1, 'sample', 'bp_jjEOQ1', x'33B4B74A9EC54ECDB2065B2A921F1D9CCE8A71C655719F03CA1FB83349A6DA73', 'usage', '2026-06-01 12:00:00', null, null, null);
insert into "audit_entries" values (1, '2026-06-01 12:00:00', 'terminal', 'api-key.created', 'api-key:1', null, '{"start":"bp_jjEOQ1","scopes":["usage"],"expiresAt":null}', null, null);
insert into "audit_entries" values (2, '2026-06-01 12:00:00', 'terminal', 'customer.created', 'customer:cust_lqowa32m42rljjvixd7a', null, '{"reference":null,"email":"veiled:0676b35a4d6be4aacca60428","name":null,"locale":"en-US","timeZone":"UTC","plan":null}', null, null);
insert into "audit_entries" values (3, '2026-06-01 12:00:00', 'terminal', 'customer.invited', 'customer:cust_lqowa32m42rljjvixd7a', null, null, null, null);
insert into "audit_entries" values (4, '2026-06-01 12:00:00', 'person:a9aed4bd-8e66-4382-9d0a-ebd25da069e8', 'customer.invitation-accepted', 'customer:cust_lqowa32m42rljjvixd7a', null, null, null, null);
insert into "audit_entries" values (5, '2026-06-01 12:00:00', 'terminal', 'customer.created', 'customer:cust_g4l43ftlxp7m5nnnc32q', null, '{"reference":null,"email":"veiled:c73bf215b70a370e95c68539","name":null,"locale":"en-US","timeZone":"UTC","plan":null}', null, null);
insert into "audit_entries" values (6, '2026-06-01 12:00:00', 'terminal', 'customer.invited', 'customer:cust_g4l43ftlxp7m5nnnc32q', null, null, null, null);
insert into "audit_salts" values ('customer:cust_g4l43ftlxp7m5nnnc32q', x'5BDBBF5A14FEF980DF86FC7A68275BC8ED62E3A212ADAF577F803545411516AA');
insert into "audit_salts" values ('customer:cust_lqowa32m42rljjvixd7a', x'996A680C3FD845D38238394894AF1FC54D2708D897B5A1D3CA66900AB00E8162');
insert into "audit_seals" values (1, 1, x'611460E64416ED770531D84DDA551E5F7759B0D314A6923679DBAFC38752B5A7');
insert into "billing_profiles" values (1, 'cust_lqowa32m42rljjvixd7a', null, 'taken-over@example.com', null, 'en-US', 'UTC', null, '2026-06-01 12:00:00', null, 1);
insert into "billing_profiles" values (2, 'cust_g4l43ftlxp7m5nnnc32q', null, 'invited@example.com', null, 'en-US', 'UTC', null, '2026-06-01 12:00:00', null, 1);
insert into "clock" values (1, 0);
insert into "fact_deliveries" values (1, 1, 'test.hearing', 'customer:1', 'Done', 1, '2026-06-01 12:00:00', null, null, null, '2026-06-01 12:00:00');
insert into "fact_deliveries" values (2, 2, 'test.hearing', 'customer:2', 'Done', 1, '2026-06-01 12:00:00', null, null, null, '2026-06-01 12:00:00');
insert into "facts" values (1, 'test.told', 'customer:1', '{"subject":"customer:1","number":1}', '2026-06-01 12:00:00');
insert into "facts" values (2, 'test.told', 'customer:2', '{"subject":"customer:2","number":2}', '2026-06-01 12:00:00');
insert into "invitations" values (1, 1, x'C9909C4F27967189618F0BF9CE4EBB9E257D696030738250079E69D388B3C3AD', '2026-06-15 12:00:00', '2026-06-01 12:00:00', null);
insert into "invitations" values (2, 2, x'9D715B1DE3A5FA6842E08839D5B838E34AC872A7A440FA772FCC8B62B2FE9CEF', '2026-06-15 12:00:00', null, null);
insert into "job_runs" values (1, 'due', 'vm-8734-9c3e51', '2026-06-01 12:00:00', '2026-06-01 12:00:00', 'Done', 'Did 0 due step(s).');
insert into "leases" values ('sample', 'vm-8734-9c3e51/6ffbc3e17e9c', '2026-06-02 12:00:00');
insert into "link_tokens" values (1, x'0A3602639183BC561685B1ABB2C1C207AE4179CD4322AEF9707BD83714C75B5E', '6af7f34c-6a8b-4f5e-bbcd-e9411f0cf177', 'confirm', null, '2026-06-02 12:00:00', null);
insert into "mails" values (1, 'invitation/1', '<cd4afc3d4cf969239dd8136d@portal.invalid>', 'a9aed4bd-8e66-4382-9d0a-ebd25da069e8', 'taken-over@example.com', 'invitation', 'Manage your billing', '<!DOCTYPE html>
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
<p style="margin:8px 0 20px"><a class="button" href="http://localhost/invitation?token=tLta1eQWOMGZDfC3-xonNZXZImYwXosu5Z1f5lUuM6I" style="display:inline-block;padding:10px 20px;background-color:#2f5bb7;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:600">Open your account</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If the button does nothing, copy this address into your browser:<br><a class="link" href="http://localhost/invitation?token=tLta1eQWOMGZDfC3-xonNZXZImYwXosu5Z1f5lUuM6I" style="color:#2f5bb7">http://localhost/invitation?token=tLta1eQWOMGZDfC3-xonNZXZImYwXosu5Z1f5lUuM6I</a></p>
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
http://localhost/invitation?token=tLta1eQWOMGZDfC3-xonNZXZImYwXosu5Z1f5lUuM6I

If you did not expect this, do nothing: without the link nobody gets in, and nothing is charged for it.

-- 
Sent by Billing Portal. It was written by a program; nobody reads answers to it.
', 1, '2026-06-01 12:00:00', 'Waiting', 0, '2026-06-01 12:00:00', null, null, null, null);
insert into "mails" values (2, 'invitation/2', '<5f4a944ff21dba87cfeed0a3@portal.invalid>', null, 'invited@example.com', 'invitation', 'Manage your billing', '<!DOCTYPE html>
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
<p style="margin:8px 0 20px"><a class="button" href="http://localhost/invitation?token=0XedA9-Q79Vo8iiKSG7uorNflvRz63XVFT12jmIaF_g" style="display:inline-block;padding:10px 20px;background-color:#2f5bb7;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:600">Open your account</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If the button does nothing, copy this address into your browser:<br><a class="link" href="http://localhost/invitation?token=0XedA9-Q79Vo8iiKSG7uorNflvRz63XVFT12jmIaF_g" style="color:#2f5bb7">http://localhost/invitation?token=0XedA9-Q79Vo8iiKSG7uorNflvRz63XVFT12jmIaF_g</a></p>
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
http://localhost/invitation?token=0XedA9-Q79Vo8iiKSG7uorNflvRz63XVFT12jmIaF_g

If you did not expect this, do nothing: without the link nobody gets in, and nothing is charged for it.

-- 
Sent by Billing Portal. It was written by a program; nobody reads answers to it.
', 1, '2026-06-01 12:00:00', 'Waiting', 0, '2026-06-01 12:00:00', null, null, null, null);
insert into "mails" values (3, 'cause/1', '<1e14c60bf1c39f1fb8e50cdf@portal.invalid>', null, 'anna@example.com', 'sample', 'A sample', '<!DOCTYPE html>
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
insert into "mails" values (4, 'confirm-address/6af7f34c-6a8b-4f5e-bbcd-e9411f0cf177/6beae9a616d821d5', '<03bf0fea9dd3e647c3dce891@portal.invalid>', '6af7f34c-6a8b-4f5e-bbcd-e9411f0cf177', 'new@example.com', 'confirm-address', 'Confirm your address', '<!DOCTYPE html>
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
<p style="margin:8px 0 20px"><a class="button" href="http://localhost/confirm?token=faHPQiH89hjhe9mERqaVjFGWuukPmkjoH6nMi2mRYE4" style="display:inline-block;padding:10px 20px;background-color:#2f5bb7;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:600">Confirm my address</a></p>
<p class="ink-2" style="margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere">If the button does nothing, copy this address into your browser:<br><a class="link" href="http://localhost/confirm?token=faHPQiH89hjhe9mERqaVjFGWuukPmkjoH6nMi2mRYE4" style="color:#2f5bb7">http://localhost/confirm?token=faHPQiH89hjhe9mERqaVjFGWuukPmkjoH6nMi2mRYE4</a></p>
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
http://localhost/confirm?token=faHPQiH89hjhe9mERqaVjFGWuukPmkjoH6nMi2mRYE4

The link works once, for 24 hours.

If you did not ask for this, do nothing: nothing changes.

-- 
Sent by Billing Portal. It was written by a program; nobody reads answers to it.
', 1, '2026-06-01 12:00:00', 'Waiting', 0, '2026-06-01 12:00:00', null, null, null, null);
insert into "memberships" values (1, 'a9aed4bd-8e66-4382-9d0a-ebd25da069e8', 'Owner', '2026-06-01 12:00:00');
insert into "people" values ('6af7f34c-6a8b-4f5e-bbcd-e9411f0cf177', 'New', 'Pro', '2026-06-01 12:00:00', 'new@example.com', 'NEW@EXAMPLE.COM', 'new@example.com', 'NEW@EXAMPLE.COM', 0, 'AQAAAAIAAYagAAAAEDKNlJJe7etVsj7z5ukVoL7iX1AoPx7/eyetwXY18fLL153s0OsQzFELaSXpfdRRXA==', '2369f4c356506690e373aaddd222a757', 'a5f461eb-46eb-44cf-a37d-5d7b96d19321', null, 0, 0, null, 1, 0);
insert into "people" values ('8644c4db-a28d-48e3-a57e-16f8231f9139', 'Ann', null, '2026-06-01 12:00:00', 'admin@example.com', 'ADMIN@EXAMPLE.COM', 'admin@example.com', 'ADMIN@EXAMPLE.COM', 1, 'AQAAAAIAAYagAAAAEIEr+QsXBymwZxdgOYm+KbMV0XIa3p7YOI8Atu/aH7DC3JFqr3bwG9AXhTb4d/Kqiw==', '41bcc4f6a3fe1c0e73f963beea9bc7b0', 'ad115171-a874-4c0b-bf45-b6c3837ee545', null, 0, 0, null, 1, 0);
insert into "people" values ('a9aed4bd-8e66-4382-9d0a-ebd25da069e8', 'Sample Owner', null, '2026-06-01 12:00:00', 'taken-over@example.com', 'TAKEN-OVER@EXAMPLE.COM', 'taken-over@example.com', 'TAKEN-OVER@EXAMPLE.COM', 1, 'AQAAAAIAAYagAAAAEL4MrMO6oTAM7F9eTvCcoOxJMi4d7ygq2UvFW7NBSpB+j7ViIzNtWPvzHyvwL9qOeg==', 'SE5NPTZY6GPJIKILW7NLN44FQ6NPMZNW', '8223a47c-d0a9-4c59-af35-b5b94ab68389', null, 0, 0, null, 1, 0);
insert into "person_roles" values ('8644c4db-a28d-48e3-a57e-16f8231f9139', 'admin');
insert into "person_roles" values ('a9aed4bd-8e66-4382-9d0a-ebd25da069e8', 'customer');
insert into "protection_keys" values (1, 'key-d00325e9-7df3-4375-9414-beba7585f832', '<key id="d00325e9-7df3-4375-9414-beba7585f832" version="1"><creationDate>2026-11-21T14:23:52.6554879Z</creationDate><activationDate>2026-11-21T14:23:52.6554879Z</activationDate><expirationDate>2027-02-19T14:23:52.6554879Z</expirationDate><descriptor deserializerType="Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel.AuthenticatedEncryptorDescriptorDeserializer, Microsoft.AspNetCore.DataProtection, Version=10.0.0.0, Culture=neutral, PublicKeyToken=adb9793829ddae60"><descriptor><encryption algorithm="AES_256_CBC" /><validation algorithm="HMACSHA256" /><masterKey p4:requiresEncryption="true" xmlns:p4="http://schemas.asp.net/2015/03/dataProtection"><!-- Warning: the key below is in an unencrypted form. --><value>62LDl2+TIVAdI32MsnmlGj5s5/HCULVyfQSkwNN4kflvPty9suxQ/ueQap1KGRPfSBXk2+Y84fY/GHHKpXNvGg==</value></masterKey></descriptor></descriptor></key>');
insert into "roles" values ('admin', 'Admin', 'ADMIN', 'Admin');
insert into "roles" values ('customer', 'Customer', 'CUSTOMER', 'Customer');
insert into "roles" values ('support', 'Support', 'SUPPORT', 'Support');
insert into "sessions" values ('71aff984f5567f968e77e1eb91379f10', '8644c4db-a28d-48e3-a57e-16f8231f9139', '2026-06-01 12:00:00', '2026-06-01 12:00:00', null, 'A browser on an unknown system');
insert into "settings" values ('heard-1', '1', '2026-06-01 12:00:00', 1);
insert into "settings" values ('heard-2', '2', '2026-06-01 12:00:00', 1);
insert into "settings" values ('sample', '1', '2026-06-01 12:00:00', 1);
insert into "stamp" values (1, 'Sandbox', null, 'USD', 'UTC', '2026-11-21 14:23:51.490614');
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
CREATE UNIQUE INDEX "RoleNameIndex" ON "roles" ("normalized_name");
CREATE UNIQUE INDEX "UserNameIndex" ON "people" ("normalized_user_name");
CREATE TRIGGER audit_entries_refuses_delete before delete on audit_entries begin select raise(abort, 'audit_entries is append-only: no delete'); end;
CREATE TRIGGER audit_entries_refuses_update before update on audit_entries begin select raise(abort, 'audit_entries is append-only: no update'); end;
CREATE TRIGGER audit_seals_refuses_delete before delete on audit_seals begin select raise(abort, 'audit_seals is append-only: no delete'); end;
CREATE TRIGGER audit_seals_refuses_update before update on audit_seals begin select raise(abort, 'audit_seals is append-only: no update'); end;
CREATE TRIGGER facts_refuses_delete before delete on facts begin select raise(abort, 'facts is append-only: no delete'); end;
CREATE TRIGGER facts_refuses_update before update on facts begin select raise(abort, 'facts is append-only: no update'); end;
commit;

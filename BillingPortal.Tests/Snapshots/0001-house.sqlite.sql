pragma foreign_keys=off;
begin;
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
CREATE TABLE "__EFMigrationsLock" ("Id" integer not null primary key, "Timestamp" text not null);
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
CREATE TABLE "protection_keys" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_protection_keys" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "xml" TEXT NOT NULL
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
insert into "clock" values (1, 0);
insert into "fact_deliveries" values (1, 1, 'test.hearing', 'customer:1', 'Done', 1, '2026-06-01 12:00:00', null, null, null, '2026-06-01 12:00:00');
insert into "fact_deliveries" values (2, 2, 'test.hearing', 'customer:2', 'Done', 1, '2026-06-01 12:00:00', null, null, null, '2026-06-01 12:00:00');
insert into "facts" values (1, 'test.told', 'customer:1', '{"subject":"customer:1","number":1}', '2026-06-01 12:00:00');
insert into "facts" values (2, 'test.told', 'customer:2', '{"subject":"customer:2","number":2}', '2026-06-01 12:00:00');
insert into "job_runs" values (1, 'due', 'vm-20642-dcbd05', '2026-06-01 12:00:00', '2026-06-01 12:00:00', 'Done', 'Did 0 due step(s).');
insert into "leases" values ('sample', 'vm-20642-dcbd05/012b8f1ba889', '2026-06-02 12:00:00');
insert into "protection_keys" values (1, 'key-5a38cde5-5df0-42cf-9efe-722685ecda90', '<key id="5a38cde5-5df0-42cf-9efe-722685ecda90" version="1"><creationDate>2026-11-21T10:45:41.0009842Z</creationDate><activationDate>2026-11-21T10:45:41.0009842Z</activationDate><expirationDate>2027-02-19T10:45:41.0009842Z</expirationDate><descriptor deserializerType="Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel.AuthenticatedEncryptorDescriptorDeserializer, Microsoft.AspNetCore.DataProtection, Version=10.0.0.0, Culture=neutral, PublicKeyToken=adb9793829ddae60"><descriptor><encryption algorithm="AES_256_CBC" /><validation algorithm="HMACSHA256" /><masterKey p4:requiresEncryption="true" xmlns:p4="http://schemas.asp.net/2015/03/dataProtection"><!-- Warning: the key below is in an unencrypted form. --><value>LLc5ZhbtWCWNPBf85WKVbpzDeh8YROnlt/Ty1EOmC+ZWkCnfRc5975SeiH+DBW/0opKr8xx2MYdyI0fpQuhW2Q==</value></masterKey></descriptor></descriptor></key>');
insert into "settings" values ('heard-1', '1', '2026-06-01 12:00:00', 1);
insert into "settings" values ('heard-2', '2', '2026-06-01 12:00:00', 1);
insert into "settings" values ('sample', '1', '2026-06-01 12:00:00', 1);
insert into "stamp" values (1, 'Sandbox', null, 'USD', 'UTC', '2026-11-21 10:45:40.767851');
CREATE UNIQUE INDEX "IX_fact_deliveries_fact_id_handler" ON "fact_deliveries" ("fact_id", "handler");
CREATE INDEX "IX_fact_deliveries_handler_subject_state_id" ON "fact_deliveries" ("handler", "subject", "state", "id");
CREATE INDEX "IX_fact_deliveries_state_due_at" ON "fact_deliveries" ("state", "due_at");
CREATE INDEX "IX_job_runs_job_started_at" ON "job_runs" ("job", "started_at");
CREATE INDEX "IX_job_runs_started_at" ON "job_runs" ("started_at");
CREATE TRIGGER facts_refuses_delete before delete on facts begin select raise(abort, 'facts is append-only: no delete'); end;
CREATE TRIGGER facts_refuses_update before update on facts begin select raise(abort, 'facts is append-only: no update'); end;
commit;

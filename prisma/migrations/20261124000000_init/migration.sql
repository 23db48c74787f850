-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'assessor', 'reviewer', 'viewer');

-- CreateEnum
CREATE TYPE "Environment" AS ENUM ('development', 'staging', 'production', 'enterprise');

-- CreateEnum
CREATE TYPE "Platform" AS ENUM ('docker', 'compose', 'kubernetes');

-- CreateEnum
CREATE TYPE "AnswerValue" AS ENUM ('met', 'partly', 'not_met', 'not_applicable', 'unknown');

-- CreateEnum
CREATE TYPE "Strength" AS ENUM ('asserted', 'attached', 'verified', 'accepted');

-- CreateEnum
CREATE TYPE "Provenance" AS ENUM ('person', 'evidence', 'workshop', 'import');

-- CreateEnum
CREATE TYPE "TokenPurpose" AS ENUM ('setup', 'reset_password');

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "team_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("team_id","member_id")
);

-- CreateTable
CREATE TABLE "project" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "team_id" UUID,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "environment" "Environment" NOT NULL,
    "target" SMALLINT NOT NULL,
    "platform" "Platform" NOT NULL,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "catalogue" TEXT NOT NULL,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "project_id" UUID NOT NULL,
    "control" TEXT NOT NULL,
    "answer" "AnswerValue",
    "version" INTEGER NOT NULL,
    "strength" "Strength" NOT NULL DEFAULT 'asserted',
    "provenance" "Provenance" NOT NULL DEFAULT 'person',
    "date" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "links" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "owner_member_id" UUID,
    "owner_name" TEXT,
    "due_date" DATE,
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("project_id","control")
);

-- CreateTable
CREATE TABLE "answer_revision" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "control" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "answer" "AnswerValue",
    "strength" "Strength" NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "date" DATE NOT NULL,
    "owner_member_id" UUID,
    "due_date" DATE,
    "text_digest" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "answer_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision_text" (
    "project_id" UUID NOT NULL,
    "control" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "links" TEXT[],
    "owner_name" TEXT,

    CONSTRAINT "revision_text_pkey" PRIMARY KEY ("project_id","control","version")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "organisation_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("organisation_id","seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "organisation_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("organisation_id")
);

-- CreateTable
CREATE TABLE "one_time_token" (
    "id" UUID NOT NULL,
    "purpose" "TokenPurpose" NOT NULL,
    "digest" TEXT NOT NULL,
    "person_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "one_time_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "bucket" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("bucket")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "member_person_id_idx" ON "member"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_organisation_id_person_id_key" ON "member"("organisation_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "team_organisation_id_name_key" ON "team"("organisation_id", "name");

-- CreateIndex
CREATE INDEX "team_member_member_id_idx" ON "team_member"("member_id");

-- CreateIndex
CREATE INDEX "project_organisation_id_deleted_at_archived_at_changed_at_idx" ON "project"("organisation_id", "deleted_at", "archived_at", "changed_at");

-- CreateIndex
CREATE INDEX "project_team_id_idx" ON "project"("team_id");

-- CreateIndex
CREATE INDEX "answer_revision_project_id_at_idx" ON "answer_revision"("project_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "answer_revision_project_id_control_version_key" ON "answer_revision"("project_id", "control", "version");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_token_digest_key" ON "one_time_token"("digest");

-- CreateIndex
CREATE INDEX "one_time_token_person_id_idx" ON "one_time_token"("person_id");

-- CreateIndex
CREATE INDEX "rate_limit_window_start_idx" ON "rate_limit"("window_start");

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_owner_member_id_fkey" FOREIGN KEY ("owner_member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_token" ADD CONSTRAINT "one_time_token_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- A project aims at one of four levels.
ALTER TABLE "project" ADD CONSTRAINT "project_target_check" CHECK ("target" BETWEEN 1 AND 4);
-- An owner of an answer is a member or a typed name, never both.
ALTER TABLE "answer" ADD CONSTRAINT "answer_owner_check" CHECK ("owner_member_id" IS NULL OR "owner_name" IS NULL);

-- Append-only tables: named by their comment, from which grants are derived; triggers refuse the rest,
-- to the tables' owner too.
COMMENT ON TABLE "answer_revision" IS 'append-only';
COMMENT ON TABLE "audit_event" IS 'append-only, audit';
COMMENT ON TABLE "audit_head" IS 'audit';

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: the table is append-only', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "answer_revision_no_change" BEFORE UPDATE OR DELETE ON "answer_revision"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "answer_revision_no_truncate" BEFORE TRUNCATE ON "answer_revision"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_event_no_change" BEFORE UPDATE OR DELETE ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_event_no_truncate" BEFORE TRUNCATE ON "audit_event"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE "answer_revision" ENABLE ALWAYS TRIGGER "answer_revision_no_change";
ALTER TABLE "answer_revision" ENABLE ALWAYS TRIGGER "answer_revision_no_truncate";
ALTER TABLE "audit_event" ENABLE ALWAYS TRIGGER "audit_event_no_change";
ALTER TABLE "audit_event" ENABLE ALWAYS TRIGGER "audit_event_no_truncate";

-- What an entry's hash covers: every column, each with its length, so that no two entries read alike.
CREATE FUNCTION audit_hash(
  organisation uuid, number bigint, moment timestamptz, who text, what text, about text, facts jsonb, previous text
) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(string_agg(octet_length(part) || ':' || part, ',' ORDER BY place), 'UTF8')), 'hex')
  FROM unnest(ARRAY[
    organisation::text, number::text, to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    who, what, about, facts::text, previous
  ]) WITH ORDINALITY AS parts(part, place)
$$;

-- Locks the chain's head, writes the entry and moves the head, in the caller's transaction. Called last:
-- the lock is held until commit. Runs as the tables' owner, so that the app needs no right to write here.
CREATE FUNCTION append_audit(organisation uuid, who text, what text, about text, facts jsonb)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head audit_head%ROWTYPE;
  moment timestamptz;
  digest text;
BEGIN
  INSERT INTO audit_head VALUES (organisation, 0, repeat('0', 64)) ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM audit_head WHERE organisation_id = organisation FOR UPDATE;
  moment := date_trunc('milliseconds', clock_timestamp());
  digest := audit_hash(organisation, head.seq + 1, moment, who, what, about, facts, head.hash);
  INSERT INTO audit_event VALUES (organisation, head.seq + 1, moment, who, what, about, facts, head.hash, digest);
  UPDATE audit_head SET seq = head.seq + 1, hash = digest WHERE organisation_id = organisation;
  RETURN head.seq + 1;
END $$;
REVOKE EXECUTE ON FUNCTION append_audit(uuid, text, text, text, jsonb) FROM PUBLIC;

-- CreateEnum
CREATE TYPE "SnapshotKind" AS ENUM ('by_hand', 'workshop', 'sign_off', 'pipeline');

-- CreateTable
CREATE TABLE "snapshot" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "kind" "SnapshotKind" NOT NULL,
    "catalogue" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "digest" TEXT NOT NULL,
    "declared" SMALLINT,
    "verified" SMALLINT,
    "ceiling" SMALLINT,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "snapshot_content" (
    "snapshot_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "content" TEXT NOT NULL,

    CONSTRAINT "snapshot_content_pkey" PRIMARY KEY ("snapshot_id")
);

-- CreateIndex
CREATE INDEX "snapshot_project_id_at_idx" ON "snapshot"("project_id", "at");

-- CreateIndex
CREATE INDEX "snapshot_content_project_id_idx" ON "snapshot_content"("project_id");

COMMENT ON TABLE "snapshot" IS 'append-only';
CREATE TRIGGER "snapshot_no_change" BEFORE UPDATE OR DELETE ON "snapshot"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "snapshot_no_truncate" BEFORE TRUNCATE ON "snapshot"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE "snapshot" ENABLE ALWAYS TRIGGER "snapshot_no_change";
ALTER TABLE "snapshot" ENABLE ALWAYS TRIGGER "snapshot_no_truncate";

-- What was frozen is never changed, and goes only once its project has gone.
CREATE FUNCTION refuse_while_project_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM project WHERE id = OLD.project_id AND deleted_at IS NULL) THEN
    RAISE EXCEPTION '% on % is refused: its project stands', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER "snapshot_content_no_change" BEFORE UPDATE ON "snapshot_content"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "snapshot_content_no_truncate" BEFORE TRUNCATE ON "snapshot_content"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "snapshot_content_goes_with_project" BEFORE DELETE ON "snapshot_content"
  FOR EACH ROW EXECUTE FUNCTION refuse_while_project_stands();
ALTER TABLE "snapshot_content" ENABLE ALWAYS TRIGGER "snapshot_content_no_change";
ALTER TABLE "snapshot_content" ENABLE ALWAYS TRIGGER "snapshot_content_no_truncate";
ALTER TABLE "snapshot_content" ENABLE ALWAYS TRIGGER "snapshot_content_goes_with_project";

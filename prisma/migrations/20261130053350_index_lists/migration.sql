-- DropIndex
DROP INDEX "project_organisation_id_deleted_at_archived_at_changed_at_idx";

-- CreateTable
CREATE TABLE "project_tag" (
    "organisation_id" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "project_id" UUID NOT NULL,

    CONSTRAINT "project_tag_pkey" PRIMARY KEY ("organisation_id","tag","project_id")
);

-- CreateIndex
CREATE INDEX "project_tag_project_id_idx" ON "project_tag"("project_id");

-- CreateIndex
CREATE INDEX "project_organisation_id_deleted_at_archived_at_team_id_envi_idx" ON "project"("organisation_id", "deleted_at", "archived_at", "team_id", "environment", "platform");

-- CreateIndex
CREATE INDEX "project_organisation_id_changed_at_id_idx" ON "project"("organisation_id", "changed_at", "id");

-- CreateIndex
CREATE INDEX "project_organisation_id_name_id_idx" ON "project"("organisation_id", "name", "id");

-- CreateIndex
CREATE INDEX "project_organisation_id_target_name_id_idx" ON "project"("organisation_id", "target" DESC, "name", "id");

-- CreateIndex
CREATE INDEX "answer_owner_member_id_idx" ON "answer"("owner_member_id");

-- AddForeignKey
ALTER TABLE "project_tag" ADD CONSTRAINT "project_tag_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Keeps a project's rows here as its tags are, whoever writes them.
CREATE FUNCTION keep_tags() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM project_tag WHERE project_id = NEW.id AND tag <> ALL (NEW.tags);
  INSERT INTO project_tag (organisation_id, tag, project_id)
  SELECT NEW.organisation_id, tag, NEW.id FROM unnest(NEW.tags) AS tag ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "project_tags" AFTER INSERT OR UPDATE OF "tags" ON "project" FOR EACH ROW EXECUTE FUNCTION keep_tags();

INSERT INTO "project_tag" ("organisation_id", "tag", "project_id")
SELECT organisation_id, tag, id FROM project, unnest(tags) AS tag ON CONFLICT DO NOTHING;

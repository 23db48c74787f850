-- CreateEnum
CREATE TYPE "UploadSource" AS ENUM ('files', 'folder', 'archive', 'pasted', 'tried', 'imported', 'removal');

-- CreateEnum
CREATE TYPE "Basis" AS ENUM ('observed', 'configured', 'inferred', 'hint');

-- CreateTable
CREATE TABLE "component" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "component_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "component_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "source" "UploadSource" NOT NULL,
    "complete" BOOLEAN NOT NULL,
    "date" DATE NOT NULL,
    "files" INTEGER NOT NULL,
    "set_digest" TEXT NOT NULL,
    "assessment" TEXT NOT NULL,
    "proposals" JSONB NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload_content" (
    "upload_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "commit" TEXT,
    "branch" TEXT,
    "content" JSONB NOT NULL,

    CONSTRAINT "upload_content_pkey" PRIMARY KEY ("upload_id")
);

-- CreateTable
CREATE TABLE "component_file" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "component_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "digest" TEXT,
    "size" INTEGER NOT NULL,
    "given_kind" TEXT,
    "named" BOOLEAN NOT NULL,
    "error" TEXT,
    "from_upload" INTEGER NOT NULL,
    "to_upload" INTEGER,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "component_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_text" (
    "organisation_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "stored_text_pkey" PRIMARY KEY ("organisation_id","digest")
);

-- CreateTable
CREATE TABLE "proposal" (
    "project_id" UUID NOT NULL,
    "control" TEXT NOT NULL,
    "answer" "AnswerValue",
    "basis" "Basis",
    "date" DATE NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("project_id","control")
);

-- CreateIndex
CREATE UNIQUE INDEX "component_project_id_name_key" ON "component"("project_id", "name");

-- CreateIndex
CREATE INDEX "upload_component_id_number_idx" ON "upload"("component_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "upload_project_id_number_key" ON "upload"("project_id", "number");

-- CreateIndex
CREATE INDEX "upload_content_project_id_idx" ON "upload_content"("project_id");

-- CreateIndex
CREATE INDEX "component_file_component_id_to_upload_idx" ON "component_file"("component_id", "to_upload");

-- CreateIndex
CREATE INDEX "component_file_project_id_idx" ON "component_file"("project_id");

-- CreateIndex
CREATE INDEX "component_file_organisation_id_digest_idx" ON "component_file"("organisation_id", "digest");

-- AddForeignKey
ALTER TABLE "component" ADD CONSTRAINT "component_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "component_file" ADD CONSTRAINT "component_file_component_id_fkey" FOREIGN KEY ("component_id") REFERENCES "component"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMENT ON TABLE "upload" IS 'append-only';
CREATE TRIGGER "upload_no_change" BEFORE UPDATE OR DELETE ON "upload"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "upload_no_truncate" BEFORE TRUNCATE ON "upload"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE "upload" ENABLE ALWAYS TRIGGER "upload_no_change";
ALTER TABLE "upload" ENABLE ALWAYS TRIGGER "upload_no_truncate";

-- A component has a path once at a time: two uploads at once can't both bring it.
CREATE UNIQUE INDEX "component_file_current_path_key" ON "component_file"("component_id", "path")
  WHERE "to_upload" IS NULL;

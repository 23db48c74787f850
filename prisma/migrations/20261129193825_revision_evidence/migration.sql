-- AlterTable
ALTER TABLE "answer_revision" ADD COLUMN     "evidence_digest" TEXT;

-- CreateTable
CREATE TABLE "revision_evidence" (
    "project_id" UUID NOT NULL,
    "control" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "evidence" JSONB NOT NULL,

    CONSTRAINT "revision_evidence_pkey" PRIMARY KEY ("project_id","control","version")
);

-- AlterEnum
ALTER TYPE "NoticeKind" ADD VALUE 'evidence_regressed';

-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "more" SMALLINT;

-- AlterTable
ALTER TABLE "proposal" ADD COLUMN     "file" TEXT,
ADD COLUMN     "line" INTEGER;

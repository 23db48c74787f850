-- AlterTable
ALTER TABLE "member" ADD COLUMN     "imported_name" TEXT;

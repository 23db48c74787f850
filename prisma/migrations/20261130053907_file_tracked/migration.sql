-- AlterTable
ALTER TABLE "component_file" ADD COLUMN     "tracked" BOOLEAN NOT NULL DEFAULT false;

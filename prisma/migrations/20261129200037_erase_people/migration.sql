-- DropForeignKey
ALTER TABLE "member" DROP CONSTRAINT "member_person_id_fkey";

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "former_number" INTEGER,
ALTER COLUMN "person_id" DROP NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "member_organisation_id_former_number_key" ON "member"("organisation_id", "former_number");

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

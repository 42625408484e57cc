-- AlterTable
ALTER TABLE "PolicyPublication" ADD COLUMN     "notifiedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Mailbox" ADD COLUMN     "watchedBy" UUID,
ADD COLUMN     "watchedUntil" TIMESTAMPTZ(3);

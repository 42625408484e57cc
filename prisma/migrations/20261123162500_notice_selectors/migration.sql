-- AlterTable
ALTER TABLE "RegisterSettings" ADD COLUMN     "noticeAcceptSelector" TEXT,
ADD COLUMN     "noticeRefuseSelector" TEXT;

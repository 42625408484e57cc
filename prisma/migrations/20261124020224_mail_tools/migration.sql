-- AlterTable
ALTER TABLE "ShopSettings" ADD COLUMN     "optInRule" TEXT NOT NULL DEFAULT 'provable';

-- CreateTable
CREATE TABLE "MarketingClaim" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "lookupDigest" BYTEA NOT NULL,
    "sealedClaim" BYTEA NOT NULL,
    "claimedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MarketingClaim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MarketingQuestion" (
    "proofId" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedAs" TEXT,

    CONSTRAINT "MarketingQuestion_pkey" PRIMARY KEY ("proofId")
);

-- CreateTable
CREATE TABLE "MailTool" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "sealedSettings" BYTEA NOT NULL,
    "sealedSecret" BYTEA NOT NULL,
    "sealedFormer" BYTEA,
    "formerUntil" TIMESTAMPTZ(3),
    "channels" TEXT[],
    "readsBack" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'on',
    "code" TEXT,
    "lastTriedAt" TIMESTAMPTZ(3),
    "lastOkAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MailTool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeaveFieldRun" (
    "installationId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "cursor" TEXT,
    "written" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "code" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "movedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LeaveFieldRun_pkey" PRIMARY KEY ("installationId")
);

-- CreateIndex
CREATE INDEX "MarketingClaim_installationId_receivedAt_idx" ON "MarketingClaim"("installationId", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "MarketingClaim_installationId_channel_lookupDigest_claimedA_key" ON "MarketingClaim"("installationId", "channel", "lookupDigest", "claimedAt");

-- CreateIndex
CREATE INDEX "MarketingQuestion_installationId_decidedAt_idx" ON "MarketingQuestion"("installationId", "decidedAt");

-- CreateIndex
CREATE INDEX "MailTool_installationId_idx" ON "MailTool"("installationId");

-- AddForeignKey
ALTER TABLE "MarketingClaim" ADD CONSTRAINT "MarketingClaim_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarketingQuestion" ADD CONSTRAINT "MarketingQuestion_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarketingQuestion" ADD CONSTRAINT "MarketingQuestion_proofId_fkey" FOREIGN KEY ("proofId") REFERENCES "MarketingProof"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailTool" ADD CONSTRAINT "MailTool_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeaveFieldRun" ADD CONSTRAINT "LeaveFieldRun_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

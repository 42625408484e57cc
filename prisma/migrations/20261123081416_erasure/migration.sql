-- Ids stood in the clear in these two tables. Possible matches come back with the next search, merges
-- with Shopify's next webhook about them.
DELETE FROM "PossibleMatch";
DELETE FROM "CustomerMerge";

-- A body nobody could read goes when the merchant closes its request. It may name a person.
UPDATE "Delivery" d SET "bodyDigest" = decode(replace(d."id"::text, '-', ''), 'hex')
  FROM "DataRequest" r
 WHERE r."id" = d."dataRequestId" AND r."kind" = 'unreadable' AND r."completedAt" IS NOT NULL;
UPDATE "DataRequest"
   SET "sealedBody" = NULL, "bodyDigest" = decode(replace("id"::text, '-', ''), 'hex')
 WHERE "kind" = 'unreadable' AND "completedAt" IS NOT NULL;

-- DropIndex
DROP INDEX "CustomerMerge_installationId_keptCustomerId_idx";

-- DropIndex
DROP INDEX "PossibleMatch_dataRequestId_recordRef_key";

-- AlterTable
ALTER TABLE "CustomerMerge" DROP CONSTRAINT "CustomerMerge_pkey",
DROP COLUMN "keptCustomerId",
DROP COLUMN "mergedCustomerId",
ADD COLUMN     "id" UUID NOT NULL,
ADD COLUMN     "keptDigest" BYTEA NOT NULL,
ADD COLUMN     "mergedDigest" BYTEA NOT NULL,
ADD COLUMN     "personId" UUID NOT NULL,
ADD COLUMN     "sealedIds" BYTEA NOT NULL,
ADD CONSTRAINT "CustomerMerge_pkey" PRIMARY KEY ("id");

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "sealedSalt" BYTEA;

-- AlterTable
ALTER TABLE "PlaceRun" DROP COLUMN "cursor",
ADD COLUMN     "sealedCursor" BYTEA;

-- AlterTable
ALTER TABLE "PossibleMatch" DROP COLUMN "recordRef",
ADD COLUMN     "recordDigest" BYTEA NOT NULL;

-- AlterTable
ALTER TABLE "Shop" ADD COLUMN     "evidenceLogId" UUID;

-- AlterTable
ALTER TABLE "ShopSettings" ADD COLUMN     "accountingCountry" TEXT,
ADD COLUMN     "erasureRule" JSONB,
ADD COLUMN     "evidenceKeepYears" INTEGER NOT NULL DEFAULT 7,
ADD COLUMN     "financialYearEnd" TEXT NOT NULL DEFAULT '12-31';

-- CreateTable
CREATE TABLE "ErasureStep" (
    "dataRequestId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "placeId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "outcome" TEXT,
    "sealedTarget" BYTEA NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ErasureStep_pkey" PRIMARY KEY ("dataRequestId","number")
);

-- CreateTable
CREATE TABLE "LegalKeeping" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "dataRequestId" UUID,
    "orderId" TEXT,
    "field" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "keptUntil" TEXT NOT NULL,
    "bookedOn" TEXT,
    "state" TEXT NOT NULL DEFAULT 'keeping',
    "closedBecause" TEXT,
    "nextTryAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LegalKeeping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShopifyErasure" (
    "dataRequestId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'watching',
    "dataKeyId" UUID,
    "sealedTargets" BYTEA,
    "handedOverAt" TIMESTAMPTZ(3) NOT NULL,
    "nextCheckAt" TIMESTAMPTZ(3),
    "lastCheckAt" TIMESTAMPTZ(3),
    "checks" INTEGER NOT NULL DEFAULT 0,
    "remaining" INTEGER,
    "readBackAt" TIMESTAMPTZ(3),

    CONSTRAINT "ShopifyErasure_pkey" PRIMARY KEY ("dataRequestId")
);

-- CreateTable
CREATE TABLE "Suppression" (
    "installationId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "valueDigest" BYTEA NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "Suppression_pkey" PRIMARY KEY ("installationId","channel","valueDigest")
);

-- CreateTable
CREATE TABLE "Receipt" (
    "id" UUID NOT NULL,
    "dataRequestId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "isFinal" BOOLEAN NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "Receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidenceLog" (
    "id" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "headSeq" INTEGER NOT NULL DEFAULT 0,
    "headHash" BYTEA NOT NULL,

    CONSTRAINT "EvidenceLog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidenceEntry" (
    "logId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "caseId" UUID,
    "line" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "EvidenceEntry_pkey" PRIMARY KEY ("logId","seq")
);

-- CreateTable
CREATE TABLE "EvidenceCheckpoint" (
    "logId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "hash" BYTEA NOT NULL,
    "keyId" TEXT NOT NULL,
    "signature" BYTEA NOT NULL,

    CONSTRAINT "EvidenceCheckpoint_pkey" PRIMARY KEY ("logId","seq")
);

-- CreateTable
CREATE TABLE "EvidenceKey" (
    "id" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EvidenceKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppSecret" (
    "name" TEXT NOT NULL,
    "wrappedKey" BYTEA NOT NULL,
    "keyEncryptionKeyId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AppSecret_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Tombstone" (
    "domainDigest" BYTEA NOT NULL,
    "evidenceLogId" UUID,
    "removedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Tombstone_pkey" PRIMARY KEY ("domainDigest")
);

-- CreateTable
CREATE TABLE "LedgerMark" (
    "position" INTEGER NOT NULL,
    "line" TEXT NOT NULL,
    "mark" BYTEA,

    CONSTRAINT "LedgerMark_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "KeyEncryptionKeyState" (
    "keyId" TEXT NOT NULL,
    "firstSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "replacedAt" TIMESTAMPTZ(3),
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "KeyEncryptionKeyState_pkey" PRIMARY KEY ("keyId")
);

-- CreateTable
CREATE TABLE "SelfAudit" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "startedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "people" INTEGER NOT NULL,
    "report" JSONB,

    CONSTRAINT "SelfAudit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ErasureStep_dataRequestId_state_idx" ON "ErasureStep"("dataRequestId", "state");

-- CreateIndex
CREATE INDEX "LegalKeeping_installationId_state_keptUntil_idx" ON "LegalKeeping"("installationId", "state", "keptUntil");

-- CreateIndex
CREATE INDEX "LegalKeeping_dataRequestId_idx" ON "LegalKeeping"("dataRequestId");

-- CreateIndex
CREATE UNIQUE INDEX "LegalKeeping_installationId_orderId_field_key" ON "LegalKeeping"("installationId", "orderId", "field");

-- CreateIndex
CREATE UNIQUE INDEX "ShopifyErasure_dataKeyId_key" ON "ShopifyErasure"("dataKeyId");

-- CreateIndex
CREATE INDEX "ShopifyErasure_state_nextCheckAt_idx" ON "ShopifyErasure"("state", "nextCheckAt");

-- CreateIndex
CREATE UNIQUE INDEX "Receipt_dataRequestId_version_key" ON "Receipt"("dataRequestId", "version");

-- CreateIndex
CREATE INDEX "EvidenceEntry_logId_caseId_idx" ON "EvidenceEntry"("logId", "caseId");

-- CreateIndex
CREATE INDEX "EvidenceCheckpoint_keyId_idx" ON "EvidenceCheckpoint"("keyId");

-- CreateIndex
CREATE INDEX "AppSecret_keyEncryptionKeyId_idx" ON "AppSecret"("keyEncryptionKeyId");

-- CreateIndex
CREATE UNIQUE INDEX "Tombstone_evidenceLogId_key" ON "Tombstone"("evidenceLogId");

-- CreateIndex
CREATE INDEX "LedgerMark_mark_idx" ON "LedgerMark"("mark");

-- CreateIndex
CREATE INDEX "SelfAudit_installationId_createdAt_idx" ON "SelfAudit"("installationId", "createdAt");

-- CreateIndex
CREATE INDEX "CustomerMerge_installationId_keptDigest_idx" ON "CustomerMerge"("installationId", "keptDigest");

-- CreateIndex
CREATE INDEX "CustomerMerge_personId_idx" ON "CustomerMerge"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerMerge_installationId_mergedDigest_key" ON "CustomerMerge"("installationId", "mergedDigest");

-- CreateIndex
CREATE UNIQUE INDEX "PossibleMatch_dataRequestId_recordDigest_key" ON "PossibleMatch"("dataRequestId", "recordDigest");

-- CreateIndex
CREATE UNIQUE INDEX "Shop_evidenceLogId_key" ON "Shop"("evidenceLogId");

-- AddForeignKey
ALTER TABLE "Shop" ADD CONSTRAINT "Shop_evidenceLogId_fkey" FOREIGN KEY ("evidenceLogId") REFERENCES "EvidenceLog"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerMerge" ADD CONSTRAINT "CustomerMerge_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ErasureStep" ADD CONSTRAINT "ErasureStep_dataRequestId_fkey" FOREIGN KEY ("dataRequestId") REFERENCES "DataRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LegalKeeping" ADD CONSTRAINT "LegalKeeping_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LegalKeeping" ADD CONSTRAINT "LegalKeeping_dataRequestId_fkey" FOREIGN KEY ("dataRequestId") REFERENCES "DataRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShopifyErasure" ADD CONSTRAINT "ShopifyErasure_dataRequestId_fkey" FOREIGN KEY ("dataRequestId") REFERENCES "DataRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShopifyErasure" ADD CONSTRAINT "ShopifyErasure_dataKeyId_fkey" FOREIGN KEY ("dataKeyId") REFERENCES "DataKey"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Suppression" ADD CONSTRAINT "Suppression_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_dataRequestId_fkey" FOREIGN KEY ("dataRequestId") REFERENCES "DataRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceEntry" ADD CONSTRAINT "EvidenceEntry_logId_fkey" FOREIGN KEY ("logId") REFERENCES "EvidenceLog"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceCheckpoint" ADD CONSTRAINT "EvidenceCheckpoint_logId_fkey" FOREIGN KEY ("logId") REFERENCES "EvidenceLog"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceCheckpoint" ADD CONSTRAINT "EvidenceCheckpoint_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "EvidenceKey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tombstone" ADD CONSTRAINT "Tombstone_evidenceLogId_fkey" FOREIGN KEY ("evidenceLogId") REFERENCES "EvidenceLog"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SelfAudit" ADD CONSTRAINT "SelfAudit_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

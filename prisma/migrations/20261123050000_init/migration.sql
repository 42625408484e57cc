-- CreateTable
CREATE TABLE "Shop" (
    "id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "shopifyShopId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Installation" (
    "id" UUID NOT NULL,
    "shopId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "grantedScopes" TEXT[],
    "shopDataKeyId" UUID,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShopSettings" (
    "installationId" UUID NOT NULL,
    "timeZone" TEXT NOT NULL DEFAULT 'Etc/UTC',
    "answerLanguage" TEXT NOT NULL DEFAULT 'en',
    "answerLifeDays" INTEGER NOT NULL DEFAULT 30,
    "sealedShopName" BYTEA,
    "sealedContactEmail" BYTEA,
    "sealedSenderDomain" BYTEA,
    "senderVerifiedAt" TIMESTAMPTZ(3),
    "onboardedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ShopSettings_pkey" PRIMARY KEY ("installationId")
);

-- CreateTable
CREATE TABLE "DataKey" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "wrappedKey" BYTEA NOT NULL,
    "keyEncryptionKeyId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DataKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "dataKeyId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonLookup" (
    "installationId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "valueDigest" BYTEA NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "PersonLookup_pkey" PRIMARY KEY ("installationId","kind","valueDigest")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "webhookId" TEXT NOT NULL,
    "eventId" TEXT,
    "topic" TEXT NOT NULL,
    "apiVersion" TEXT NOT NULL,
    "triggeredAt" TIMESTAMPTZ(3),
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "bodyDigest" BYTEA NOT NULL,
    "dataRequestId" UUID,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataRequest" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "personId" UUID,
    "kind" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "shopifyRequestId" TEXT,
    "bodyDigest" BYTEA NOT NULL,
    "sealedBody" BYTEA,
    "attentionReason" TEXT,
    "failureReason" TEXT,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedOn" TEXT,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),
    "handedOverAt" TIMESTAMPTZ(3),
    "planDigest" TEXT,
    "plan" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "searchRound" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DataRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlaceRun" (
    "dataRequestId" UUID NOT NULL,
    "placeId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "cursor" JSONB,
    "recordCount" INTEGER NOT NULL DEFAULT 0,
    "pageCount" INTEGER NOT NULL DEFAULT 0,
    "missing" JSONB NOT NULL DEFAULT '[]',
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PlaceRun_pkey" PRIMARY KEY ("dataRequestId","placeId")
);

-- CreateTable
CREATE TABLE "CollectedPage" (
    "dataRequestId" UUID NOT NULL,
    "placeId" TEXT NOT NULL,
    "pageNumber" INTEGER NOT NULL,
    "recordCount" INTEGER NOT NULL,
    "sealedRecords" BYTEA NOT NULL,

    CONSTRAINT "CollectedPage_pkey" PRIMARY KEY ("dataRequestId","placeId","pageNumber")
);

-- CreateTable
CREATE TABLE "PossibleMatch" (
    "id" UUID NOT NULL,
    "dataRequestId" UUID NOT NULL,
    "placeId" TEXT NOT NULL,
    "recordRef" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "sealedSummary" BYTEA NOT NULL,
    "decision" TEXT NOT NULL DEFAULT 'undecided',
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PossibleMatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "id" UUID NOT NULL,
    "dataRequestId" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),
    "sizeBytes" INTEGER NOT NULL DEFAULT 0,
    "chunkCount" INTEGER NOT NULL DEFAULT 0,
    "recordCount" INTEGER NOT NULL DEFAULT 0,
    "placeCount" INTEGER NOT NULL DEFAULT 0,
    "missingCount" INTEGER NOT NULL DEFAULT 0,
    "sha256" TEXT,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnswerChunk" (
    "answerId" UUID NOT NULL,
    "chunkNumber" INTEGER NOT NULL,
    "sealedBytes" BYTEA NOT NULL,

    CONSTRAINT "AnswerChunk_pkey" PRIMARY KEY ("answerId","chunkNumber")
);

-- CreateTable
CREATE TABLE "AnswerDownload" (
    "id" UUID NOT NULL,
    "answerId" UUID NOT NULL,
    "staffUserId" TEXT NOT NULL,
    "downloadedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AnswerDownload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxMail" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "dataRequestId" UUID,
    "template" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "sealedMessage" BYTEA NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "messageId" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failureCode" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "OutboxMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TimelineEvent" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "dataRequestId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "TimelineEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "installationId" UUID,
    "shop" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL,
    "staffUserId" TEXT,
    "expiresAt" TIMESTAMPTZ(3),
    "sealedSession" BYTEA NOT NULL,
    "obtainedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffPermission" (
    "installationId" UUID NOT NULL,
    "staffUserId" TEXT NOT NULL,
    "isAccountOwner" BOOLEAN NOT NULL DEFAULT false,
    "permissions" TEXT[],
    "sealedName" BYTEA,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StaffPermission_pkey" PRIMARY KEY ("installationId","staffUserId")
);

-- CreateTable
CREATE TABLE "CustomerMerge" (
    "installationId" UUID NOT NULL,
    "mergedCustomerId" TEXT NOT NULL,
    "keptCustomerId" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CustomerMerge_pkey" PRIMARY KEY ("installationId","mergedCustomerId")
);

-- CreateTable
CREATE TABLE "ApiBudget" (
    "installationId" UUID NOT NULL,
    "available" DOUBLE PRECISION NOT NULL,
    "maximum" DOUBLE PRECISION NOT NULL,
    "restoreRate" DOUBLE PRECISION NOT NULL,
    "observedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ApiBudget_pkey" PRIMARY KEY ("installationId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Shop_domain_key" ON "Shop"("domain");

-- CreateIndex
CREATE INDEX "Installation_shopId_idx" ON "Installation"("shopId");

-- CreateIndex
CREATE INDEX "DataKey_installationId_idx" ON "DataKey"("installationId");

-- CreateIndex
CREATE INDEX "DataKey_keyEncryptionKeyId_idx" ON "DataKey"("keyEncryptionKeyId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_dataKeyId_key" ON "Person"("dataKeyId");

-- CreateIndex
CREATE INDEX "Person_installationId_idx" ON "Person"("installationId");

-- CreateIndex
CREATE INDEX "PersonLookup_personId_idx" ON "PersonLookup"("personId");

-- CreateIndex
CREATE INDEX "Delivery_dataRequestId_idx" ON "Delivery"("dataRequestId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_installationId_webhookId_key" ON "Delivery"("installationId", "webhookId");

-- CreateIndex
CREATE INDEX "DataRequest_installationId_status_idx" ON "DataRequest"("installationId", "status");

-- CreateIndex
CREATE INDEX "DataRequest_installationId_dueAt_idx" ON "DataRequest"("installationId", "dueAt");

-- CreateIndex
CREATE INDEX "DataRequest_personId_idx" ON "DataRequest"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "PossibleMatch_dataRequestId_recordRef_key" ON "PossibleMatch"("dataRequestId", "recordRef");

-- CreateIndex
CREATE INDEX "Answer_dataRequestId_idx" ON "Answer"("dataRequestId");

-- CreateIndex
CREATE INDEX "AnswerDownload_answerId_idx" ON "AnswerDownload"("answerId");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMail_dedupeKey_key" ON "OutboxMail"("dedupeKey");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMail_messageId_key" ON "OutboxMail"("messageId");

-- CreateIndex
CREATE INDEX "OutboxMail_installationId_status_idx" ON "OutboxMail"("installationId", "status");

-- CreateIndex
CREATE INDEX "OutboxMail_dataRequestId_idx" ON "OutboxMail"("dataRequestId");

-- CreateIndex
CREATE INDEX "TimelineEvent_dataRequestId_at_idx" ON "TimelineEvent"("dataRequestId", "at");

-- CreateIndex
CREATE INDEX "TimelineEvent_installationId_at_idx" ON "TimelineEvent"("installationId", "at");

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE INDEX "Session_installationId_idx" ON "Session"("installationId");

-- CreateIndex
CREATE INDEX "CustomerMerge_installationId_keptCustomerId_idx" ON "CustomerMerge"("installationId", "keptCustomerId");

-- AddForeignKey
ALTER TABLE "Installation" ADD CONSTRAINT "Installation_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShopSettings" ADD CONSTRAINT "ShopSettings_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataKey" ADD CONSTRAINT "DataKey_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_dataKeyId_fkey" FOREIGN KEY ("dataKeyId") REFERENCES "DataKey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonLookup" ADD CONSTRAINT "PersonLookup_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_dataRequestId_fkey" FOREIGN KEY ("dataRequestId") REFERENCES "DataRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataRequest" ADD CONSTRAINT "DataRequest_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataRequest" ADD CONSTRAINT "DataRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaceRun" ADD CONSTRAINT "PlaceRun_dataRequestId_fkey" FOREIGN KEY ("dataRequestId") REFERENCES "DataRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CollectedPage" ADD CONSTRAINT "CollectedPage_dataRequestId_placeId_fkey" FOREIGN KEY ("dataRequestId", "placeId") REFERENCES "PlaceRun"("dataRequestId", "placeId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PossibleMatch" ADD CONSTRAINT "PossibleMatch_dataRequestId_fkey" FOREIGN KEY ("dataRequestId") REFERENCES "DataRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_dataRequestId_fkey" FOREIGN KEY ("dataRequestId") REFERENCES "DataRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerChunk" ADD CONSTRAINT "AnswerChunk_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerDownload" ADD CONSTRAINT "AnswerDownload_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMail" ADD CONSTRAINT "OutboxMail_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMail" ADD CONSTRAINT "OutboxMail_dataRequestId_fkey" FOREIGN KEY ("dataRequestId") REFERENCES "DataRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimelineEvent" ADD CONSTRAINT "TimelineEvent_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimelineEvent" ADD CONSTRAINT "TimelineEvent_dataRequestId_fkey" FOREIGN KEY ("dataRequestId") REFERENCES "DataRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffPermission" ADD CONSTRAINT "StaffPermission_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerMerge" ADD CONSTRAINT "CustomerMerge_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiBudget" ADD CONSTRAINT "ApiBudget_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say: unique among some rows only.

-- CreateIndex
CREATE UNIQUE INDEX "Installation_one_installed_key" ON "Installation"("shopId") WHERE "state" = 'installed';

-- CreateIndex
CREATE UNIQUE INDEX "Installation_one_never_installed_key" ON "Installation"("shopId") WHERE "state" = 'never-installed';

-- CreateIndex
CREATE UNIQUE INDEX "Answer_one_current_key" ON "Answer"("dataRequestId") WHERE "status" = 'current';

-- The same business request is the same id of Shopify's.
-- CreateIndex
CREATE UNIQUE INDEX "DataRequest_shopify_request_key" ON "DataRequest"("installationId", "topic", "shopifyRequestId") WHERE "shopifyRequestId" IS NOT NULL;

-- Where Shopify gave none, the same body while the earlier request is unfinished.
-- CreateIndex
CREATE UNIQUE INDEX "DataRequest_unfinished_body_key" ON "DataRequest"("installationId", "topic", "bodyDigest") WHERE "shopifyRequestId" IS NULL AND "completedAt" IS NULL;

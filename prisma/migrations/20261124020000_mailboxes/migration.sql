-- CreateTable
CREATE TABLE "Mailbox" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sealedSettings" BYTEA NOT NULL,
    "addressDigest" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'ok',
    "troubleCode" TEXT,
    "troubleAt" TIMESTAMPTZ(3),
    "lastSeenAt" TIMESTAMPTZ(3),
    "lastMailAt" TIMESTAMPTZ(3),
    "uidValidity" BIGINT,
    "lastUid" BIGINT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mailbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailDecision" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "mailboxId" UUID,
    "messageDigest" BYTEA NOT NULL,
    "sealedMessageId" BYTEA,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "also" TEXT[],
    "language" TEXT,
    "certainty" DOUBLE PRECISION NOT NULL,
    "reasons" TEXT[],
    "trust" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "proofId" UUID,
    "lookupDigest" BYTEA,
    "sentenceDigests" BYTEA[],
    "correctedTo" TEXT,
    "correctedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MailDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailCase" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "wish" TEXT NOT NULL,
    "sealedSender" BYTEA,
    "lookupDigest" BYTEA,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "closedAt" TIMESTAMPTZ(3),
    "closedAs" TEXT,

    CONSTRAINT "MailCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailExample" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "decisionId" UUID,
    "kind" TEXT NOT NULL,
    "sentenceDigests" BYTEA[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MailExample_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Mailbox_addressDigest_key" ON "Mailbox"("addressDigest");

-- CreateIndex
CREATE INDEX "Mailbox_installationId_idx" ON "Mailbox"("installationId");

-- CreateIndex
CREATE INDEX "Mailbox_kind_state_idx" ON "Mailbox"("kind", "state");

-- CreateIndex
CREATE UNIQUE INDEX "MailDecision_installationId_messageDigest_key" ON "MailDecision"("installationId", "messageDigest");

-- CreateIndex
CREATE INDEX "MailDecision_mailboxId_idx" ON "MailDecision"("mailboxId");

-- CreateIndex
CREATE INDEX "MailDecision_installationId_receivedAt_idx" ON "MailDecision"("installationId", "receivedAt");

-- CreateIndex
CREATE INDEX "MailDecision_installationId_lookupDigest_idx" ON "MailDecision"("installationId", "lookupDigest");

-- CreateIndex
CREATE UNIQUE INDEX "MailCase_decisionId_wish_key" ON "MailCase"("decisionId", "wish");

-- CreateIndex
CREATE INDEX "MailCase_installationId_state_openedAt_idx" ON "MailCase"("installationId", "state", "openedAt");

-- CreateIndex
CREATE INDEX "MailCase_installationId_lookupDigest_idx" ON "MailCase"("installationId", "lookupDigest");

-- CreateIndex
CREATE UNIQUE INDEX "MailExample_decisionId_key" ON "MailExample"("decisionId");

-- CreateIndex
CREATE INDEX "MailExample_installationId_idx" ON "MailExample"("installationId");

-- AddForeignKey
ALTER TABLE "Mailbox" ADD CONSTRAINT "Mailbox_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailDecision" ADD CONSTRAINT "MailDecision_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailDecision" ADD CONSTRAINT "MailDecision_mailboxId_fkey" FOREIGN KEY ("mailboxId") REFERENCES "Mailbox"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailCase" ADD CONSTRAINT "MailCase_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailCase" ADD CONSTRAINT "MailCase_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "MailDecision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailExample" ADD CONSTRAINT "MailExample_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailExample" ADD CONSTRAINT "MailExample_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "MailDecision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

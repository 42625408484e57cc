-- AlterTable
ALTER TABLE "OutboxMail" ADD COLUMN     "lookupDigest" BYTEA;

-- AlterTable
ALTER TABLE "Suppression" ADD COLUMN     "foldedDigest" BYTEA,
ADD COLUMN     "lessOften" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "proofId" UUID,
ADD COLUMN     "topics" TEXT[] DEFAULT ARRAY['all']::TEXT[];

-- CreateTable
CREATE TABLE "MarketingProof" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "valueDigest" BYTEA NOT NULL,
    "wish" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "before" TEXT[],
    "after" TEXT[],
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "sealedProof" BYTEA,

    CONSTRAINT "MarketingProof_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MarketingEffect" (
    "proofId" UUID NOT NULL,
    "system" TEXT NOT NULL,
    "installationId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "wanted" TEXT NOT NULL,
    "formerState" TEXT,
    "inEffectAt" TIMESTAMPTZ(3),
    "checkedAt" TIMESTAMPTZ(3),
    "nextCheckAt" TIMESTAMPTZ(3),
    "checks" INTEGER NOT NULL DEFAULT 0,
    "drifts" INTEGER NOT NULL DEFAULT 0,
    "lastDriftAt" TIMESTAMPTZ(3),
    "code" TEXT,

    CONSTRAINT "MarketingEffect_pkey" PRIMARY KEY ("proofId","system")
);

-- CreateTable
CREATE TABLE "MarketingTarget" (
    "proofId" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "lookupDigest" BYTEA NOT NULL,
    "sealedAddress" BYTEA NOT NULL,
    "goesAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MarketingTarget_pkey" PRIMARY KEY ("proofId")
);

-- CreateIndex
CREATE INDEX "MarketingProof_installationId_receivedAt_idx" ON "MarketingProof"("installationId", "receivedAt");

-- CreateIndex
CREATE INDEX "MarketingProof_installationId_channel_valueDigest_idx" ON "MarketingProof"("installationId", "channel", "valueDigest");

-- CreateIndex
CREATE INDEX "MarketingEffect_installationId_nextCheckAt_idx" ON "MarketingEffect"("installationId", "nextCheckAt");

-- CreateIndex
CREATE INDEX "MarketingEffect_nextCheckAt_idx" ON "MarketingEffect"("nextCheckAt");

-- CreateIndex
CREATE INDEX "MarketingTarget_installationId_lookupDigest_idx" ON "MarketingTarget"("installationId", "lookupDigest");

-- CreateIndex
CREATE INDEX "MarketingTarget_goesAt_idx" ON "MarketingTarget"("goesAt");

-- CreateIndex
CREATE INDEX "OutboxMail_installationId_lookupDigest_idx" ON "OutboxMail"("installationId", "lookupDigest");

-- CreateIndex
CREATE INDEX "Suppression_installationId_foldedDigest_idx" ON "Suppression"("installationId", "foldedDigest");

-- AddForeignKey
ALTER TABLE "MarketingProof" ADD CONSTRAINT "MarketingProof_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarketingEffect" ADD CONSTRAINT "MarketingEffect_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarketingEffect" ADD CONSTRAINT "MarketingEffect_proofId_fkey" FOREIGN KEY ("proofId") REFERENCES "MarketingProof"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarketingTarget" ADD CONSTRAINT "MarketingTarget_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarketingTarget" ADD CONSTRAINT "MarketingTarget_proofId_fkey" FOREIGN KEY ("proofId") REFERENCES "MarketingProof"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- That somebody left is never rewritten: it proves what was asked for, and what held before. Rows go only
-- with their installation. Semicolons inside are written as their code: the adapter cuts a script at every other one.
CREATE FUNCTION "refuse_marketing_proof_change"() RETURNS trigger LANGUAGE plpgsql AS
E'BEGIN RAISE EXCEPTION ''a proof of an opt-out cannot be changed'' USING ERRCODE = ''55000''\073 END';
CREATE TRIGGER "MarketingProof_unchanged" BEFORE UPDATE ON "MarketingProof"
  FOR EACH ROW EXECUTE FUNCTION "refuse_marketing_proof_change"();

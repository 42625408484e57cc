-- CreateTable
CREATE TABLE "NoticeDraft" (
    "installationId" UUID NOT NULL,
    "settings" JSONB NOT NULL,
    "author" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NoticeDraft_pkey" PRIMARY KEY ("installationId")
);

-- CreateTable
CREATE TABLE "NoticePublication" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "registerNumber" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "failureReason" TEXT,
    "author" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "lookedAt" TIMESTAMPTZ(3),

    CONSTRAINT "NoticePublication_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "NoticePublication_installationId_version_idx" ON "NoticePublication"("installationId", "version");

-- CreateIndex
CREATE INDEX "NoticePublication_installationId_startedAt_idx" ON "NoticePublication"("installationId", "startedAt");

-- CreateIndex
CREATE INDEX "NoticePublication_status_lookedAt_idx" ON "NoticePublication"("status", "lookedAt");

-- AddForeignKey
ALTER TABLE "NoticeDraft" ADD CONSTRAINT "NoticeDraft_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticePublication" ADD CONSTRAINT "NoticePublication_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticePublication" ADD CONSTRAINT "NoticePublication_installationId_version_fkey" FOREIGN KEY ("installationId", "version") REFERENCES "NoticeVersion"("installationId", "version") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "NoticeVersion" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "config" TEXT NOT NULL,
    "words" JSONB NOT NULL,
    "author" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NoticeVersion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "NoticeVersion_installationId_number_key" ON "NoticeVersion"("installationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "NoticeVersion_installationId_version_key" ON "NoticeVersion"("installationId", "version");

-- AddForeignKey
ALTER TABLE "NoticeVersion" ADD CONSTRAINT "NoticeVersion_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What stood in the shop is never changed. The semicolon inside is written as its code (see the register).
CREATE FUNCTION "refuse_notice_change"() RETURNS trigger LANGUAGE plpgsql AS
E'BEGIN RAISE EXCEPTION ''a version of the notice cannot be changed'' USING ERRCODE = ''55000''\073 END';
CREATE TRIGGER "NoticeVersion_unchanged" BEFORE UPDATE OF "number", "version", "config", "words" ON "NoticeVersion"
  FOR EACH ROW EXECUTE FUNCTION "refuse_notice_change"();

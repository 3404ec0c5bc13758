-- CreateTable
CREATE TABLE "DocsFeedback" (
    "id" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "isHelpful" BOOLEAN NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "version" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMP(3),
    "answeredBy" TEXT,

    CONSTRAINT "DocsFeedback_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DocsFeedback_answeredAt_createdAt_idx" ON "DocsFeedback"("answeredAt", "createdAt");

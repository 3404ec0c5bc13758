-- CreateTable
CREATE TABLE "HolderContact" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "appId" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "holderBaseUrl" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "channel" TEXT NOT NULL,
    "withWhom" TEXT NOT NULL DEFAULT '',
    "what" TEXT NOT NULL,
    "nextStep" TEXT NOT NULL DEFAULT '',
    "nextAt" TIMESTAMP(3),
    "nextDoneAt" TIMESTAMP(3),
    "createdById" TEXT,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "HolderContact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Agreement" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "appId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "holderBaseUrl" TEXT,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "sentOn" TIMESTAMP(3),
    "signedOn" TIMESTAMP(3),
    "endsOn" TIMESTAMP(3),
    "remindAt" TIMESTAMP(3),
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementFile" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "agreementId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "addedById" TEXT,
    "addedByName" TEXT NOT NULL,
    "addedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AgreementFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppPractice" (
    "appId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "catalogueVersion" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedById" TEXT,
    "updatedByName" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "uriChecks" JSONB,
    "urisCheckedAt" TIMESTAMP(3),

    CONSTRAINT "AppPractice_pkey" PRIMARY KEY ("appId")
);

-- CreateTable
CREATE TABLE "AppProfile" (
    "appId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "publishedById" TEXT,
    "publishedByName" TEXT NOT NULL,
    "publishedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AppProfile_pkey" PRIMARY KEY ("appId")
);

-- CreateIndex
CREATE INDEX "HolderContact_appId_at_idx" ON "HolderContact"("appId", "at" DESC);

-- CreateIndex
CREATE INDEX "HolderContact_workspaceId_nextAt_idx" ON "HolderContact"("workspaceId", "nextAt");

-- CreateIndex
CREATE INDEX "Agreement_appId_idx" ON "Agreement"("appId");

-- CreateIndex
CREATE INDEX "Agreement_workspaceId_status_idx" ON "Agreement"("workspaceId", "status");

-- CreateIndex
CREATE INDEX "AgreementFile_agreementId_idx" ON "AgreementFile"("agreementId");

-- CreateIndex
CREATE INDEX "AppPractice_workspaceId_idx" ON "AppPractice"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "AppProfile_slug_key" ON "AppProfile"("slug");

-- CreateIndex
CREATE INDEX "AppProfile_workspaceId_idx" ON "AppProfile"("workspaceId");

-- AddForeignKey
ALTER TABLE "HolderContact" ADD CONSTRAINT "HolderContact_appId_fkey" FOREIGN KEY ("appId") REFERENCES "App"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_appId_fkey" FOREIGN KEY ("appId") REFERENCES "App"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementFile" ADD CONSTRAINT "AgreementFile_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppPractice" ADD CONSTRAINT "AppPractice_appId_fkey" FOREIGN KEY ("appId") REFERENCES "App"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppProfile" ADD CONSTRAINT "AppProfile_appId_fkey" FOREIGN KEY ("appId") REFERENCES "App"("id") ON DELETE CASCADE ON UPDATE CASCADE;

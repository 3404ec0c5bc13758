-- AlterTable
ALTER TABLE "SandboxToken" ADD COLUMN     "grantId" TEXT;

-- CreateTable
CREATE TABLE "SandboxSession" (
    "browserHash" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "authenticatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SandboxSession_pkey" PRIMARY KEY ("browserHash","holder")
);

-- CreateTable
CREATE TABLE "SandboxInteraction" (
    "id" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "browserHash" TEXT NOT NULL,
    "isReLogin" BOOLEAN NOT NULL DEFAULT false,
    "patientId" TEXT,
    "encounterId" TEXT,
    "upstream" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SandboxInteraction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SandboxGrant" (
    "id" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "context" JSONB NOT NULL,
    "authenticatedAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "SandboxGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SandboxCode" (
    "codeHash" TEXT NOT NULL,
    "grantId" TEXT NOT NULL,
    "redirectUri" TEXT,
    "challenge" TEXT,
    "nonce" TEXT,
    "dpopJkt" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "SandboxCode_pkey" PRIMARY KEY ("codeHash")
);

-- CreateTable
CREATE TABLE "SandboxRefreshToken" (
    "tokenHash" TEXT NOT NULL,
    "grantId" TEXT NOT NULL,
    "dpopJkt" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "SandboxRefreshToken_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "SandboxLaunch" (
    "launchHash" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "patientId" TEXT,
    "encounterId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "SandboxLaunch_pkey" PRIMARY KEY ("launchHash")
);

-- CreateIndex
CREATE INDEX "SandboxSession_expiresAt_idx" ON "SandboxSession"("expiresAt");

-- CreateIndex
CREATE INDEX "SandboxInteraction_clientId_idx" ON "SandboxInteraction"("clientId");

-- CreateIndex
CREATE INDEX "SandboxInteraction_expiresAt_idx" ON "SandboxInteraction"("expiresAt");

-- CreateIndex
CREATE INDEX "SandboxGrant_clientId_idx" ON "SandboxGrant"("clientId");

-- CreateIndex
CREATE INDEX "SandboxGrant_expiresAt_idx" ON "SandboxGrant"("expiresAt");

-- CreateIndex
CREATE INDEX "SandboxCode_grantId_idx" ON "SandboxCode"("grantId");

-- CreateIndex
CREATE INDEX "SandboxCode_expiresAt_idx" ON "SandboxCode"("expiresAt");

-- CreateIndex
CREATE INDEX "SandboxRefreshToken_grantId_idx" ON "SandboxRefreshToken"("grantId");

-- CreateIndex
CREATE INDEX "SandboxRefreshToken_expiresAt_idx" ON "SandboxRefreshToken"("expiresAt");

-- CreateIndex
CREATE INDEX "SandboxLaunch_expiresAt_idx" ON "SandboxLaunch"("expiresAt");

-- CreateIndex
CREATE INDEX "SandboxToken_grantId_idx" ON "SandboxToken"("grantId");

-- AddForeignKey
ALTER TABLE "SandboxInteraction" ADD CONSTRAINT "SandboxInteraction_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "SandboxClient"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SandboxGrant" ADD CONSTRAINT "SandboxGrant_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "SandboxClient"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SandboxCode" ADD CONSTRAINT "SandboxCode_grantId_fkey" FOREIGN KEY ("grantId") REFERENCES "SandboxGrant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SandboxRefreshToken" ADD CONSTRAINT "SandboxRefreshToken_grantId_fkey" FOREIGN KEY ("grantId") REFERENCES "SandboxGrant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SandboxToken" ADD CONSTRAINT "SandboxToken_grantId_fkey" FOREIGN KEY ("grantId") REFERENCES "SandboxGrant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "RunAuthorization" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "registrationId" TEXT NOT NULL,
    "startedById" TEXT,
    "stateHash" TEXT NOT NULL,
    "sealedSecrets" TEXT NOT NULL,
    "sealedAnswer" TEXT,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "answeredAt" TIMESTAMP(3),

    CONSTRAINT "RunAuthorization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunToken" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "registrationId" TEXT NOT NULL,
    "createdById" TEXT,
    "runId" TEXT,
    "holderBaseUrl" TEXT NOT NULL,
    "tokenEndpoint" TEXT NOT NULL,
    "askedScope" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "launchHash" TEXT NOT NULL DEFAULT '',
    "idp" TEXT NOT NULL DEFAULT '',
    "context" JSONB NOT NULL,
    "sealedAccessToken" TEXT NOT NULL,
    "sealedRefreshToken" TEXT,
    "expiresAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "renewedAt" TIMESTAMP(3),

    CONSTRAINT "RunToken_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RunAuthorization_stateHash_key" ON "RunAuthorization"("stateHash");

-- CreateIndex
CREATE INDEX "RunAuthorization_workspaceId_createdAt_idx" ON "RunAuthorization"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "RunAuthorization_runId_idx" ON "RunAuthorization"("runId");

-- CreateIndex
CREATE INDEX "RunAuthorization_registrationId_idx" ON "RunAuthorization"("registrationId");

-- CreateIndex
CREATE INDEX "RunToken_workspaceId_createdAt_idx" ON "RunToken"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "RunToken_registrationId_idx" ON "RunToken"("registrationId");

-- AddForeignKey
ALTER TABLE "RunAuthorization" ADD CONSTRAINT "RunAuthorization_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunAuthorization" ADD CONSTRAINT "RunAuthorization_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunAuthorization" ADD CONSTRAINT "RunAuthorization_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunToken" ADD CONSTRAINT "RunToken_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunToken" ADD CONSTRAINT "RunToken_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

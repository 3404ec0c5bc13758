-- DropForeignKey
ALTER TABLE "Registration" DROP CONSTRAINT "Registration_certificateId_fkey";

-- AlterTable
ALTER TABLE "App" ADD COLUMN     "createdById" TEXT,
ADD COLUMN     "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "Registration" ADD COLUMN     "authMethod" TEXT NOT NULL DEFAULT 'private_key_jwt',
ADD COLUMN     "clientExpiresAt" TIMESTAMP(3),
ADD COLUMN     "clientSecretExpiresAt" TIMESTAMP(3),
ADD COLUMN     "drift" JSONB,
ADD COLUMN     "driftCheckedAt" TIMESTAMP(3),
ADD COLUMN     "grantType" TEXT NOT NULL DEFAULT 'client_credentials',
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "profileKey" TEXT,
ADD COLUMN     "registrationClientUri" TEXT,
ADD COLUMN     "remindAt" TIMESTAMP(3),
ADD COLUMN     "sealedClientSecret" TEXT,
ADD COLUMN     "sealedRegistrationToken" TEXT,
ADD COLUMN     "sent" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "waitingSince" TIMESTAMP(3),
ALTER COLUMN "certificateId" DROP NOT NULL,
ALTER COLUMN "registrationEndpoint" DROP NOT NULL,
ALTER COLUMN "community" DROP NOT NULL,
ALTER COLUMN "issuer" DROP NOT NULL,
ALTER COLUMN "clientId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "SandboxClient" ADD COLUMN     "clientSecretExpiresAt" TIMESTAMP(3),
ADD COLUMN     "clientSecretHash" TEXT,
ADD COLUMN     "expiresAt" TIMESTAMP(3),
ADD COLUMN     "registrationTokenHash" TEXT,
ALTER COLUMN "community" DROP NOT NULL,
ALTER COLUMN "issuer" DROP NOT NULL,
ALTER COLUMN "softwareStatement" DROP NOT NULL;

-- CreateTable
CREATE TABLE "AppClient" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "appId" TEXT NOT NULL,
    "grantType" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "hasRefreshToken" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AppClient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppKey" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "appId" TEXT NOT NULL,
    "keyId" TEXT NOT NULL,
    "kid" TEXT NOT NULL,
    "publishedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signsFrom" TIMESTAMP(3) NOT NULL,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "AppKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegistrationRevision" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "registrationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byId" TEXT,
    "byName" TEXT NOT NULL,
    "runId" TEXT,
    "snapshot" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "RegistrationRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegistrationFile" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "registrationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "addedById" TEXT,
    "addedByName" TEXT NOT NULL,
    "addedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RegistrationFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BulkRegistration" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "appId" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "sealedToken" TEXT,
    "status" TEXT NOT NULL DEFAULT 'running',
    "createdById" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMP(3),

    CONSTRAINT "BulkRegistration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BulkItem" (
    "id" TEXT NOT NULL,
    "bulkId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "holder" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "runId" TEXT,
    "registrationId" TEXT,
    "message" TEXT NOT NULL DEFAULT '',
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "BulkItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HolderProfile" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "profile" JSONB NOT NULL,
    "updatedById" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "HolderProfile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SandboxHolder" (
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SandboxHolder_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "AppClient_appId_grantType_key" ON "AppClient"("appId", "grantType");

-- CreateIndex
CREATE UNIQUE INDEX "AppClient_workspaceId_issuer_key" ON "AppClient"("workspaceId", "issuer");

-- CreateIndex
CREATE UNIQUE INDEX "AppKey_appId_keyId_key" ON "AppKey"("appId", "keyId");

-- CreateIndex
CREATE INDEX "RegistrationRevision_workspaceId_at_idx" ON "RegistrationRevision"("workspaceId", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "RegistrationRevision_registrationId_number_key" ON "RegistrationRevision"("registrationId", "number");

-- CreateIndex
CREATE INDEX "RegistrationFile_registrationId_idx" ON "RegistrationFile"("registrationId");

-- CreateIndex
CREATE INDEX "BulkRegistration_workspaceId_createdAt_idx" ON "BulkRegistration"("workspaceId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "BulkRegistration_status_leaseUntil_idx" ON "BulkRegistration"("status", "leaseUntil");

-- CreateIndex
CREATE INDEX "BulkItem_bulkId_state_position_idx" ON "BulkItem"("bulkId", "state", "position");

-- CreateIndex
CREATE UNIQUE INDEX "BulkItem_bulkId_holder_key" ON "BulkItem"("bulkId", "holder");

-- CreateIndex
CREATE UNIQUE INDEX "HolderProfile_workspaceId_key_key" ON "HolderProfile"("workspaceId", "key");

-- CreateIndex
CREATE INDEX "Registration_workspaceId_status_idx" ON "Registration"("workspaceId", "status");

-- AddForeignKey
ALTER TABLE "AppClient" ADD CONSTRAINT "AppClient_appId_fkey" FOREIGN KEY ("appId") REFERENCES "App"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppKey" ADD CONSTRAINT "AppKey_appId_fkey" FOREIGN KEY ("appId") REFERENCES "App"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppKey" ADD CONSTRAINT "AppKey_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "Key"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegistrationRevision" ADD CONSTRAINT "RegistrationRevision_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegistrationFile" ADD CONSTRAINT "RegistrationFile_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkRegistration" ADD CONSTRAINT "BulkRegistration_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkRegistration" ADD CONSTRAINT "BulkRegistration_appId_fkey" FOREIGN KEY ("appId") REFERENCES "App"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkItem" ADD CONSTRAINT "BulkItem_bulkId_fkey" FOREIGN KEY ("bulkId") REFERENCES "BulkRegistration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HolderProfile" ADD CONSTRAINT "HolderProfile_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- DropIndex
DROP INDEX "Certificate_workspaceId_idx";

-- DropIndex
DROP INDEX "Key_workspaceId_idx";

-- AlterTable
ALTER TABLE "Certificate" ADD COLUMN     "createdById" TEXT,
ADD COLUMN     "renewsId" TEXT,
ADD COLUMN     "revokedAt" TIMESTAMP(3),
ADD COLUMN     "revokedFor" TEXT,
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'sandbox';

-- AlterTable
ALTER TABLE "Key" ADD COLUMN     "createdById" TEXT,
ADD COLUMN     "lastUsedAt" TIMESTAMP(3),
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'generated',
ADD COLUMN     "replaceBy" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "SandboxCertificate" ADD COLUMN     "issuerId" TEXT NOT NULL DEFAULT 'intermediate';

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "calendarTokenHash" TEXT,
ADD COLUMN     "noticesByMail" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "SignatureRequest" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "keyId" TEXT NOT NULL,
    "runId" TEXT,
    "purpose" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "signature" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "answeredAt" TIMESTAMP(3),
    "answeredById" TEXT,

    CONSTRAINT "SignatureRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Webhook" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "sealedSecret" TEXT NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "daysBefore" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NoticeDelivery" (
    "id" TEXT NOT NULL,
    "noticeId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastError" TEXT,
    "sentAt" TIMESTAMP(3),

    CONSTRAINT "NoticeDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WatchedList" (
    "workspaceId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "issuer" TEXT NOT NULL DEFAULT '',
    "thisUpdate" TIMESTAMP(3),
    "nextUpdate" TIMESTAMP(3),
    "checkedAt" TIMESTAMP(3) NOT NULL,
    "problem" TEXT,

    CONSTRAINT "WatchedList_pkey" PRIMARY KEY ("workspaceId","url")
);

-- CreateTable
CREATE TABLE "Community" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT,
    "uri" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "anchorsPem" TEXT[],
    "intermediatesPem" TEXT[],
    "revocation" TEXT NOT NULL DEFAULT 'hard',
    "algorithms" TEXT[],
    "sanSchemes" TEXT[],
    "issuance" TEXT NOT NULL DEFAULT 'none',
    "caName" TEXT NOT NULL DEFAULT '',
    "caUrl" TEXT NOT NULL DEFAULT '',
    "caInstructions" TEXT NOT NULL DEFAULT '',
    "agreement" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Community_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CertificateRequest" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "communityUri" TEXT NOT NULL,
    "keyId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "form" JSONB NOT NULL,
    "csrPem" TEXT NOT NULL,
    "agreement" TEXT NOT NULL DEFAULT '',
    "acceptedAt" TIMESTAMP(3),
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMP(3),
    "decisionReason" TEXT,
    "certificateId" TEXT,

    CONSTRAINT "CertificateRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CertificateRequestMessage" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "authorId" TEXT,
    "authorName" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CertificateRequestMessage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SignatureRequest_workspaceId_state_idx" ON "SignatureRequest"("workspaceId", "state");

-- CreateIndex
CREATE INDEX "Webhook_workspaceId_idx" ON "Webhook"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_workspaceId_subject_dueAt_daysBefore_key" ON "Notice"("workspaceId", "subject", "dueAt", "daysBefore");

-- CreateIndex
CREATE INDEX "NoticeDelivery_state_nextAttemptAt_idx" ON "NoticeDelivery"("state", "nextAttemptAt");

-- CreateIndex
CREATE UNIQUE INDEX "NoticeDelivery_noticeId_channel_target_key" ON "NoticeDelivery"("noticeId", "channel", "target");

-- CreateIndex
CREATE INDEX "Community_workspaceId_idx" ON "Community"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "CertificateRequest_certificateId_key" ON "CertificateRequest"("certificateId");

-- CreateIndex
CREATE INDEX "CertificateRequest_workspaceId_createdAt_idx" ON "CertificateRequest"("workspaceId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "CertificateRequest_state_createdAt_idx" ON "CertificateRequest"("state", "createdAt");

-- CreateIndex
CREATE INDEX "CertificateRequestMessage_requestId_at_idx" ON "CertificateRequestMessage"("requestId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_targetId_idx" ON "AuditEntry"("targetId");

-- CreateIndex
CREATE INDEX "Certificate_workspaceId_createdAt_idx" ON "Certificate"("workspaceId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_workspaceId_fingerprint_key" ON "Certificate"("workspaceId", "fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "Key_workspaceId_thumbprint_key" ON "Key"("workspaceId", "thumbprint");

-- CreateIndex
CREATE INDEX "SandboxCertificate_issuerId_revokedAt_idx" ON "SandboxCertificate"("issuerId", "revokedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_calendarTokenHash_key" ON "Workspace"("calendarTokenHash");

-- AddForeignKey
ALTER TABLE "SignatureRequest" ADD CONSTRAINT "SignatureRequest_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignatureRequest" ADD CONSTRAINT "SignatureRequest_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "Key"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticeDelivery" ADD CONSTRAINT "NoticeDelivery_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WatchedList" ADD CONSTRAINT "WatchedList_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Community" ADD CONSTRAINT "Community_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateRequest" ADD CONSTRAINT "CertificateRequest_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateRequest" ADD CONSTRAINT "CertificateRequest_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "Key"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateRequest" ADD CONSTRAINT "CertificateRequest_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateRequestMessage" ADD CONSTRAINT "CertificateRequestMessage_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "CertificateRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- CreateTable
CREATE TABLE "DirectorySource" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "url" TEXT,
    "format" TEXT,
    "mapping" JSONB,
    "vendor" TEXT,
    "kind" TEXT NOT NULL,
    "trust" INTEGER NOT NULL DEFAULT 50,
    "licence" TEXT,
    "isEnabled" BOOLEAN NOT NULL DEFAULT false,
    "everyHours" INTEGER,
    "nextFetchAt" TIMESTAMP(3),
    "etag" TEXT,
    "lastModified" TEXT,
    "lastGoodAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DirectorySource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DirectorySnapshot" (
    "id" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "fileName" TEXT,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "isForced" BOOLEAN NOT NULL DEFAULT false,
    "sha256" TEXT,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "format" TEXT,
    "read" INTEGER NOT NULL DEFAULT 0,
    "applied" INTEGER NOT NULL DEFAULT 0,
    "report" JSONB,
    "etag" TEXT,
    "lastModified" TEXT,
    "startedBy" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),
    "isCancelled" BOOLEAN NOT NULL DEFAULT false,
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMP(3),

    CONSTRAINT "DirectorySnapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SnapshotChunk" (
    "snapshotId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "SnapshotChunk_pkey" PRIMARY KEY ("snapshotId","position")
);

-- CreateTable
CREATE TABLE "DirectoryVendor" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],
    "portalUrl" TEXT,
    "registers" TEXT NOT NULL DEFAULT 'unknown',
    "notes" TEXT,

    CONSTRAINT "DirectoryVendor_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameNorm" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'unknown',
    "npis" TEXT[],
    "website" TEXT,
    "logoUrl" TEXT,
    "portalName" TEXT,
    "portalUrl" TEXT,
    "city" TEXT,
    "state" TEXT,
    "zip" TEXT,
    "country" TEXT,
    "isJunk" BOOLEAN NOT NULL DEFAULT false,
    "parentId" TEXT,
    "firstSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMP(3),

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganizationName" (
    "organizationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,

    CONSTRAINT "OrganizationName_pkey" PRIMARY KEY ("organizationId","sourceId","kind","name")
);

-- CreateTable
CREATE TABLE "OrganizationLocation" (
    "organizationId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "line" TEXT,
    "city" TEXT,
    "state" TEXT,
    "zip" TEXT,
    "country" TEXT,

    CONSTRAINT "OrganizationLocation_pkey" PRIMARY KEY ("organizationId","sourceId","key")
);

-- CreateTable
CREATE TABLE "OrganizationKey" (
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,

    CONSTRAINT "OrganizationKey_pkey" PRIMARY KEY ("kind","value")
);

-- CreateTable
CREATE TABLE "OrganizationAssertion" (
    "id" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "contentSha" TEXT NOT NULL,
    "matchedBy" TEXT NOT NULL,
    "snapshotId" TEXT NOT NULL,
    "firstSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMP(3),

    CONSTRAINT "OrganizationAssertion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FhirEndpoint" (
    "id" TEXT NOT NULL,
    "baseUrl" TEXT NOT NULL,
    "urlKey" TEXT NOT NULL,
    "urlKeyLower" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "fhirFamily" TEXT NOT NULL DEFAULT 'unknown',
    "environment" TEXT NOT NULL DEFAULT 'unknown',
    "audience" TEXT NOT NULL DEFAULT 'unknown',
    "vendor" TEXT,
    "registerUrl" TEXT,
    "isHttpPublished" BOOLEAN NOT NULL DEFAULT false,
    "isJunk" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'not-checked',
    "statusSince" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastProbedAt" TIMESTAMP(3),
    "lastWorkedAt" TIMESTAMP(3),
    "nextProbeAt" TIMESTAMP(3),
    "certificateEndsAt" TIMESTAMP(3),
    "successorId" TEXT,
    "firstSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMP(3),

    CONSTRAINT "FhirEndpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EndpointAssertion" (
    "id" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "endpointId" TEXT NOT NULL,
    "publishedUrl" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "contentSha" TEXT NOT NULL,
    "snapshotId" TEXT NOT NULL,
    "firstSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMP(3),

    CONSTRAINT "EndpointAssertion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EndpointLink" (
    "organizationId" TEXT NOT NULL,
    "endpointId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "snapshotId" TEXT NOT NULL,
    "firstSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMP(3),

    CONSTRAINT "EndpointLink_pkey" PRIMARY KEY ("organizationId","endpointId","sourceId")
);

-- CreateTable
CREATE TABLE "DirectoryListing" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT,
    "endpointId" TEXT,
    "name" TEXT NOT NULL,
    "nameNorm" TEXT NOT NULL,
    "document" tsvector,
    "kind" TEXT NOT NULL,
    "host" TEXT,
    "urlKey" TEXT,
    "npis" TEXT[],
    "zips" TEXT[],
    "states" TEXT[],
    "city" TEXT,
    "vendor" TEXT,
    "fhirFamily" TEXT NOT NULL DEFAULT 'unknown',
    "environment" TEXT NOT NULL DEFAULT 'unknown',
    "audience" TEXT NOT NULL DEFAULT 'unknown',
    "status" TEXT NOT NULL DEFAULT 'not-checked',
    "hasSmart" BOOLEAN NOT NULL DEFAULT false,
    "hasUdap" BOOLEAN NOT NULL DEFAULT false,
    "hasRegistration" BOOLEAN NOT NULL DEFAULT false,
    "capabilities" TEXT[],
    "grantTypes" TEXT[],
    "communities" TEXT[],
    "sourceIds" TEXT[],
    "isJunk" BOOLEAN NOT NULL DEFAULT false,
    "weight" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DirectoryListing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DirectoryWord" (
    "word" TEXT NOT NULL,
    "sound" TEXT NOT NULL,
    "uses" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "DirectoryWord_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "DirectoryRedirect" (
    "oldId" TEXT NOT NULL,
    "newId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DirectoryRedirect_pkey" PRIMARY KEY ("oldId")
);

-- CreateTable
CREATE TABLE "DirectoryDuplicate" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "firstId" TEXT NOT NULL,
    "secondId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMP(3),
    "decidedBy" TEXT,

    CONSTRAINT "DirectoryDuplicate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DirectorySuggestion" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "organization" TEXT NOT NULL,
    "state" TEXT,
    "evidenceUrl" TEXT,
    "note" TEXT,
    "decision" TEXT NOT NULL DEFAULT 'open',
    "answer" TEXT,
    "suggestedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMP(3),
    "decidedBy" TEXT,
    "endpointId" TEXT,

    CONSTRAINT "DirectorySuggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DirectoryDocument" (
    "sha256" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,
    "stableSha" TEXT NOT NULL,
    "firstSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DirectoryDocument_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "EndpointProbe" (
    "id" TEXT NOT NULL,
    "endpointId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "community" TEXT NOT NULL DEFAULT '',
    "checkedAt" TIMESTAMP(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "httpStatus" INTEGER,
    "milliseconds" INTEGER NOT NULL,
    "finalUrl" TEXT,
    "contentType" TEXT,
    "etag" TEXT,
    "lastModified" TEXT,
    "documentSha" TEXT,
    "certificateEndsAt" TIMESTAMP(3),
    "certificateIssuer" TEXT,
    "detail" TEXT,

    CONSTRAINT "EndpointProbe_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EndpointDay" (
    "endpointId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "probes" INTEGER NOT NULL DEFAULT 0,
    "worked" INTEGER NOT NULL DEFAULT 0,
    "milliseconds" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "EndpointDay_pkey" PRIMARY KEY ("endpointId","day")
);

-- CreateTable
CREATE TABLE "EndpointCapability" (
    "endpointId" TEXT NOT NULL,
    "fhirVersion" TEXT,
    "software" TEXT,
    "resources" TEXT[],
    "smartCapabilities" TEXT[],
    "grantTypes" TEXT[],
    "authMethods" TEXT[],
    "scopes" TEXT[],
    "registrationEndpoint" TEXT,
    "udapRegistrationEndpoint" TEXT,
    "udapProfiles" TEXT[],
    "communities" TEXT[],
    "brandBundleUrl" TEXT,
    "metadataSha" TEXT,
    "smartSha" TEXT,
    "udapSha" TEXT,
    "validators" JSONB,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EndpointCapability_pkey" PRIMARY KEY ("endpointId")
);

-- CreateTable
CREATE TABLE "EndpointChange" (
    "id" TEXT NOT NULL,
    "endpointId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,

    CONSTRAINT "EndpointChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProbeHost" (
    "host" TEXT NOT NULL,
    "isOptedOut" BOOLEAN NOT NULL DEFAULT false,
    "optOutReason" TEXT,
    "backOffUntil" TIMESTAMP(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "canaryAt" TIMESTAMP(3),
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMP(3),

    CONSTRAINT "ProbeHost_pkey" PRIMARY KEY ("host")
);

-- CreateTable
CREATE TABLE "NppesAnswer" (
    "query" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "fetchedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NppesAnswer_pkey" PRIMARY KEY ("query")
);

-- CreateIndex
CREATE INDEX "DirectorySource_isEnabled_nextFetchAt_idx" ON "DirectorySource"("isEnabled", "nextFetchAt");

-- CreateIndex
CREATE INDEX "DirectorySnapshot_sourceId_createdAt_idx" ON "DirectorySnapshot"("sourceId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "DirectorySnapshot_status_leaseUntil_idx" ON "DirectorySnapshot"("status", "leaseUntil");

-- CreateIndex
CREATE INDEX "Organization_nameNorm_idx" ON "Organization"("nameNorm");

-- CreateIndex
CREATE INDEX "Organization_parentId_idx" ON "Organization"("parentId");

-- CreateIndex
CREATE INDEX "OrganizationKey_organizationId_idx" ON "OrganizationKey"("organizationId");

-- CreateIndex
CREATE INDEX "OrganizationAssertion_organizationId_idx" ON "OrganizationAssertion"("organizationId");

-- CreateIndex
CREATE INDEX "OrganizationAssertion_sourceId_snapshotId_idx" ON "OrganizationAssertion"("sourceId", "snapshotId");

-- CreateIndex
CREATE UNIQUE INDEX "OrganizationAssertion_sourceId_key_key" ON "OrganizationAssertion"("sourceId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "FhirEndpoint_urlKey_key" ON "FhirEndpoint"("urlKey");

-- CreateIndex
CREATE INDEX "FhirEndpoint_urlKeyLower_idx" ON "FhirEndpoint"("urlKeyLower");

-- CreateIndex
CREATE INDEX "FhirEndpoint_host_idx" ON "FhirEndpoint"("host");

-- CreateIndex
CREATE INDEX "FhirEndpoint_nextProbeAt_idx" ON "FhirEndpoint"("nextProbeAt");

-- CreateIndex
CREATE INDEX "EndpointAssertion_endpointId_idx" ON "EndpointAssertion"("endpointId");

-- CreateIndex
CREATE INDEX "EndpointAssertion_sourceId_snapshotId_idx" ON "EndpointAssertion"("sourceId", "snapshotId");

-- CreateIndex
CREATE UNIQUE INDEX "EndpointAssertion_sourceId_key_key" ON "EndpointAssertion"("sourceId", "key");

-- CreateIndex
CREATE INDEX "EndpointLink_endpointId_idx" ON "EndpointLink"("endpointId");

-- CreateIndex
CREATE INDEX "EndpointLink_sourceId_snapshotId_idx" ON "EndpointLink"("sourceId", "snapshotId");

-- CreateIndex
CREATE INDEX "DirectoryListing_document_idx" ON "DirectoryListing" USING GIN ("document" tsvector_ops);

-- CreateIndex
CREATE INDEX "DirectoryListing_nameNorm_idx" ON "DirectoryListing" USING GIN ("nameNorm" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "DirectoryListing_organizationId_idx" ON "DirectoryListing"("organizationId");

-- CreateIndex
CREATE INDEX "DirectoryListing_endpointId_idx" ON "DirectoryListing"("endpointId");

-- CreateIndex
CREATE INDEX "DirectoryListing_host_idx" ON "DirectoryListing"("host");

-- CreateIndex
CREATE INDEX "DirectoryListing_urlKey_idx" ON "DirectoryListing"("urlKey");

-- CreateIndex
CREATE INDEX "DirectoryListing_npis_idx" ON "DirectoryListing" USING GIN ("npis");

-- CreateIndex
CREATE INDEX "DirectoryListing_zips_idx" ON "DirectoryListing" USING GIN ("zips");

-- CreateIndex
CREATE INDEX "DirectoryListing_states_idx" ON "DirectoryListing" USING GIN ("states");

-- CreateIndex
CREATE INDEX "DirectoryListing_weight_idx" ON "DirectoryListing"("weight" DESC);

-- CreateIndex
CREATE INDEX "DirectoryWord_word_idx" ON "DirectoryWord" USING GIN ("word" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "DirectoryWord_sound_idx" ON "DirectoryWord"("sound");

-- CreateIndex
CREATE INDEX "DirectoryRedirect_newId_idx" ON "DirectoryRedirect"("newId");

-- CreateIndex
CREATE INDEX "DirectoryDuplicate_state_score_idx" ON "DirectoryDuplicate"("state", "score" DESC);

-- CreateIndex
CREATE INDEX "DirectoryDuplicate_secondId_idx" ON "DirectoryDuplicate"("secondId");

-- CreateIndex
CREATE UNIQUE INDEX "DirectoryDuplicate_firstId_secondId_key" ON "DirectoryDuplicate"("firstId", "secondId");

-- CreateIndex
CREATE INDEX "DirectorySuggestion_decision_createdAt_idx" ON "DirectorySuggestion"("decision", "createdAt");

-- CreateIndex
CREATE INDEX "DirectorySuggestion_workspaceId_createdAt_idx" ON "DirectorySuggestion"("workspaceId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "DirectoryDocument_stableSha_idx" ON "DirectoryDocument"("stableSha");

-- CreateIndex
CREATE INDEX "EndpointProbe_endpointId_checkedAt_idx" ON "EndpointProbe"("endpointId", "checkedAt" DESC);

-- CreateIndex
CREATE INDEX "EndpointProbe_checkedAt_idx" ON "EndpointProbe"("checkedAt");

-- CreateIndex
CREATE INDEX "EndpointChange_endpointId_at_idx" ON "EndpointChange"("endpointId", "at" DESC);

-- CreateIndex
CREATE INDEX "NppesAnswer_fetchedAt_idx" ON "NppesAnswer"("fetchedAt");

-- AddForeignKey
ALTER TABLE "DirectorySnapshot" ADD CONSTRAINT "DirectorySnapshot_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "DirectorySource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SnapshotChunk" ADD CONSTRAINT "SnapshotChunk_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "DirectorySnapshot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationName" ADD CONSTRAINT "OrganizationName_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationLocation" ADD CONSTRAINT "OrganizationLocation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationKey" ADD CONSTRAINT "OrganizationKey_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationAssertion" ADD CONSTRAINT "OrganizationAssertion_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "DirectorySource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationAssertion" ADD CONSTRAINT "OrganizationAssertion_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FhirEndpoint" ADD CONSTRAINT "FhirEndpoint_successorId_fkey" FOREIGN KEY ("successorId") REFERENCES "FhirEndpoint"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EndpointAssertion" ADD CONSTRAINT "EndpointAssertion_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "DirectorySource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EndpointAssertion" ADD CONSTRAINT "EndpointAssertion_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "FhirEndpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EndpointLink" ADD CONSTRAINT "EndpointLink_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "DirectorySource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EndpointLink" ADD CONSTRAINT "EndpointLink_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EndpointLink" ADD CONSTRAINT "EndpointLink_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "FhirEndpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DirectorySuggestion" ADD CONSTRAINT "DirectorySuggestion_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EndpointProbe" ADD CONSTRAINT "EndpointProbe_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "FhirEndpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EndpointDay" ADD CONSTRAINT "EndpointDay_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "FhirEndpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EndpointCapability" ADD CONSTRAINT "EndpointCapability_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "FhirEndpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EndpointChange" ADD CONSTRAINT "EndpointChange_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "FhirEndpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "answerStatus" INTEGER,
ADD COLUMN     "isStarred" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "method" TEXT,
ADD COLUMN     "name" TEXT,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "resourceType" TEXT,
ADD COLUMN     "searchText" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "Collection" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "Collection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedRequest" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "collectionId" TEXT NOT NULL,
    "folder" TEXT,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "request" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "updatedBy" TEXT NOT NULL,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "SavedRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CollectionRun" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "collectionId" TEXT NOT NULL,
    "collectionName" TEXT NOT NULL,
    "environmentId" TEXT,
    "environmentName" TEXT,
    "stopsOnFailure" BOOLEAN NOT NULL,
    "isConfirmed" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'running',
    "sealedValues" TEXT,
    "createdById" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMP(3),

    CONSTRAINT "CollectionRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CollectionRunItem" (
    "id" TEXT NOT NULL,
    "collectionRunId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "savedRequestId" TEXT NOT NULL,
    "folder" TEXT,
    "name" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "runId" TEXT,
    "message" TEXT NOT NULL DEFAULT '',
    "assertions" JSONB NOT NULL DEFAULT '[]',
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "CollectionRunItem_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Collection_workspaceId_name_idx" ON "Collection"("workspaceId", "name");

-- CreateIndex
CREATE INDEX "SavedRequest_collectionId_position_idx" ON "SavedRequest"("collectionId", "position");

-- CreateIndex
CREATE INDEX "SavedRequest_workspaceId_idx" ON "SavedRequest"("workspaceId");

-- CreateIndex
CREATE INDEX "CollectionRun_workspaceId_createdAt_idx" ON "CollectionRun"("workspaceId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "CollectionRun_collectionId_createdAt_idx" ON "CollectionRun"("collectionId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "CollectionRun_status_leaseUntil_idx" ON "CollectionRun"("status", "leaseUntil");

-- CreateIndex
CREATE UNIQUE INDEX "CollectionRunItem_collectionRunId_position_key" ON "CollectionRunItem"("collectionRunId", "position");

-- CreateIndex
CREATE INDEX "Run_workspaceId_isStarred_id_idx" ON "Run"("workspaceId", "isStarred", "id");

-- CreateIndex
CREATE INDEX "Run_workspaceId_answerStatus_id_idx" ON "Run"("workspaceId", "answerStatus", "id");

-- CreateIndex
CREATE INDEX "Run_workspaceId_resourceType_id_idx" ON "Run"("workspaceId", "resourceType", "id");

-- CreateIndex
CREATE INDEX "Run_searchText_idx" ON "Run" USING GIN ("searchText" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "Collection" ADD CONSTRAINT "Collection_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedRequest" ADD CONSTRAINT "SavedRequest_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CollectionRun" ADD CONSTRAINT "CollectionRun_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CollectionRun" ADD CONSTRAINT "CollectionRun_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CollectionRunItem" ADD CONSTRAINT "CollectionRunItem_collectionRunId_fkey" FOREIGN KEY ("collectionRunId") REFERENCES "CollectionRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Runs from before are found by their title and holder.
UPDATE "Run" SET "searchText" = lower("title" || ' ' || "holder");

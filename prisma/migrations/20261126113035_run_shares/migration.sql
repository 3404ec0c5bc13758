-- CreateTable
CREATE TABLE "RunShare" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "includeBodies" BOOLEAN NOT NULL,
    "hideClientIds" BOOLEAN NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),
    "views" INTEGER NOT NULL DEFAULT 0,
    "lastViewedAt" TIMESTAMP(3),

    CONSTRAINT "RunShare_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RunShare_tokenHash_key" ON "RunShare"("tokenHash");

-- CreateIndex
CREATE INDEX "RunShare_workspaceId_id_idx" ON "RunShare"("workspaceId", "id" DESC);

-- CreateIndex
CREATE INDEX "RunShare_runId_idx" ON "RunShare"("runId");

-- AddForeignKey
ALTER TABLE "RunShare" ADD CONSTRAINT "RunShare_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunShare" ADD CONSTRAINT "RunShare_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

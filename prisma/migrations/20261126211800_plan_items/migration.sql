-- CreateTable
CREATE TABLE "PlanItemState" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "appId" TEXT NOT NULL,
    "holder" TEXT NOT NULL DEFAULT '',
    "itemId" TEXT NOT NULL,
    "ownerId" TEXT,
    "ownerName" TEXT,
    "dueAt" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "evidenceUrl" TEXT,
    "evidenceName" TEXT,
    "waitingOn" TEXT,
    "waitingSince" TIMESTAMP(3),
    "doneAt" TIMESTAMP(3),
    "doneBy" TEXT,
    "notNeeded" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PlanItemState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanHolder" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "appId" TEXT NOT NULL,
    "baseUrl" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "addedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PlanHolder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NextThingState" (
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "thing" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NextThingState_pkey" PRIMARY KEY ("workspaceId","userId","thing")
);

-- CreateIndex
CREATE INDEX "PlanItemState_workspaceId_dueAt_idx" ON "PlanItemState"("workspaceId", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "PlanItemState_appId_holder_itemId_key" ON "PlanItemState"("appId", "holder", "itemId");

-- CreateIndex
CREATE INDEX "PlanHolder_workspaceId_idx" ON "PlanHolder"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "PlanHolder_appId_baseUrl_key" ON "PlanHolder"("appId", "baseUrl");

-- AddForeignKey
ALTER TABLE "PlanItemState" ADD CONSTRAINT "PlanItemState_appId_fkey" FOREIGN KEY ("appId") REFERENCES "App"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanHolder" ADD CONSTRAINT "PlanHolder_appId_fkey" FOREIGN KEY ("appId") REFERENCES "App"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NextThingState" ADD CONSTRAINT "NextThingState_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NextThingState" ADD CONSTRAINT "NextThingState_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "AppPlan" (
    "appId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedById" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AppPlan_pkey" PRIMARY KEY ("appId")
);

-- CreateIndex
CREATE INDEX "AppPlan_workspaceId_idx" ON "AppPlan"("workspaceId");

-- AddForeignKey
ALTER TABLE "AppPlan" ADD CONSTRAINT "AppPlan_appId_fkey" FOREIGN KEY ("appId") REFERENCES "App"("id") ON DELETE CASCADE ON UPDATE CASCADE;

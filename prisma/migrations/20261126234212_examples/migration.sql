-- CreateTable
CREATE TABLE "ExampleFill" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'filling',
    "done" INTEGER NOT NULL DEFAULT 0,
    "words" TEXT NOT NULL DEFAULT '',
    "startedById" TEXT,
    "startedBy" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMP(3),

    CONSTRAINT "ExampleFill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExampleThing" (
    "fillId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "thingId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExampleThing_pkey" PRIMARY KEY ("fillId","kind","thingId")
);

-- CreateIndex
CREATE UNIQUE INDEX "ExampleFill_workspaceId_key" ON "ExampleFill"("workspaceId");

-- CreateIndex
CREATE INDEX "ExampleFill_state_leaseUntil_idx" ON "ExampleFill"("state", "leaseUntil");

-- AddForeignKey
ALTER TABLE "ExampleFill" ADD CONSTRAINT "ExampleFill_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExampleThing" ADD CONSTRAINT "ExampleThing_fillId_fkey" FOREIGN KEY ("fillId") REFERENCES "ExampleFill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

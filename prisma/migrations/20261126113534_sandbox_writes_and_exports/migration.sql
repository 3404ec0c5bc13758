-- CreateTable
CREATE TABLE "SandboxResource" (
    "holder" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "resourceId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "resource" TEXT,
    "writtenAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SandboxResource_pkey" PRIMARY KEY ("holder","clientId","type","resourceId","version")
);

-- CreateTable
CREATE TABLE "SandboxExport" (
    "id" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "leasedUntil" TIMESTAMP(3),
    "completedAt" TIMESTAMP(3),
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SandboxExport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SandboxExportFile" (
    "exportId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "gzip" BYTEA NOT NULL,

    CONSTRAINT "SandboxExportFile_pkey" PRIMARY KEY ("exportId","type")
);

-- CreateIndex
CREATE INDEX "SandboxResource_expiresAt_idx" ON "SandboxResource"("expiresAt");

-- CreateIndex
CREATE INDEX "SandboxExport_expiresAt_idx" ON "SandboxExport"("expiresAt");

-- CreateIndex
CREATE INDEX "SandboxExport_holder_clientId_idx" ON "SandboxExport"("holder", "clientId");

-- AddForeignKey
ALTER TABLE "SandboxExportFile" ADD CONSTRAINT "SandboxExportFile_exportId_fkey" FOREIGN KEY ("exportId") REFERENCES "SandboxExport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

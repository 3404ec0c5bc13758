-- CreateTable
CREATE TABLE "RunBody" (
    "runId" TEXT NOT NULL,
    "exchangeId" TEXT NOT NULL,
    "mediaType" TEXT,
    "isText" BOOLEAN NOT NULL,
    "bytes" INTEGER NOT NULL,

    CONSTRAINT "RunBody_pkey" PRIMARY KEY ("runId","exchangeId")
);

-- CreateTable
CREATE TABLE "RunBodyChunk" (
    "runId" TEXT NOT NULL,
    "exchangeId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "RunBodyChunk_pkey" PRIMARY KEY ("runId","exchangeId","position")
);

-- AddForeignKey
ALTER TABLE "RunBody" ADD CONSTRAINT "RunBody_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunBodyChunk" ADD CONSTRAINT "RunBodyChunk_runId_exchangeId_fkey" FOREIGN KEY ("runId", "exchangeId") REFERENCES "RunBody"("runId", "exchangeId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "SandboxExport" DROP COLUMN "leasedUntil",
ADD COLUMN     "leaseOwner" TEXT,
ADD COLUMN     "leaseUntil" TIMESTAMP(3),
ADD COLUMN     "polledAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "RunToken" ADD COLUMN     "sealedDpopKey" TEXT;

-- AlterTable
ALTER TABLE "DirectoryRedirect" ADD COLUMN     "moved" JSONB;

-- CreateTable
CREATE TABLE "SandboxUpstreamClient" (
    "holder" TEXT NOT NULL,
    "community" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "registrationEndpoint" TEXT NOT NULL,
    "redirectUri" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "registeredAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SandboxUpstreamClient_pkey" PRIMARY KEY ("holder","community","provider")
);

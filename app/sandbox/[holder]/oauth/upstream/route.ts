import { holderRoutes } from '@/lib/sandbox/oauth/holder-route';
import { takeProviderAnswer } from '@/lib/sandbox/tiered/take-answer';

export const dynamic = 'force-dynamic';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = holderRoutes({
  GET: takeProviderAnswer,
});

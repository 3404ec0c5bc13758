import { holderRoutes } from '@/lib/sandbox/oauth/holder-route';
import { answerInteraction } from '@/lib/sandbox/people/answer-interaction';

export const dynamic = 'force-dynamic';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = holderRoutes({
  POST: answerInteraction,
});

import { holderRoute, onlyPost } from '@/lib/sandbox/oauth/holder-route';
import { answerInteraction } from '@/lib/sandbox/people/answer-interaction';

export const dynamic = 'force-dynamic';

export const POST = holderRoute(answerInteraction);

export const GET = onlyPost;
export const HEAD = onlyPost;
export const PUT = onlyPost;
export const PATCH = onlyPost;
export const DELETE = onlyPost;
export const OPTIONS = onlyPost;

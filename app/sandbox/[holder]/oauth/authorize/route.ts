import { authorizeUser } from '@/lib/sandbox/oauth/authorize';
import { holderRoute, methodsOnly } from '@/lib/sandbox/oauth/holder-route';

export const dynamic = 'force-dynamic';

const answer = holderRoute(authorizeUser);
export const GET = answer;
export const POST = answer;

const others = methodsOnly('GET, POST');
export const HEAD = others;
export const PUT = others;
export const PATCH = others;
export const DELETE = others;
export const OPTIONS = others;

import { forAnyOrigin, preflightFor } from '@/lib/sandbox/oauth/cross-origin';
import { holderRoute, methodsOnly } from '@/lib/sandbox/oauth/holder-route';
import { userInfo } from '@/lib/sandbox/oauth/user-info';

export const dynamic = 'force-dynamic';

const answer = forAnyOrigin(holderRoute(userInfo));
export const GET = answer;
export const POST = answer;
export const OPTIONS = preflightFor('GET, POST');

const others = methodsOnly('GET, POST');
export const HEAD = others;
export const PUT = others;
export const PATCH = others;
export const DELETE = others;

import { holderRoute, methodsOnly } from '@/lib/sandbox/oauth/holder-route';
import { userInfo } from '@/lib/sandbox/oauth/user-info';

export const dynamic = 'force-dynamic';

const answer = holderRoute(userInfo);
export const GET = answer;
export const POST = answer;

const others = methodsOnly('GET, POST');
export const HEAD = others;
export const PUT = others;
export const PATCH = others;
export const DELETE = others;
export const OPTIONS = others;

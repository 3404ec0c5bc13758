import { holderRoute, methodsOnly } from '@/lib/sandbox/oauth/holder-route';
import { holderJwks } from '@/lib/sandbox/oauth/openid-configuration';

export const dynamic = 'force-dynamic';

export const GET = holderRoute(holderJwks);

const others = methodsOnly('GET');
export const HEAD = others;
export const POST = others;
export const PUT = others;
export const PATCH = others;
export const DELETE = others;
export const OPTIONS = others;

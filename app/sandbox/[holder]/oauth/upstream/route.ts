import { holderRoute, methodsOnly } from '@/lib/sandbox/oauth/holder-route';
import { takeProviderAnswer } from '@/lib/sandbox/tiered/take-answer';

export const dynamic = 'force-dynamic';

export const GET = holderRoute(takeProviderAnswer);

const others = methodsOnly('GET');
export const HEAD = others;
export const POST = others;
export const PUT = others;
export const PATCH = others;
export const DELETE = others;
export const OPTIONS = others;

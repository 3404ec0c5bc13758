import { holderRoute, methodsOnly } from '@/lib/sandbox/oauth/holder-route';
import {
  deleteRegistration,
  readRegistration,
  replaceRegistration,
} from '@/lib/sandbox/oauth/manage-client';

export const dynamic = 'force-dynamic';

export const GET = holderRoute(readRegistration);
export const PUT = holderRoute(replaceRegistration);
export const DELETE = holderRoute(deleteRegistration);

const others = methodsOnly('GET, PUT, DELETE');
export const HEAD = others;
export const POST = others;
export const PATCH = others;
export const OPTIONS = others;

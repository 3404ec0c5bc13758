import { holderRoutes } from '@/lib/sandbox/oauth/holder-route';
import {
  deleteRegistration,
  readRegistration,
  replaceRegistration,
} from '@/lib/sandbox/oauth/manage-client';

export const dynamic = 'force-dynamic';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = holderRoutes({
  GET: readRegistration,
  PUT: replaceRegistration,
  DELETE: deleteRegistration,
});

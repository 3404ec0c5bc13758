import { serve } from '@/lib/http/endpoint';
import { deleteApp, getApp, updateApp } from '@/lib/http/endpoints/apps';

export const GET = serve(getApp);
export const PATCH = serve(updateApp);
export const DELETE = serve(deleteApp);

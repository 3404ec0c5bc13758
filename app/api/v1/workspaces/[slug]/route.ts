import { serve } from '@/lib/http/endpoint';
import { deleteWorkspace, getWorkspace, updateWorkspace } from '@/lib/http/endpoints/workspaces';

export const GET = serve(getWorkspace);
export const PATCH = serve(updateWorkspace);
export const DELETE = serve(deleteWorkspace);

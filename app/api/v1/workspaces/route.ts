import { serve } from '@/lib/http/endpoint';
import { createWorkspace, listWorkspaces } from '@/lib/http/endpoints/workspaces';

export const GET = serve(listWorkspaces);
export const POST = serve(createWorkspace);

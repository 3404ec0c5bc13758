import { serveFhir } from '@/lib/sandbox/fhir/http/serve';

export const dynamic = 'force-dynamic';

async function answer(
  request: Request,
  context: { params: Promise<{ holder: string; path?: string[] }> },
): Promise<Response> {
  const { holder, path = [] } = await context.params;
  return serveFhir(holder, path, request);
}

export const GET = answer;
export const HEAD = answer;
export const POST = answer;
export const PUT = answer;
export const PATCH = answer;
export const DELETE = answer;
export const OPTIONS = answer;

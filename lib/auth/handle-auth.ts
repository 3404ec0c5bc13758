import 'server-only';
import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { clientAddress } from './client-address';
import { authOptions } from './options';

/** Serves everything below `/api/auth/`. */
export async function handleAuth(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const [action = ''] = (await context.params).nextauth;
  // The browser part of next-auth may send log lines; strangers do not write into our log.
  if (action === '_log') return new Response(null, { status: 204 });
  const options = await authOptions({
    action,
    address: clientAddress(request.headers),
    userAgent: request.headers.get('user-agent'),
  });
  return (await NextAuth(request as never, context as never, options)) as Response;
}

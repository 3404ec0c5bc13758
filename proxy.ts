import { NextResponse, type NextRequest } from 'next/server';
import { env } from '@/lib/env';
import { requestIdOf } from '@/lib/http/request-id';

/**
 * What a page may load: our own scripts with the nonce of this answer and what they load, our own styles and
 * images, and nothing from anywhere else. React's development tools need `eval`.
 *
 * @see CSP3 §8.2 on `strict-dynamic`
 */
function contentSecurityPolicy(nonce: string, isForPeople: boolean): string {
  const evaluate = env().NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluate}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // Pictures and documents of holders, from blobs that can be nothing else.
    "frame-src 'self' blob:",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    // Browsers apply this to the redirect after a form, too: consent leads back to an app anywhere.
    ...(isForPeople ? [] : ["form-action 'self'"]),
  ].join('; ');
}

/** The pages of the sandbox on which people sign in, allow, and launch; everything else below it is for programs. */
const peoplePages = /^\/sandbox\/[^/]+\/(oauth\/interaction\/[^/]+|launch)$/;

/**
 * Runs before every answer: gives each request an id, and each page a content security policy with a fresh
 * nonce. It decides nothing about who may see what: pages and the API do that where they read.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const headers = new Headers(request.headers);
  const requestId = requestIdOf(headers.get('x-request-id'));
  headers.set('x-request-id', requestId);
  const isForPeople = peoplePages.test(pathname);
  const isPage =
    isForPeople || !/^\/(api|sandbox)(\/|$)|^\/clients\/[^/]+\/jwks\.json$/.test(pathname);
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  if (isPage) {
    headers.set('x-nonce', nonce);
    headers.set('x-onramp-path', `${pathname}${search}`);
    // Next reads the nonce from the policy and puts it on its own scripts.
    headers.set('content-security-policy', contentSecurityPolicy(nonce, isForPeople));
  }
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('x-request-id', requestId);
  if (isPage)
    response.headers.set('content-security-policy', contentSecurityPolicy(nonce, isForPeople));
  return response;
}

export const config = {
  // Uploads of lists pass by: Next keeps at most 10 MB of a body that a proxy has seen.
  matcher: [
    '/((?!_next/static|_next/image|favicon.ico|api/v1/admin/directory/sources/[^/]+/upload$).*)',
  ],
};

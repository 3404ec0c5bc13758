import NextAuth from 'next-auth';
import { authOptions } from '@/lib/auth/options';

interface AuthAnswer {
  status: number;
  /** Where the browser is sent, from the header or the JSON body. */
  location: string;
  body: unknown;
}

/**
 * A browser before next-auth: keeps cookies, sends the CSRF token. It calls next-auth's own handler in the
 * form that needs no Next server.
 */
export class AuthBrowser {
  readonly cookies = new Map<string, string>();
  readonly address: string;

  constructor(address = '192.0.2.1') {
    this.address = address;
  }

  /** The `Cookie` header that this browser would send. */
  get cookie(): string {
    return [...this.cookies]
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('; ');
  }

  async request(
    method: 'GET' | 'POST',
    target: string,
    body?: Record<string, string>,
  ): Promise<AuthAnswer> {
    const url = new URL(target, 'http://localhost:3000/api/auth/');
    const nextauth = url.pathname.replace('/api/auth/', '').split('/');
    const answer: AuthAnswer = { status: 200, location: '', body: undefined };
    const headers = new Map<string, string | string[]>();
    const response = {
      status: (status: number) => {
        answer.status = status;
        return response;
      },
      getHeader: (name: string) => headers.get(name.toLowerCase()),
      setHeader: (name: string, value: string | string[]) => {
        headers.set(name.toLowerCase(), value);
        return response;
      },
      json: (value: unknown) => {
        answer.body = value;
      },
      send: (value: unknown) => {
        answer.body = value;
      },
      end: () => undefined,
    };
    const request = {
      method,
      query: { ...Object.fromEntries(url.searchParams), nextauth },
      body,
      cookies: Object.fromEntries(this.cookies),
      headers: { host: 'localhost:3000' },
    };
    const options = await authOptions({
      action: nextauth[0] ?? '',
      address: this.address,
      userAgent: 'auth browser',
    });
    await NextAuth(request as never, response as never, options);
    for (const line of [headers.get('set-cookie') ?? []].flat()) this.keep(line);
    const location = headers.get('location') ?? (answer.body as { url?: string } | undefined)?.url;
    answer.location = String(location ?? '');
    return answer;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const at = pair.indexOf('=');
    const value = decodeURIComponent(pair.slice(at + 1));
    if (value === '' || attributes.includes('Max-Age=0')) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), value);
  }

  /** Posts a form with the CSRF token, as the sign-in page does. */
  async post(target: string, fields: Record<string, string> = {}): Promise<AuthAnswer> {
    const { csrfToken } = (await this.request('GET', 'csrf')).body as { csrfToken: string };
    return this.request('POST', target, { ...fields, csrfToken, json: 'true' });
  }

  signInWithPassword(email: string, password: string): Promise<AuthAnswer> {
    return this.post('callback/credentials', { email, password });
  }

  /** Who next-auth says is signed in; an empty object for nobody. */
  async session(): Promise<unknown> {
    return (await this.request('GET', 'session')).body;
  }
}

/** The `error` that an answer sends the browser to the sign-in page with. */
export function errorOf({ location }: AuthAnswer): string | null {
  return location ? new URL(location, 'http://localhost:3000').searchParams.get('error') : null;
}

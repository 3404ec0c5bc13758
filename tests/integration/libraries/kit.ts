import { holderAddresses } from '@/lib/sandbox/addresses';
import { viewInteraction } from '@/lib/sandbox/people/interaction-view';
import { sandboxCommunity } from '@/lib/sandbox/pki/community';
import { startPortalServer } from '../../fakes/portal-server';

/** Where apps of these tests get their users back; nobody has to answer there. */
export const redirectUri = 'https://app.example.org/callback';

/** What apps with users ask for. */
export const userScope = 'openid fhirUser launch/patient offline_access patient/*.rs';

/** The sandbox over HTTP, ready to be found. */
export async function startSandbox(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = await startPortalServer();
  await sandboxCommunity();
  return server;
}

/** What a person does on the pages of a holder. */
export interface Doings {
  username?: string;
  /** Whom a clinician chooses. */
  patient?: string;
  answer?: 'allow' | 'deny';
}

/** A browser before the sandbox: it sends real requests, keeps its cookie, and is led by redirects. */
export class Visitor {
  #cookie = '';
  #location = '';

  async #send(url: string, init: RequestInit = {}): Promise<void> {
    const headers = new Headers(init.headers);
    if (this.#cookie) headers.set('cookie', this.#cookie);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie;
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${response.status}: ${await response.text()}`);
    this.#location = new URL(location, url).href;
  }

  #post(url: string, form: URLSearchParams): Promise<void> {
    const headers = { origin: new URL(url).origin };
    return this.#send(url, { method: 'POST', body: form, headers });
  }

  /** What the page shows to which the visitor was led; null when they were led to the app. */
  async #page() {
    const { pathname, searchParams } = new URL(this.#location);
    const [, holder, id] = /^\/sandbox\/([^/]+)\/oauth\/interaction\/([^/]+)$/.exec(pathname) ?? [];
    if (holder === undefined || id === undefined) return null;
    const problem = searchParams.get('problem');
    if (problem !== null) throw new Error(`the page says: ${problem}`);
    const [name, value] = this.#cookie.split('=');
    const cookies = (wanted: string) => (wanted === name ? value : undefined);
    const view = await viewInteraction(holder, id, { cookies, query: '' });
    if (!view || view.step === 'over') throw new Error('the request is over');
    return view;
  }

  /** Goes to the authorization endpoint, fills in every form, and comes back to the app. */
  async allow(address: string | URL, doings: Doings = {}): Promise<URL> {
    const { username = 'ada', patient = 'harbor-basil', answer = 'allow' } = doings;
    await this.#send(String(address));
    for (let page = await this.#page(); page; page = await this.#page()) {
      const form = new URLSearchParams({ form: page.form });
      if (page.step === 'sign-in') {
        const person = page.people.find((one) => one.username === username);
        form.set('step', 'sign-in');
        form.set('username', username);
        form.set('password', person?.password ?? '');
      } else if (page.step === 'patient') {
        form.set('step', 'patient');
        form.set('patient', patient);
      } else if (page.step === 'elsewhere') {
        throw new Error(`the person has to sign in at ${page.provider}`);
      } else {
        form.set('step', answer);
        for (const { scope } of page.scopes) form.append('scope', scope);
      }
      await this.#post(new URL(page.action, this.#location).href, form);
    }
    return new URL(this.#location);
  }

  /** Opens an app out of the EHR; gives the address at which the app is launched. */
  async launch(
    holder: string,
    form: { launch_url: string; person: string; patient: string; encounter?: string },
  ): Promise<URL> {
    const { origin } = new URL(holderAddresses(holder).baseUrl);
    await this.#post(`${origin}/sandbox/${holder}/launch/open`, new URLSearchParams(form));
    return new URL(this.#location);
  }
}

import { GET as upstreamRoute } from '@/app/sandbox/[holder]/oauth/upstream/route';
import { addresses } from './sandbox-oauth.fixtures';
import { TestBrowser } from './sandbox-people.fixtures';

/**
 * A person whom an app has sent to harbor goes on to the identity provider that the app named, signs in there, comes
 * back, and allows everything.
 *
 * @param parameters of the authorization request
 * @param spoil changes the address with which the identity provider sends the browser back to harbor
 * @returns where harbor sends them at the end: to the app, or to a page of its own
 */
export async function visitProvider(
  parameters: Readonly<Record<string, string>>,
  username: string,
  spoil = (back: string) => back,
): Promise<string> {
  const [atHolder, atProvider] = [new TestBrowser(), new TestBrowser('idp')];
  await atHolder.authorize({ ...parameters });
  if (!atHolder.location.startsWith(`${addresses('idp').authorizationEndpoint}?`)) {
    return atHolder.location;
  }
  await atProvider.authorize(Object.fromEntries(new URL(atHolder.location).searchParams));
  await atProvider.signIn(username);
  await atProvider.answer({ step: 'allow', scope: ['openid', 'udap'] });
  await atHolder.open(upstreamRoute, spoil(atProvider.location));
  if (atHolder.location.startsWith(parameters['redirect_uri'] ?? '')) return atHolder.location;
  await atHolder.consent();
  return atHolder.location;
}

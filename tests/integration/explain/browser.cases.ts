import { configuration, visit } from './authorization.cases';
import type { ExplainCase, World } from './world';

const answer = { code: 'a-code-of-the-test' };

/** A person signs in as with an app in a browser, at a holder that handles origins in this way. */
const fromBrowser =
  (allowed: Record<string, string>, refuses = false) =>
  async (world: World) => {
    const name = `browser${Math.random().toString(36).slice(2, 8)}`;
    const holder = await world.holders.add(name);
    const document = configuration(holder);
    await world.holders.add(name, {
      smart: ({ headers }) =>
        refuses && headers.origin !== undefined
          ? { status: 403, body: 'Invalid CORS request' }
          : { ...document, headers: allowed },
    });
    return world.signIn(
      {
        holder,
        until: 'token',
        auth: {
          method: 'code',
          register: 'always',
          session: 'new',
          scope: 'launch/patient patient/*.rs',
        },
      },
      () => answer,
    );
  };

/** Sections 8.2 and 8.4: what a browser does or keeps to itself. */
export const browserCases: readonly ExplainCase[] = [
  {
    row: '8.2 CORS: no header',
    told: 'explain.discovery.cors',
    run: fromBrowser({}),
    proof: /Access-Control-Allow-Origin is absent.*Needed for every origin.*\/metadata/,
    fix: /Access-Control-Allow-Origin: \* with \.well-known\/smart-configuration/,
    cite: /CORS/,
  },
  {
    row: '8.2 CORS: another origin only',
    told: 'explain.discovery.cors',
    run: fromBrowser({ 'access-control-allow-origin': 'https://app.of.others.example' }),
    proof: /app\.of\.others\.example.*\* or http:\/\/localhost/,
    fix: /origins of registered apps/,
    cite: /CORS/,
  },
  {
    row: '8.2 CORS: the origin is refused',
    told: 'explain.discovery.cors',
    run: fromBrowser({}, true),
    proof: /Status 403/,
    fix: /OPTIONS with Authorization/,
    cite: /CORS/,
  },
  {
    row: '8.2 capability missing for the flow',
    told: 'oauth.authorization.capability',
    run: (world) =>
      visit(world, { smart: { capabilities: ['launch-ehr', 'permission-v2'] }, answer }),
    proof: /does not list .*launch-standalone.*client-public/,
    fix: /way that the holder lists/,
    cite: /Capabilities/,
  },
  {
    row: '8.4 state missing or changed',
    told: 'explain.authorization.state-changed',
    certainty: 'likely',
    run: (world) => visit(world, { answer: { ...answer, state: 'of-another-tab' } }),
    proof: /Another state.*it was not exchanged/,
    fix: /Close other tabs/,
    cite: /§7\.2\.1/,
  },
  {
    row: '8.4 state missing or changed: missing',
    told: 'explain.authorization.state-changed',
    certainty: 'likely',
    run: (world) => visit(world, { answer: { ...answer, state: null } }),
    proof: /There is no state.*it was not exchanged/,
    fix: /Close other tabs/,
    cite: /§7\.2\.1/,
  },
  {
    row: '8.4 a code that nobody knows',
    told: 'explain.undecided.session-there',
    certainty: 'possible',
    also: ['explain.undecided.client-not-enabled', 'explain.undecided.parameter-policy'],
    knownRight: /scopes that are asked for|The state came back/,
    run: (world) =>
      visit(world, { answer: { error: 'transaction_ended', error_description: 'T-17' } }),
    proof: /transaction_ended.*T-17|T-17/,
    fix: /private window/,
    cite: /RFC 9110/,
  },
];

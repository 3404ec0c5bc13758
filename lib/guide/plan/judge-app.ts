import { checkAppMetadata } from '@/lib/protocol/registration/app-metadata-checks';
import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import {
  day,
  missing,
  seen,
  seenElsewhere,
  type Evidence,
  type Judge,
  type Place,
} from './evidence';
import type { CertificateFact, PlanFacts } from './plan-facts';

/** Days before its end from which on a certificate does not last. */
const lastingDays = 30;
const dayMs = 86_400_000;

const appPath = ({ app }: PlanFacts, section: string): string => `apps/${app.id}/${section}`;

/** The metadata passes the checks of the workflows that are planned. */
export const judgeMetadata: Judge = (facts, { ways }) => {
  const { app } = facts;
  const checks = ways.flatMap(({ grant, method }) =>
    checkAppMetadata(app.metadata, {
      grantType: grant,
      ...(method ? { method } : {}),
      // What a holder says to the address of the portal, its pre-flight tells.
      ownRedirects: [facts.portalRedirect],
    }),
  );
  const failed = new Map(
    checks.filter(({ verdict }) => verdict === 'fail').map((one) => [one.id, one]),
  );
  const path = appPath(facts, 'metadata');
  const [first] = failed.values();
  if (!first) {
    return seen(
      `All ${new Set(checks.map(({ id }) => id)).size} checks pass.`,
      app.updatedAt,
      path,
    );
  }
  const more = failed.size > 1 ? ` And ${failed.size - 1} more.` : '';
  return missing(`${first.title}: ${first.seen}${more}`, { path });
};

/** There is somewhere for people to come back to. */
export const judgeRedirects: Judge = (facts) => {
  const { redirect_uris: uris } = facts.app.metadata;
  const path = appPath(facts, 'metadata');
  const [first] = uris;
  if (first === undefined) return missing('No redirect URI yet.', { path });
  const more = uris.length > 1 ? ` and ${uris.length - 1} more` : '';
  return seen(`${first}${more}`, facts.app.updatedAt, path);
};

/** An EHR knows where to start the app. */
export const judgeLaunch: Judge = (facts) => {
  const [first] = facts.app.metadata.launch_uris;
  const path = appPath(facts, 'metadata');
  return first === undefined
    ? missing('No launch URI yet.', { path })
    : seen(first, facts.app.updatedAt, path);
};

/** A key of the JWK Set signs. */
export const judgeKeys: Judge = (facts) => {
  const path = appPath(facts, 'keys');
  const since = facts.app.signingSince;
  return since === null
    ? missing('No key of the app signs yet.', { path })
    : seen(`A key has signed since ${day(since)}.`, since, path);
};

/** Any request that the sandbox answered. */
export const judgeFirstRequest: Judge = (facts) => {
  const run = facts.runs.findLast(
    ({ isSandbox, answer }) => isSandbox && answer !== null && answer.status < 300,
  );
  if (!run?.answer) return missing('The sandbox has not answered a request yet.');
  const { method, what, status } = run.answer;
  return seen(`${method} ${what}: the sandbox answered ${status}.`, run.at, `runs/${run.id}`);
};

/** The clients that sign statements, by the ways that are planned. */
function signingClients({ app }: PlanFacts, { ways }: Place): PlanFacts['app']['clients'] {
  const grants = ways.filter(({ isUdap }) => isUdap).map(({ grant }) => grant);
  return app.clients.filter(({ grantType }) => grants.includes(grantType));
}

/** The certificate of an issuer that ends last, of those that have begun and were not revoked. */
export function certificateOf(facts: PlanFacts, issuer: string): CertificateFact | null {
  return facts.certificates
    .filter(
      ({ sanUris, revokedAt, notBefore }) =>
        sanUris.includes(issuer) && revokedAt === null && notBefore <= facts.now,
    )
    .reduce<CertificateFact | null>(
      (latest, one) => (latest && latest.notAfter >= one.notAfter ? latest : one),
      null,
    );
}

function judgeIssuer(facts: PlanFacts, issuer: string): Evidence {
  const found = certificateOf(facts, issuer);
  if (found && found.notAfter > facts.now) {
    const words = `“${found.name}” names ${issuer} and is valid until ${day(found.notAfter)}.`;
    return seen(words, found.createdAt, `certificates/${found.id}`);
  }
  const request = facts.requests.find(({ uris }) => uris.includes(issuer));
  if (request) {
    const path = `certificates/requests/${request.id}`;
    const since = `since ${day(request.since)}`;
    return request.isOurTurn
      ? missing(`The request waits for us ${since}.`, { path })
      : missing(`The request is under review ${since}.`, {
          path,
          waiting: { on: 'certificate-authority', since: request.since },
        });
  }
  if (found) {
    return missing(`“${found.name}” ended on ${day(found.notAfter)}.`, {
      path: `certificates/${found.id}`,
    });
  }
  return missing(`No certificate names ${issuer} yet.`);
}

/** Every client that signs statements has a certificate with its issuer. */
export const judgeCertificate: Judge = (facts, place) => {
  const all = signingClients(facts, place).map(({ issuer }) => judgeIssuer(facts, issuer));
  return all.find(({ isDone }) => !isDone) ?? all[0] ?? missing('The app has no such client.');
};

/** The workflow of the first client that has no certificate yet; null when all have one. */
export function missingCertificate(facts: PlanFacts, place: Place): GrantType | null {
  const without = signingClients(facts, place).find(
    ({ issuer }) => !judgeIssuer(facts, issuer).isDone,
  );
  return without?.grantType ?? null;
}

/** None of the certificates ends within a month. */
export const judgeLasting: Judge = (facts, place) => {
  const found = signingClients(facts, place).flatMap(
    ({ issuer }) => certificateOf(facts, issuer) ?? [],
  );
  const first = found.toSorted((a, b) => a.notAfter.localeCompare(b.notAfter))[0];
  if (!first) return missing('There is no certificate yet.');
  const path = `certificates/${first.id}`;
  const leftMs = Date.parse(first.notAfter) - Date.parse(facts.now);
  return leftMs < lastingDays * dayMs
    ? missing(`“${first.name}” ends on ${day(first.notAfter)}. Renew it with the same URI.`, {
        path,
      })
    : seen(`Nothing ends before ${day(first.notAfter)}.`, first.createdAt, path);
};

/** Somebody outside of the portal hears of what ends. */
export const judgeWatch: Judge = ({ watch, app }) => {
  const ways = [
    ...(watch.byMail ? ['mail'] : []),
    ...(watch.hasCalendar ? ['a calendar'] : []),
    ...(watch.webhooks > 0 ? ['a webhook'] : []),
  ];
  return ways.length === 0
    ? missing('Nobody is told: no mail, no calendar, no webhook.', { path: 'settings/notices' })
    : seen(`You are told by ${ways.join(' and ')}.`, app.updatedAt, 'settings/notices');
};

const memberPages = {
  'security.privacy-notice': 'policy_uri',
  'security.terms': 'tos_uri',
} as const;

/** A page that the metadata names. */
export function judgePage(itemId: keyof typeof memberPages): Judge {
  const member = memberPages[itemId];
  return (facts, { holder }) => {
    const elsewhere = seenElsewhere(facts, itemId, holder);
    if (elsewhere) return elsewhere;
    const uri = facts.app.metadata[member];
    const path = appPath(facts, 'metadata');
    return uri === undefined
      ? missing(`The metadata has no ${member} yet.`, { path })
      : seen(`${member} is ${uri}`, facts.app.updatedAt, path);
  };
}

/** What only other parts of the portal, or people, can say. */
export function judgeSeen(itemId: string, words: string): Judge {
  return (facts, { holder }) => seenElsewhere(facts, itemId, holder) ?? missing(words);
}

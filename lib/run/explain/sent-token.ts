import { fromNumericDate, shownNumericDate } from '@/lib/protocol/jose/numeric-date';
import { objectOf, type JsonMembers } from '@/lib/protocol/json-value';
import type { CertificateView, Jwt } from '@/lib/protocol/jwt';
import { clockProof, clockWords } from './clock';
import type { Evidence } from './evidence';
import type { Finding } from './rule';
import { fact, itsWords, said, strings, textOf, textsOf, values } from './proofs';

/** Servers tolerate this much of a clock that is ahead. */
const toleranceSeconds = 5;
const maxLifeSeconds = 300;

/** The extension objects of the client assertion. */
export function extensionsOf({ jwt }: Evidence): JsonMembers {
  return objectOf(jwt('client_assertion')?.claims['extensions']) ?? {};
}

/** The claim is not the string that it has to be. */
export function claimDiffers(
  jwt: Jwt | null,
  claim: 'iss' | 'sub' | 'aud',
  expected: string,
  expectedIs: string,
): Finding | null {
  const found = jwt?.claims[claim];
  const list = Array.isArray(found) ? textsOf(found) : [textOf(found)];
  if (!jwt || expected === '' || list.includes(expected)) return null;
  return {
    certainty: 'proven',
    seen: `${claim} is ${list.join(', ') || 'absent'}, ${expectedIs} is ${expected}.`,
    proof: [strings(`${claim}, and ${expectedIs}`, list[0] ?? '', expected)],
    jwtId: jwt.id,
  };
}

/** The dates of a token as the clock of the holder saw them. */
export function expiredThere(jwt: Jwt | null, evidence: Evidence): Finding | null {
  const { clock } = evidence;
  const exp = fromNumericDate(jwt?.claims['exp']);
  const iat = fromNumericDate(jwt?.claims['iat']);
  if (!jwt || !clock) return null;
  const theirs = Date.parse(clock.theirs);
  const isOver = exp !== null && exp.getTime() <= theirs;
  const isEarly = iat !== null && iat.getTime() > theirs + toleranceSeconds * 1000;
  if (!isOver && !isEarly) return null;
  const problem = isOver
    ? `By the clock of the holder it had ended ${Math.round((theirs - exp.getTime()) / 1000)} s before it came.`
    : `By the clock of the holder it was issued ${Math.round(((iat?.getTime() ?? 0) - theirs) / 1000)} s in the future.`;
  return {
    certainty: 'proven',
    seen: `${problem} ${clock.isOff ? clockWords(clock) : ''}`.trim(),
    proof: [
      fact('iat', shownNumericDate(jwt.claims['iat'])),
      fact('exp', shownNumericDate(jwt.claims['exp'])),
      clockProof(clock),
    ],
    jwtId: jwt.id,
  };
}

/** Dates that no server can accept, whatever its clock shows. */
export function badDates(jwt: Jwt | null): Finding | null {
  if (!jwt) return null;
  const { iat, exp } = jwt.claims;
  const from = fromNumericDate(iat);
  const until = fromNumericDate(exp);
  const life = from && until ? (until.getTime() - from.getTime()) / 1000 : null;
  const isGood = until !== null && (iat === undefined || from !== null);
  if (isGood && (life === null || (life > 0 && life <= maxLifeSeconds))) return null;
  return {
    certainty: 'proven',
    seen:
      life === null || !isGood
        ? `iat is ${shownNumericDate(iat)}, exp is ${shownNumericDate(exp)}.`
        : `exp − iat is ${life} s.`,
    proof: [
      values(
        'exp − iat',
        life === null ? 'cannot be told' : `${life} s`,
        `1 to ${maxLifeSeconds} s`,
      ),
      fact('iat', shownNumericDate(iat)),
      fact('exp', shownNumericDate(exp)),
    ],
    jwtId: jwt.id,
  };
}

/** The algorithm is none that the holder says it verifies. */
export function algNotOffered(jwt: Jwt | null, offered: unknown): Finding | null {
  const alg = textOf(jwt?.header['alg']);
  const list = textsOf(offered);
  if (!jwt || list.length === 0 || list.includes(alg)) return null;
  return {
    certainty: 'proven',
    seen: `alg is ${alg || 'absent'}; the holder offers ${list.join(', ')}.`,
    proof: [values('alg', alg || 'absent', list.join(', '))],
    jwtId: jwt.id,
  };
}

/**
 * A certificate of a token that is out of date.
 *
 * @param now ISO 8601
 * @param whose how the proof names that time
 */
export function outOfDateAt(
  jwt: Jwt | null,
  now: string,
  whose: string,
): Pick<Finding, 'seen' | 'proof'> | null {
  const late = jwt?.certificates.find(
    ({ notBefore, notAfter }) => now < notBefore || now > notAfter,
  );
  if (!late) return null;
  const { subject, notBefore, notAfter } = late;
  return {
    seen:
      now > notAfter
        ? `${subject} expired on ${notAfter}.`
        : `${subject} is valid only from ${notBefore} on.`,
    proof: [
      fact('Certificate', subject),
      values('Valid from, until', `${notBefore}, ${notAfter}`, `${whose}: ${now}`),
    ],
  };
}

/** A certificate of the token that was out of date by the clock of the holder. */
export function certificateOutOfDate(jwt: Jwt | null, { clock, at }: Evidence): Finding | null {
  const found = outOfDateAt(jwt, clock?.theirs ?? at, 'now at the holder');
  return jwt && found && { certainty: 'proven', ...found, jwtId: jwt.id };
}

const isSelfIssued = ({ subject, issuer }: CertificateView) => subject === issuer;

/** The chain that was sent stops before a root, and its last certificate does not say where to go on. */
export function chainIncomplete(jwt: Jwt | null, evidence: Evidence): Finding | null {
  const top = jwt?.certificates.at(-1);
  if (!jwt || !top || isSelfIssued(top)) return null;
  const isSaid = said(
    evidence,
    /not sent|no(t| ) (path|chain)|cannot be built|issuer .*(missing|unknown|not known)/i,
  );
  const hasAddress = top.caIssuers.length > 0;
  if (hasAddress && isSaid === null) return null;
  return {
    certainty: isSaid === null ? 'likely' : 'proven',
    seen: `x5c has ${jwt.certificates.length} certificate${jwt.certificates.length === 1 ? '' : 's'} and ends at ${top.subject}, whose issuer ${top.issuer} is not among them${hasAddress ? '' : ' and cannot be fetched: there is no address (AIA)'}.`,
    proof: [
      fact('Last certificate of x5c', top.subject),
      fact('Its issuer', top.issuer),
      fact('Address of the issuer (AIA)', top.caIssuers.join(', ') || 'none'),
      ...itsWords(evidence),
    ],
    jwtId: jwt.id,
  };
}

/** What the holder says of the chain, matched by its own words. */
export function saidOfChain(jwt: Jwt | null, evidence: Evidence, pattern: RegExp): Finding | null {
  const words = said(evidence, pattern);
  if (words === null) return null;
  const [leaf] = jwt?.certificates ?? [];
  return {
    certainty: 'proven',
    seen: `The holder says so: “${words}”`,
    proof: [
      ...itsWords(evidence),
      ...(leaf
        ? [
            fact('Certificate', leaf.subject),
            fact('Serial number', leaf.serialNumber),
            fact('Revocation lists', leaf.crlUrls.join(', ') || 'none'),
          ]
        : []),
    ],
    jwtId: jwt?.id ?? null,
  };
}

/** Our chain and that of the holder end at different roots. */
export function otherRoot(jwt: Jwt | null, evidence: Evidence): Finding | null {
  const top = jwt?.certificates.at(-1);
  const theirs = evidence.jwt('signed_metadata')?.certificates.at(-1);
  if (!jwt || !top || !theirs) return null;
  const rootOf = (certificate: CertificateView) => certificate.issuer;
  if (rootOf(top) === rootOf(theirs)) return null;
  return {
    certainty: 'likely',
    seen: `Our chain ends below ${rootOf(top)}, that of the holder below ${rootOf(theirs)}.`,
    proof: [
      values('Above our certificate, and above that of the holder', rootOf(top), rootOf(theirs)),
      ...itsWords(evidence),
    ],
    jwtId: jwt.id,
  };
}

'use client';

import { lifeWords } from '@/components/tokens/token-words';
import { Fact, Facts } from '@/components/ui/facts';
import type { RunToken } from '@/lib/schemas/run-token';
import { useNow } from '../use-now';

/** Who signed in for a token that is kept, and how long it is good. */
export function TokenOwner({ token }: Readonly<{ token: RunToken }>) {
  const now = useNow();
  const { identity, launch } = token.context;
  return (
    <Facts>
      {identity && (
        <>
          <Fact name="Signed in, verified" value={identity.name ?? identity.sub} />
          {identity.fhirUser !== null && (
            <Fact name="fhirUser" value={identity.fhirUser} copy="fhirUser" mono />
          )}
          <Fact name="Subject (sub)" value={identity.sub} mono />
          <Fact name="Issuer (iss)" value={identity.iss} mono />
        </>
      )}
      {launch.patient !== undefined && <Fact name="Patient" value={launch.patient} mono />}
      <Fact
        name="Kind"
        value={
          token.isBound
            ? 'Bound to a key of the portal (DPoP): a proof is made for each request'
            : 'Bearer: whoever has it can use it'
        }
      />
      <Fact name="Life" value={lifeWords(token, now)} />
    </Facts>
  );
}

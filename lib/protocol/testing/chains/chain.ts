import { issue, makeCa, type CertificateWishes, type Party } from '../pki';

/** What a validator is given. */
export interface Chain {
  leaf: Party;
  others: Party[];
  anchors: Party[];
  /** Unless the moment of the tests. */
  at?: Date;
  /** Revocation lists by address; without it nothing is asked for revocation. */
  lists?: Record<string, Uint8Array>;
}

/** A chain that tests one rule. */
export interface ChainRow {
  title: string;
  accepted: boolean;
  /** Options that give openssl a rule that we have and it has only on demand. */
  openssl?: string[];
  make: () => Promise<Chain>;
}

/** A row of the table. */
export function row(
  title: string,
  verdict: 'accepted' | 'refused',
  make: ChainRow['make'],
  openssl: string[] = [],
): ChainRow {
  return { title, accepted: verdict === 'accepted', make, openssl };
}

/** Root, one authority for each entry of `authorities` (upper first), leaf. */
export async function chainOf(
  authorities: CertificateWishes[],
  leaf: CertificateWishes = {},
  root: CertificateWishes = {},
): Promise<Chain> {
  const anchor = await makeCa(null, { name: 'Root', ...root });
  const others: Party[] = [];
  for (const [index, wishes] of authorities.entries()) {
    others.push(
      await makeCa(others.at(-1) ?? anchor, { name: `Authority ${index + 1}`, ...wishes }),
    );
  }
  return {
    leaf: await issue(others.at(-1) ?? anchor, { name: 'Leaf', ...leaf }),
    others: others.reverse(),
    anchors: [anchor],
  };
}

import { matchKeysOf, matchToken } from './match-keys';
import { normalizeName } from './normalize/names';
import type { OrganizationStatement, Statement } from './statement';

/**
 * Finds identifiers that a list gives to organizations of different names: one vendor writes the OID of a hosting
 * group at each of its customers, which would merge thirty employers into one. Takes the statements of a list as they
 * pass by; memory grows with the number of its identifiers.
 */
export class KeyCensus {
  private readonly names = new Map<string, string>();
  private readonly shared = new Set<string>();

  add(statement: Statement): void {
    if (statement.kind === 'organization') this.addOrganization(statement);
  }

  private addOrganization(organization: OrganizationStatement): void {
    const name = normalizeName(organization.name);
    for (const key of matchKeysOf(organization, [])) {
      if (key.kind === 'name-zip') continue;
      const token = matchToken(key);
      const known = this.names.get(token);
      if (known === undefined) this.names.set(token, name);
      else if (known !== name) this.shared.add(token);
    }
  }

  /** Tokens that do not identify, for `matchKeysOf`. */
  get ambiguous(): ReadonlySet<string> {
    return this.shared;
  }
}

import type { CheckDefinition } from '@/lib/protocol/check';
import { catalogueOf, type Rule } from './rule';
import { authorizationRules } from './rules/authorization';
import { bulkRules } from './rules/bulk';
import { connectionRules } from './rules/connection';
import { dpopRules } from './rules/dpop';
import { identityRules } from './rules/identity';
import { discoveryRules } from './rules/discovery';
import { fhirRules } from './rules/fhir';
import { registrationAnswerRules } from './rules/registration-answer';
import { registrationMetadataRules } from './rules/registration-metadata';
import { registrationStatementRules } from './rules/registration-statement';
import { tokenClientKeyRules } from './rules/token-client-key';
import { tokenClientRules } from './rules/token-client';
import { tokenCodeRules } from './rules/token-code';
import { tokenGrantRules } from './rules/token-grant';
import { trustChainRules } from './rules/trust-chain';
import { trustRules } from './rules/trust';

/** The areas of the rule base, in the order of a run. */
const areas = {
  connection: connectionRules,
  discovery: discoveryRules,
  trust: [...trustRules, ...trustChainRules],
  registration: [
    ...registrationStatementRules,
    ...registrationAnswerRules,
    ...registrationMetadataRules,
  ],
  authorization: authorizationRules,
  token: [...tokenClientKeyRules, ...tokenClientRules, ...tokenGrantRules, ...tokenCodeRules],
  dpop: dpopRules,
  identity: identityRules,
  fhir: fhirRules,
  bulk: bulkRules,
} as const;

/** Every cause that the portal knows. */
export const allRules: readonly Rule[] = Object.values(areas).flat();

/** The causes of each area as a catalogue of checks, for the documentation. */
export const explainCatalogues = Object.fromEntries(
  Object.entries(areas).map(([area, rules]) => [area, catalogueOf(rules)]),
) as Readonly<Record<keyof typeof areas, Readonly<Record<string, CheckDefinition>>>>;

import type { CheckDefinition } from '@/lib/protocol/check';
import { catalogueOf, type Rule } from './rule';
import { authorizationRules } from './rules/authorization';
import { bulkRules } from './rules/bulk';
import { dpopRules } from './rules/dpop';
import { identityRules } from './rules/identity';
import { browserAccessRules } from './rules/browser-access';
import { certificateRules } from './rules/certificate';
import { connectionRules } from './rules/connection';
import { connectionHostRules } from './rules/connection-host';
import { discoveryRules } from './rules/discovery';
import { fhirRules } from './rules/fhir';
import { fhirWithheldRules } from './rules/fhir-withheld';
import { registrationAnswerRules } from './rules/registration-answer';
import { registrationLifeRules } from './rules/registration-life';
import { registrationMetadataRules } from './rules/registration-metadata';
import { registrationStatementRules } from './rules/registration-statement';
import { tokenClientKeyRules } from './rules/token-client-key';
import { tokenClientRules } from './rules/token-client';
import { tokenCodeRules } from './rules/token-code';
import { tokenGrantRules } from './rules/token-grant';
import { tokenToolRules } from './rules/token-tools';
import { trustChainRules } from './rules/trust-chain';
import { trustRules } from './rules/trust';
import { undecidedRules } from './rules/undecided';

/** The areas of the rule base, in the order of a run. */
const areas = {
  connection: [...connectionRules, ...connectionHostRules],
  discovery: [...discoveryRules, ...browserAccessRules],
  trust: [...trustRules, ...trustChainRules],
  certificate: certificateRules,
  registration: [
    ...registrationStatementRules,
    ...registrationAnswerRules,
    ...registrationMetadataRules,
    ...registrationLifeRules,
  ],
  authorization: authorizationRules,
  token: [...tokenClientKeyRules, ...tokenClientRules, ...tokenGrantRules, ...tokenCodeRules],
  dpop: dpopRules,
  identity: identityRules,
  bulk: bulkRules,
  tools: tokenToolRules,
  fhir: [...fhirRules, ...fhirWithheldRules],
  undecided: undecidedRules,
} as const;

/** Every cause that the portal knows. */
export const allRules: readonly Rule[] = Object.values(areas).flat();

/** The causes of each area as a catalogue of checks, for the documentation. */
export const explainCatalogues = Object.fromEntries(
  Object.entries(areas).map(([area, rules]) => [area, catalogueOf(rules)]),
) as Readonly<Record<keyof typeof areas, Readonly<Record<string, CheckDefinition>>>>;

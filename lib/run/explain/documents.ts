import type { Exchange, ExchangePurpose } from '@/lib/protocol/exchange';
import { jsonObject, objectOf, type JsonMembers } from '@/lib/protocol/json-value';

/** The newest document of a kind that came with status 200, as JSON; empty when there was none. */
export function documentOf(exchanges: readonly Exchange[], purpose: ExchangePurpose): JsonMembers {
  const found = exchanges.findLast(
    (exchange) => exchange.purpose === purpose && exchange.response?.status === 200,
  );
  return jsonObject(found?.response?.body.text) ?? {};
}

/** The kid of each key of a JWK Set, empty for a key without one; null when it is no JWK Set. */
export function kidsOf(set: JsonMembers | null): string[] | null {
  const keys = set?.['keys'];
  if (!Array.isArray(keys)) return null;
  return keys.map((key: unknown) => {
    const kid = objectOf(key)?.['kid'];
    return typeof kid === 'string' ? kid : '';
  });
}

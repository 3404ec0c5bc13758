import { normalizeName } from './normalize/names';
import { vendorCatalogue } from './vendor-catalogue';

/** Who makes the software behind endpoints. */
export interface Vendor {
  /** `epic`, `oracle-health` …; stable. */
  key: string;
  name: string;
  /** Other names that lists and CHPL use for it. */
  aliases: readonly string[];
  /** Ends of host names: `athenahealth.com` covers `api.platform.athenahealth.com`. */
  hosts: readonly string[];
  /** For software that runs on its customers' hosts: what its paths look like. */
  paths: readonly RegExp[];
  /** Where developers register; null where it is not known for sure. */
  portalUrl: string | null;
  registers: 'manual' | 'rfc7591' | 'udap' | 'unknown';
  note: string | null;
}

const byName = new Map(
  vendorCatalogue.flatMap((vendor) =>
    [vendor.key, vendor.name, ...vendor.aliases].map((name) => [plain(name), vendor] as const),
  ),
);
const byHost = new Map(
  vendorCatalogue.flatMap((vendor) => vendor.hosts.map((host) => [host, vendor] as const)),
);

/** “eClinicalWorks, LLC” and “eClinicalWorks” are one vendor. */
function plain(name: string): string {
  return normalizeName(name).replace(/(?: (?:inc|llc|corp|corporation|company|co|ltd|lp))+$/, '');
}

/** The vendor that a list names, by its key, name or an alias, whatever the case and form of company; else null. */
export function vendorByName(name: string): Vendor | null {
  return byName.get(plain(name)) ?? null;
}

/** The vendor of an endpoint: by its host, else by the path that its software always has; null when neither tells. */
export function vendorOfUrl(url: string): Vendor | null {
  const [, host = '', path = ''] = /^https?:\/\/([^/:?#]*)[^/]*(.*)$/i.exec(url) ?? [];
  const labels = host.toLowerCase().split('.');
  for (let index = 0; index < labels.length - 1; index += 1) {
    const vendor = byHost.get(labels.slice(index).join('.'));
    if (vendor) return vendor;
  }
  return vendorCatalogue.find((vendor) => vendor.paths.some((shape) => shape.test(path))) ?? null;
}

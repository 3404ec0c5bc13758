import { describe, expect, it } from 'vitest';
import { vendorCatalogue } from './vendor-catalogue';
import { vendorByName, vendorOfUrl } from './vendors';

describe('vendors', () => {
  it.each([
    ['https://api.platform.athenahealth.com/fhir/r4', 'athenahealth'],
    ['https://fhir4.healow.com/fhir/r4/AAAAAA', 'eclinicalworks'],
    ['https://fhir-ehr-code.cerner.com/r4/1', 'oracle-health'],
    ['https://epicproxy.lakeside.example/ProdFHIR/api/FHIR/R4', 'epic'],
    ['https://rest.lakeside.example:443/v2/argonaut/v1', 'meditech'],
    ['https://notcerner.com/r4', null],
    ['nothing', null],
  ])('knows %s as of %s', (url, key) => {
    expect(vendorOfUrl(url)?.key ?? null).toBe(key);
  });

  it.each([
    ['eClinicalWorks, LLC', 'eclinicalworks'],
    ['CERNER', 'oracle-health'],
    ['Epic Systems Corporation', 'epic'],
    ['oracle-health', 'oracle-health'],
    ['Nobody', null],
  ])('knows the name %s as of %s', (name, key) => {
    expect(vendorByName(name)?.key ?? null).toBe(key);
  });

  it('gives every key, name, alias and host to one vendor', () => {
    const keys = vendorCatalogue.map((vendor) => vendor.key);
    const hosts = vendorCatalogue.flatMap((vendor) => vendor.hosts);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(hosts).size).toBe(hosts.length);
    for (const vendor of vendorCatalogue) {
      for (const name of [vendor.key, vendor.name, ...vendor.aliases]) {
        expect(vendorByName(name)?.key).toBe(vendor.key);
      }
      if (vendor.portalUrl !== null) expect(new URL(vendor.portalUrl).protocol).toBe('https:');
    }
  });
});

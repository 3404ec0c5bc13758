import 'reflect-metadata';
import { X509Crl } from '@peculiar/x509';
import { fromBER } from 'asn1js';
import * as pkijs from 'pkijs';
import { isDer } from './is-der';

/** Reads a revocation list, DER or PEM. Throws when it is none. */
export function parseCrl(body: Uint8Array): X509Crl {
  const text = new TextDecoder('latin1').decode(body.slice(0, 64));
  const crl = new X509Crl(
    text.includes('-----BEGIN') ? new TextDecoder().decode(body) : new Uint8Array(body),
  );
  // Decoded when first read: what is broken has to show here.
  void [crl.issuer, crl.thisUpdate, crl.nextUpdate, crl.extensions.length];
  return crl;
}

/** The OID of issuingDistributionPoint, which limits what a list covers. */
const issuingDistributionPoint = '2.5.29.28';

/** What a list has to cover. */
interface Covered {
  isCa: boolean;
  /** The addresses of the distribution points that the certificate names. */
  places: readonly string[];
}

/**
 * Why a list does not cover a certificate although its issuer and signature fit, in words, or null.
 * Delta lists, indirect lists and lists for some reasons only are not used.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-5.2
 */
export function outOfScope(crl: X509Crl, certificate: Covered): string | null {
  for (const extension of crl.extensions) {
    if (extension.type === issuingDistributionPoint) {
      const reason = limitOf(extension.value, certificate);
      if (reason) return reason;
    } else if (extension.critical) {
      return `it has the critical extension ${extension.type}, which is not understood`;
    }
  }
  return null;
}

function limitOf(value: ArrayBuffer, certificate: Covered): string | null {
  const unreadable = 'its issuingDistributionPoint cannot be read';
  if (!isDer(new Uint8Array(value))) return unreadable;
  let point: pkijs.IssuingDistributionPoint;
  try {
    point = new pkijs.IssuingDistributionPoint({ schema: fromBER(value).result });
  } catch {
    return unreadable;
  }
  if (point.indirectCRL) return 'it is an indirect list';
  if (point.onlySomeReasons !== undefined) return 'it covers only some reasons';
  if (point.onlyContainsAttributeCerts) return 'it covers attribute certificates only';
  if (point.onlyContainsUserCerts && certificate.isCa) return 'it covers no CA certificates';
  if (point.onlyContainsCACerts && !certificate.isCa) return 'it covers CA certificates only';
  return isOfPlace(point.distributionPoint, certificate.places)
    ? null
    : 'it is for another distribution point than the certificate names';
}

/** A list that says for which distribution point it is covers only certificates that name the same one. */
function isOfPlace(
  point: pkijs.IssuingDistributionPoint['distributionPoint'],
  places: readonly string[],
): boolean {
  if (point === undefined) return true;
  return Array.isArray(point) && point.some(({ value }) => places.includes(String(value)));
}

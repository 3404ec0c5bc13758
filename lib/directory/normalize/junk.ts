import ipaddr from 'ipaddr.js';
import { nameWords, normalizeName } from './names';

const junkWords = /^(?:demo\d*|dummy|sandbox|zz+\p{L}*|test\d+|asdf\p{L}*|donotuse|placeholder)$/u;
const junkPhrases =
  /\b(?:do not use|not in use|lorem ipsum|test (?:account|clinic|customer|facility|hospital|organization|patient|practice|site)|undefined)\b/;
const privateNames =
  /\.(?:local|localdomain|localhost|internal|intranet|lan|home|corp|private|home\.arpa)$/;

/** Words that make a test at the end of a name one that patients take. */
const medicalTests =
  /\b(?:allergy|audiology|blood|covid(?: 19)?|dna|drug|genetic|hearing|hiv|lab|laboratory|sleep|std) test(?:ing)?$/;

/**
 * True for names such as “ZZ Test Clinic”: entries that are hidden unless somebody asks for them. “Test” counts at
 * the beginning or end only, since “Allergy Test Center” is a place; and “Drug Testing” is one too.
 */
export function isJunkName(name: string): boolean {
  const words = nameWords(name);
  const normalized = normalizeName(name);
  const isTest = (word: string | undefined) => word === 'test' || word === 'testing';
  return (
    words.some((word) => junkWords.test(word)) ||
    isTest(words[0]) ||
    (isTest(words.at(-1)) && !medicalTests.test(normalized)) ||
    junkPhrases.test(normalized)
  );
}

/** True for hosts that nobody outside reaches: private addresses and names such as `fhir.services.local`. */
export function isJunkHost(host: string): boolean {
  if (privateNames.test(host.toLowerCase())) return true;
  return ipaddr.isValid(host) && ipaddr.parse(host).range() !== 'unicast';
}

/** True for numbers that stand in for one: `1111111111`, `555-555-5555`, `1234567890`. */
export function isPlaceholderPhone(phone: string): boolean {
  const digits = phone.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  return /^(\d)\1{6,}$/.test(digits) || digits === '1234567890';
}

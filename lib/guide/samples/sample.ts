import { javaLiteral, quotedLiteral } from '@/lib/run/snippets/literal';
import type { FlowName } from '../flows/flows';

/** What a program has to know of an app and a holder. */
export const sampleValues = {
  fhirBase: 'The FHIR base URL of the holder, byte for byte as it is published.',
  clientId: 'What the holder gave you when you registered.',
  redirectUri: 'As it was registered, letter for letter.',
  appUri: 'The URI in the SAN of your certificate.',
  appName: 'What people see.',
  contact: 'Where the holder reaches you.',
  logoUri: 'An https address of a picture.',
  identityProvider: 'The base URL of the service where people have an account.',
  organizationId: 'The organization for which you ask.',
  purposeOfUse: 'Why you ask; the community says which codes there are.',
  exportPath: 'What to export.',
  scope: 'What you ask for.',
  keyId: 'The `kid` of your key in your JWKS.',
  keyFile: 'Your private key, PEM (PKCS #8). Keep it out of your repository.',
  certificateFile: 'Your certificate and the ones above it, PEM.',
  anchorFile: 'The anchors of the community, PEM.',
} as const;
export type SampleValue = keyof typeof sampleValues;
export type SampleValues = Readonly<Record<SampleValue, string>>;

/** The languages of the programs. */
export const sampleLanguages = ['typescript', 'python', 'csharp', 'java'] as const;
export type SampleLanguage = (typeof sampleLanguages)[number];

/** What every program has, then what a group of flows has. Each is a file beside this one. */
type Part = 'http' | 'sign-in' | 'assertion' | 'bearer' | 'udap' | FlowName;

const withKey = ['keyFile'] as const;
const withCertificate = ['keyFile', 'certificateFile', 'anchorFile'] as const;
const udapApp = ['fhirBase', 'appUri', 'appName', 'contact'] as const;
const smartApp = ['fhirBase', 'clientId', 'redirectUri', 'scope'] as const;
const service = ['fhirBase', 'clientId', 'scope', 'keyId', ...withKey] as const;
const udapUser = [...udapApp, 'logoUri', 'redirectUri', 'scope', ...withCertificate] as const;

/** What each program is made of, and what it has to know. */
export const sampleParts: Readonly<
  Record<FlowName, { parts: readonly Part[]; values: readonly SampleValue[] }>
> = {
  'smart-standalone': { parts: ['http', 'sign-in', 'smart-standalone'], values: smartApp },
  'smart-ehr': { parts: ['http', 'sign-in', 'smart-ehr'], values: smartApp },
  'udap-code': { parts: ['http', 'sign-in', 'assertion', 'udap', 'udap-code'], values: udapUser },
  'tiered-oauth': {
    parts: ['http', 'sign-in', 'assertion', 'udap', 'tiered-oauth'],
    values: [...udapUser, 'identityProvider'],
  },
  'backend-services': { parts: ['http', 'assertion', 'backend-services'], values: service },
  'udap-client-credentials': {
    parts: ['http', 'assertion', 'udap', 'udap-client-credentials'],
    values: [...udapApp, 'organizationId', 'purposeOfUse', 'scope', ...withCertificate],
  },
  'bulk-export': {
    parts: ['http', 'assertion', 'bearer', 'bulk-export'],
    values: [...service, 'exportPath'],
  },
};

interface LanguageRules {
  label: string;
  /** How it is run, and what it needs. */
  run: string;
  /** How the files of its parts end. */
  ending: string;
  comment: string;
  constant: (name: SampleValue, value: string) => string;
  /** Lines that belong to the head of a program. */
  isHead: RegExp;
  /** Before and after everything that is no head. */
  frame: readonly [before: string, after: string];
  /** Before the last part, which is the program itself, and after it. */
  main: readonly [before: string, after: string];
  indent: number;
}

const upperSnake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** What is particular about each language. */
export const languageRules: Readonly<Record<SampleLanguage, LanguageRules>> = {
  typescript: {
    label: 'TypeScript',
    run: 'Node 20 or newer: npx tsx app.mts',
    ending: 'ts.txt',
    comment: '//',
    constant: (name, value) => `const ${name} = ${quotedLiteral(value)};`,
    isHead: /^import /,
    frame: ['', ''],
    main: ['', ''],
    indent: 0,
  },
  python: {
    label: 'Python',
    run: 'Python 3.10 or newer with PyJWT and cryptography: python3 app.py',
    ending: 'py',
    comment: '#',
    constant: (name, value) => `${upperSnake(name)} = ${quotedLiteral(value)}`,
    isHead: /^(import|from) /,
    frame: ['', ''],
    main: ['', ''],
    indent: 0,
  },
  csharp: {
    label: 'C#',
    run: '.NET 8 or newer: Program.cs of a console project',
    ending: 'cs',
    comment: '//',
    constant: (name, value) => `const string ${pascal(name)} = ${quotedLiteral(value)};`,
    isHead: /^using [\w.]+;/,
    frame: ['', ''],
    main: ['', ''],
    indent: 0,
  },
  java: {
    label: 'Java',
    run: 'Java 17 or newer with jackson-databind: App.java',
    ending: 'java',
    comment: '//',
    constant: (name, value) => `static final String ${upperSnake(name)} = ${javaLiteral(value)};`,
    isHead: /^import /,
    frame: ['public class App {', '}'],
    main: ['public static void main(String[] arguments) throws Exception {', '}'],
    indent: 2,
  },
};

const indented = (text: string, by: number) => text.replace(/^(?=.)/gm, ' '.repeat(by));

/** Imports first, each once, those of the language's own library before others. */
function headOf(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort((a, b) => a.localeCompare(b, 'en'));
}

/**
 * A whole program for a flow: imports, what it has to know as constants, and what it does. Values stand in it as
 * literals of the language, so that none of them can be anything but a text.
 *
 * @param read gives a part by its name
 */
export function assembleSample(
  language: SampleLanguage,
  flow: FlowName,
  values: SampleValues,
  read: (part: string) => string,
): string {
  const { ending, comment, constant, isHead, frame, main, indent } = languageRules[language];
  const { parts, values: names } = sampleParts[flow];
  const texts = parts.map((part) => read(`${language}/${part}.${ending}`).split('\n'));
  const head = headOf(texts.flatMap((lines) => lines.filter((line) => isHead.test(line))));
  const bodies = texts.map((lines) =>
    lines
      .filter((line) => !isHead.test(line))
      .join('\n')
      .trim(),
  );
  const constants = names
    .flatMap((name) => [`${comment} ${sampleValues[name]}`, constant(name, values[name])])
    .join('\n');
  const program = bodies.pop() ?? '';
  const [beforeMain, afterMain] = main;
  const last =
    beforeMain === '' ? program : `${beforeMain}\n${indented(program, indent)}\n${afterMain}`;
  const gap = language === 'python' ? '\n\n\n' : '\n\n';
  const inside = [constants, ...bodies, last].join(gap);
  const [before, after] = frame;
  const all = before === '' ? inside : `${before}\n${indented(inside, indent)}\n${after}`;
  return `${head.join('\n')}\n\n${all}\n`;
}

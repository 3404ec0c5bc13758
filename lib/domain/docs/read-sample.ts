import 'server-only';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FlowName } from '@/lib/guide/flows/flows';
import { assembleSample, type SampleLanguage, type SampleValues } from '@/lib/guide/samples/sample';

const parts = new Map<string, string>();

function readPart(name: string): string {
  const known = parts.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(path.join(process.cwd(), 'lib/guide/samples', name), 'utf8');
  parts.set(name, text);
  return text;
}

/** A program for a flow, filled in. */
export function readSample(language: SampleLanguage, flow: FlowName, values: SampleValues): string {
  return assembleSample(language, flow, values, readPart);
}

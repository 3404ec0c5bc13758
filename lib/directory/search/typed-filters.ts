import { AbilitySchema, EndpointStatusSchema, FhirFamilySchema } from '@/lib/schemas/directory';
import { stateCode } from '../normalize/places';
import type { FacetName } from './facets';

export interface TypedFilters {
  readonly filters: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  /** What else was typed. */
  readonly rest: string;
  /** What is wrong with a filter, and what it may be; null when nothing is. */
  readonly note: string | null;
}

const families: Readonly<Record<string, string>> = {
  dstu: 'dstu2',
  r2: 'dstu2',
  r3: 'stu3',
  stu4: 'r4',
};

/** The value as the directory spells it, or what the filter takes. */
function valueOf(facet: string, value: string): { facet: FacetName; value: string } | string {
  const lower = value.toLowerCase();
  switch (facet) {
    case 'vendor':
      return { facet, value: lower };
    case 'has': {
      const parsed = AbilitySchema.safeParse(lower);
      return parsed.success ? { facet, value: parsed.data } : AbilitySchema.options.join(', ');
    }
    case 'fhir': {
      const parsed = FhirFamilySchema.safeParse(families[lower] ?? lower);
      return parsed.success ? { facet, value: parsed.data } : FhirFamilySchema.options.join(', ');
    }
    case 'status': {
      const parsed = EndpointStatusSchema.safeParse(lower);
      return parsed.success
        ? { facet, value: parsed.data }
        : EndpointStatusSchema.options.join(', ');
    }
    default: {
      const code = stateCode(value.replace(/[-_]/g, ' '));
      return code ? { facet: 'state', value: code } : 'a state such as OH, new-york';
    }
  }
}

/**
 * Takes filters out of what was typed: `vendor:epic`, `has:udap`, `state:OH`, `fhir:r4`, `status:working`. A value that
 * a filter does not take is left out of the search, and the note says which it takes.
 */
export function readTypedFilters(text: string): TypedFilters {
  const filters: Partial<Record<FacetName, string[]>> = {};
  const notes: string[] = [];
  const rest = text.replace(
    /(?<!\S)(vendor|has|state|fhir|status):(\S+)/gi,
    (found: string, name: string, value: string) => {
      const parsed = valueOf(name.toLowerCase(), value);
      if (typeof parsed === 'string') {
        notes.push(`“${found}” was left out: ${name.toLowerCase()}: takes ${parsed}.`);
      } else {
        (filters[parsed.facet] ??= []).push(parsed.value);
      }
      return ' ';
    },
  );
  return { filters, rest: rest.replace(/\s+/g, ' ').trim(), note: notes.join(' ') || null };
}

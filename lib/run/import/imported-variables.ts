import type { ImportedEnvironment, ImportedVariable } from './imported';
import { isSecretName } from './secret-name';

/** A variable as it stands in a file of another tool. */
interface ForeignVariable {
  name: string;
  value: string;
  /** Whether the other tool calls it secret. */
  isSecret: boolean;
}

/** Tokens and keys are secrets however their variable is called. */
const looksSecret = /^(?:Bearer |Basic |eyJ[\w-]{8,}\.)|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** A variable as it may come along: the value of a secret one stays behind. */
function variableOf({ name, value, isSecret: isMarked }: ForeignVariable): ImportedVariable {
  const isSecret = isMarked || isSecretName(name) || looksSecret.test(value);
  return { name, value: isSecret ? '' : value, isSecret };
}

/** Variables under a name, each once: of several of the same name the last one counts. None: no environment. */
export function environmentOf(
  name: string,
  variables: readonly ForeignVariable[],
): ImportedEnvironment[] {
  const named = variables.filter((variable) => variable.name.trim() !== '');
  const byName = new Map(
    named.map((one) => [one.name.trim(), variableOf({ ...one, name: one.name.trim() })]),
  );
  return byName.size === 0 ? [] : [{ name, variables: [...byName.values()] }];
}

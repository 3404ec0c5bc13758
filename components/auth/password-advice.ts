const minimum = 10;
const good = 14;
const common =
  /^(password|passwort|qwerty|azerty|letmein|welcome|iloveyou|admin|onramp|changeme)[\W\d_]*$/i;

/** What can be said about a password while it is typed. */
export interface PasswordAdvice {
  /** 0 nothing typed, 1 not accepted or weak, 2 fine, 3 strong. */
  level: 0 | 1 | 2 | 3;
  text: string;
}

function isPattern(password: string): boolean {
  const distinct = new Set(password.toLowerCase()).size;
  return distinct <= 4 || /^(\d+|(.{1,4})\2+)$/.test(password) || common.test(password);
}

/**
 * Advice on a password. Length is what counts (NIST SP 800-63B §3.1.1.2); patterns, common words and
 * the person's own address make it weak whatever its length. Advises only: the API decides.
 *
 * @param personal words that an attacker tries first: the e-mail address, the name
 */
export function passwordAdvice(password: string, personal: readonly string[] = []): PasswordAdvice {
  if (password === '')
    return {
      level: 0,
      text: `At least ${minimum} characters. A few words in a row are easy to remember.`,
    };
  const missing = minimum - password.length;
  if (missing > 0) {
    return {
      level: 1,
      text: `${missing} more ${missing === 1 ? 'character' : 'characters'} needed.`,
    };
  }
  const words = personal
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 4);
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase());
  if (rest.length < minimum - 2)
    return { level: 1, text: 'Weak: it is mostly your name or address.' };
  if (isPattern(password)) return { level: 1, text: 'Weak: it is a pattern or a common password.' };
  return rest.length >= good
    ? { level: 3, text: 'Strong.' }
    : { level: 2, text: 'Fine. Longer is stronger.' };
}

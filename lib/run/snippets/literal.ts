/**
 * What must not stand in source code as it is: controls, formats (the bidirectional ones let code read other than it
 * runs), halves of surrogate pairs, and blanks that look like something else.
 */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** One UTF-16 unit as `\uXXXX`. */
function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Each UTF-16 unit of what is found as `\uXXXX`. */
function units(found: string): string {
  return Array.from({ length: found.length }, (_, index) => unit(found.charCodeAt(index))).join('');
}

/**
 * A text as a literal in double quotes that JavaScript, Python and C# read as just this text: backslash, quote and
 * everything that cannot be seen are escaped, and nothing is filled in.
 */
export function quotedLiteral(text: string): string {
  const escaped = text
    .replace(/["\\]/g, (found) => `\\${found}`)
    .replace(unprintable, (found) => named[found] ?? units(found));
  return `"${escaped}"`;
}

/**
 * The same for Java, which puts the characters of `\uXXXX` into the source before it reads it: a `\u000a` would end the
 * line. Characters below U+0100 are therefore written in octal. Backslashes stand doubled, so that none of the
 * text begins such an escape.
 *
 * @see https://docs.oracle.com/javase/specs/jls/se17/html/jls-3.html#jls-3.3
 */
export function javaLiteral(text: string): string {
  const escaped = text
    .replace(/["\\]/g, (found) => `\\${found}`)
    .replace(unprintable, (found) => {
      const code = found.charCodeAt(0);
      return (
        named[found] ?? (code < 0x100 ? `\\${code.toString(8).padStart(3, '0')}` : units(found))
      );
    });
  return `"${escaped}"`;
}

/** Options of curl that take a value, by their long names. */
const longWithValue = new Set(
  (
    'request header data data-ascii data-raw data-binary data-urlencode json user user-agent referer cookie url form ' +
    'form-string upload-file output max-time connect-timeout retry retry-delay proxy cacert cert key write-out ' +
    'cookie-jar resolve range oauth2-bearer config dump-header interface limit-rate max-redirs pass cert-type ' +
    'key-type ciphers tls-max connect-to unix-socket proxy-user variable url-query'
  ).split(' '),
);

/** Short names, as long ones. */
const short: Readonly<Record<string, string>> = {
  X: 'request',
  H: 'header',
  d: 'data',
  u: 'user',
  A: 'user-agent',
  e: 'referer',
  b: 'cookie',
  F: 'form',
  T: 'upload-file',
  o: 'output',
  m: 'max-time',
  x: 'proxy',
  E: 'cert',
  w: 'write-out',
  c: 'cookie-jar',
  r: 'range',
  K: 'config',
  D: 'dump-header',
  U: 'proxy-user',
  G: 'get',
  I: 'head',
  k: 'insecure',
  L: 'location',
  g: 'globoff',
  s: 'silent',
  S: 'show-error',
  i: 'include',
  v: 'verbose',
  f: 'fail',
  N: 'no-buffer',
};

/** An option with its value, or an address. */
export type CurlArgument = { option: string; value: string } | { url: string };

/**
 * The arguments of a curl command, options by their long names: `-XPOST`, `-sSL`, `--request POST` and
 * `--request=POST` all come apart.
 */
export function curlArguments(words: readonly string[]): CurlArgument[] {
  const found: CurlArgument[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word.startsWith('--') && word.length > 2) {
      const [, name = '', joined] = /^--([^=]+)(?:=([^]*))?$/.exec(word) ?? [];
      if (!longWithValue.has(name)) found.push({ option: name, value: joined ?? '' });
      else if (joined !== undefined) found.push({ option: name, value: joined });
      else found.push({ option: name, value: words[(at += 1)] ?? '' });
    } else if (word.startsWith('-') && word.length > 1) {
      for (let letter = 1; letter < word.length; letter += 1) {
        const name = short[word[letter] ?? ''] ?? word[letter] ?? '';
        if (!longWithValue.has(name)) {
          found.push({ option: name, value: '' });
          continue;
        }
        const rest = word.slice(letter + 1);
        found.push({ option: name, value: rest === '' ? (words[(at += 1)] ?? '') : rest });
        break;
      }
    } else found.push({ url: word });
  }
  return found;
}

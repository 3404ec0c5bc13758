import type { AuthorizationExtensions } from './names';

const signed = /^([\w-]+\.[\w-]*)\.[\w-]+$/;

/** The name of a variable stands for a token and is none. */
const isReference = (token: unknown) =>
  typeof token === 'string' && /^\s*\{\{[^{}]+\}\}\s*$/.test(token);

/** The tokens inside of extension objects: secrets, of which only header and claims may be shown. */
export function tokensIn(extensions: AuthorizationExtensions): string[] {
  return Object.values(extensions).flatMap(({ id_token: token }) =>
    typeof token === 'string' && token !== '' ? [token] : [],
  );
}

/** Extension objects as they may be kept and shown: an id_token without its signature cannot be used. */
export function shownExtensions(extensions: AuthorizationExtensions): AuthorizationExtensions {
  return Object.fromEntries(
    Object.entries(extensions).map(([name, members]) => {
      const { id_token: token } = members;
      if (token === undefined || isReference(token)) return [name, members];
      const [, head] = (typeof token === 'string' && signed.exec(token)) || [];
      return [
        name,
        { ...members, id_token: `${head === undefined ? '' : `${head}.`}‹signature removed›` },
      ];
    }),
  );
}

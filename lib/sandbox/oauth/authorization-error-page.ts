import 'server-only';
import type { Holder } from '../holders/settings';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
}

/** The page for people whose browser cannot be sent back to an app, because nobody knows whose app it is. */
export function authorizationErrorPage({ settings }: Holder, problem: string): Response {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>This request cannot be answered</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 40rem; margin: 10vh auto; padding: 0 1rem; overflow-wrap: anywhere; }
</style>
</head>
<body>
<main>
<h1>This request cannot be answered</h1>
<p>${escape(problem)}</p>
<p>You were not sent back to the app, because it is not certain that the address belongs to it. Whoever develops the
app corrects client_id and redirect_uri, or registers again.</p>
<p>Sandbox data holder ${escape(settings.title)}, for tests only.</p>
</main>
</body>
</html>
`;
  return new Response(html, {
    status: 400,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      'referrer-policy': 'no-referrer',
    },
  });
}

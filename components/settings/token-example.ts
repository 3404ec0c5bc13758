/**
 * A command that starts the guided first request with a bearer token and streams it. The token is passed
 * in a variable, so that it does not stay in the history of the shell with the command.
 *
 * @param appUrl public address of the portal, without a trailing slash
 */
export function runWithCurl(appUrl: string, slug: string): string {
  return [
    `curl --no-buffer "${appUrl}/api/v1/workspaces/${slug}/runs" \\`,
    '  -H "Authorization: Bearer $ONRAMP_TOKEN" \\',
    '  -H "Accept: application/x-ndjson" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '{"holder":"harbor","request":{"path":"Patient?_count=1"}}'`,
  ].join('\n');
}

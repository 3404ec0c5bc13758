/** A text as one word of a POSIX shell, whatever it holds. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * The call that does from a terminal what the console does: `$ONRAMP_TOKEN` stands for the bearer token,
 * which is never part of the text.
 *
 * @param origin public address of the portal
 */
export function runCommand(origin: string, workspace: string, body: unknown): string {
  return [
    `curl --no-buffer ${shellWord(`${origin}/api/v1/workspaces/${workspace}/runs`)}`,
    `--header "Authorization: Bearer $ONRAMP_TOKEN"`,
    `--header 'Accept: application/x-ndjson'`,
    `--header 'Content-Type: application/json'`,
    `--data ${shellWord(JSON.stringify(body))}`,
  ].join(' \\\n  ');
}

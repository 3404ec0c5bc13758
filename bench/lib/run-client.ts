/** How long a run took, in milliseconds. */
export interface RunTimes {
  /** Until its first frame was here. */
  first: number;
  /** Until the stream had ended. */
  whole: number;
}

/** Starts runs of the workspace `demo` over the API and reads their streams to the end. */
export function runClient(url: string, token: string) {
  return async (request: Readonly<Record<string, unknown>>): Promise<RunTimes> => {
    const start = performance.now();
    const response = await fetch(`${url}/api/v1/workspaces/demo/runs`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/x-ndjson',
      },
      body: JSON.stringify(request),
    });
    if (!response.ok || !response.body) throw new Error(await response.text());
    let first = NaN;
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body) {
      if (chunks.length === 0) first = performance.now() - start;
      chunks.push(chunk);
    }
    const whole = performance.now() - start;
    const lines = Buffer.concat(chunks).toString('utf8').trimEnd().split('\n');
    const { status, verdict } = JSON.parse(lines.at(-1) ?? '') as Record<string, string>;
    if (status !== 'finished' || verdict === 'fail') throw new Error(`${status}: ${verdict}`);
    return { first, whole };
  };
}

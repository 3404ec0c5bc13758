import type { ArrowState, Picture, PictureItem } from './picture';

const laneWidth = 240;
const margin = 24;
const characterWidth = 6.6;

/** Text as XML takes it; characters that XML does not know are left out. XML 1.0 §2.2 */
export function xmlText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

function fitted(text: string, width: number): string {
  const most = Math.max(4, Math.floor(width / characterWidth));
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : line;
}

const style = `
    svg { --ink: #14191f; --muted: #4c5661; --line: #868f99; --back: #ffffff; --step: #f0f2f4; --ok: #4c5661; --redirect: #2a5aa8; --bad: #b3261e; --pass: #146c3c; --warn: #855100; font: 12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
    @media (prefers-color-scheme: dark) { svg { --ink: #edf0f3; --muted: #b3bcc6; --line: #6b7681; --back: #14181c; --step: #1b2025; --ok: #b3bcc6; --redirect: #8db4f5; --bad: #ff8f86; --pass: #63cf8f; --warn: #eab558; } }
    .back { fill: var(--back); } .step { fill: var(--step); } text { fill: var(--ink); } .name, .title { font-weight: 600; } .title { font-size: 14px; } .muted { fill: var(--muted); }
    .life { stroke: var(--line); stroke-dasharray: 3 4; } .arrow { fill: none; stroke-width: 1.5; } .back-arrow { stroke-dasharray: 5 4; }
    .ok, .running { stroke: var(--ok); } .redirect { stroke: var(--redirect); } .refused, .failed { stroke: var(--bad); }
    .text-refused, .text-failed, .v-fail { fill: var(--bad); } .text-redirect { fill: var(--redirect); } .v-pass { fill: var(--pass); } .v-warn { fill: var(--warn); }
    .halo { paint-order: stroke; stroke: var(--back); stroke-width: 4px; stroke-linejoin: round; }
  `;

const signs = { pass: '✓', warn: '!', fail: '✗', skip: '–', running: '…' } as const;
const heights: Record<PictureItem['kind'], number> = { step: 36, note: 26, arrow: 58 };

const laneX = (lane: number) => margin + laneWidth * (lane + 0.5);

function head(x: number, y: number, direction: 1 | -1, state: ArrowState): string {
  return `<path class="arrow ${state}" d="M ${x - 7 * direction} ${y - 4} L ${x} ${y} L ${x - 7 * direction} ${y + 4}"/>`;
}

function cross(x: number, y: number): string {
  return `<path class="arrow failed" d="M ${x - 5} ${y - 5} L ${x + 5} ${y + 5} M ${x + 5} ${y - 5} L ${x - 5} ${y + 5}"/>`;
}

function arrow(item: Extract<PictureItem, { kind: 'arrow' }>, y: number): string {
  const from = laneX(item.from);
  const to = laneX(item.to);
  const direction = to >= from ? 1 : -1;
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  const room = Math.max(laneWidth, right - left) - 24;
  const label = fitted(item.label, room);
  const detail = fitted(item.detail, room - label.length * characterWidth);
  const middle = (left + right) / 2;
  const there = y + 22;
  const back = y + 46;
  const { state } = item;
  const isOver = state !== 'running' && state !== 'failed';
  return [
    `<text class="halo" x="${left + 10}" y="${y + 15}"><tspan class="name">${xmlText(label)}</tspan> <tspan class="muted">${xmlText(detail)}</tspan></text>`,
    `<line class="arrow ${state}" x1="${from}" y1="${there}" x2="${to}" y2="${there}"/>`,
    state === 'failed' ? cross(to - 6 * direction, there) : head(to, there, direction, state),
    ...(isOver
      ? [
          `<line class="arrow back-arrow ${state}" x1="${to}" y1="${back}" x2="${from}" y2="${back}"/>`,
          head(from, back, direction === 1 ? -1 : 1, state),
        ]
      : []),
    `<text class="halo text-${state}" text-anchor="middle" x="${middle}" y="${back - 5}">${xmlText(fitted(item.outcome, room))}</text>`,
  ].join('\n    ');
}

function draw(item: PictureItem, y: number, width: number): string {
  switch (item.kind) {
    case 'step':
      return `<rect class="step" x="${margin}" y="${y + 4}" width="${width - margin * 2}" height="26" rx="6"/>\n    <text class="name" x="${margin + 12}" y="${y + 21}"><tspan class="v-${item.verdict}">${signs[item.verdict]}</tspan> ${xmlText(fitted(item.text, width - 100))}</text>`;
    case 'note':
      return `<text class="muted halo" x="${laneX(item.lane) + 10}" y="${y + 16}">${xmlText(fitted(item.text, width - laneX(item.lane) - margin))}</text>`;
    case 'arrow':
      return arrow(item, y);
  }
}

/**
 * A picture as a file of its own: SVG with generic fonts, readable in light and dark by what the reader prefers. It
 * holds no script, no link and nothing from elsewhere.
 * @see https://www.w3.org/TR/SVG2/
 */
export function svgOf(picture: Picture): string {
  const width = Math.max(480, margin * 2 + laneWidth * picture.lanes.length);
  const top = 72;
  const drawn: string[] = [];
  let y = top + 10;
  for (const item of picture.items) {
    drawn.push(draw(item, y, width));
    y += heights[item.kind];
  }
  const height = y + 16;
  const lanes = picture.lanes.map(
    (name, lane) =>
      `<line class="life" x1="${laneX(lane)}" y1="${top}" x2="${laneX(lane)}" y2="${height - 8}"/>\n    <text class="name" text-anchor="middle" x="${laneX(lane)}" y="${top - 10}">${xmlText(fitted(name, laneWidth - 10))}</text>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
  <title>${xmlText(picture.title)}</title>
  <style>${style}</style>
  <rect class="back" width="100%" height="100%"/>
  <text class="title" x="${margin}" y="30">${xmlText(fitted(picture.title, width - margin * 2))}</text>
  <g>
    ${[...lanes, ...drawn].join('\n    ')}
  </g>
</svg>
`;
}

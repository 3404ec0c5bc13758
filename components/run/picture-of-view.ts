import { duration } from '@/lib/format/quantities';
import type { Picture, PictureItem } from '@/lib/run/picture/picture';
import { jwtNames } from './claims';
import { laneNames, purposeNames } from './purposes';
import type { RunView } from './run-model';
import { outcomeText, pathOf, sequenceOf, visitWords } from './sequence-rows';

/** The sequence of a run, as it stands, for a file. */
export function pictureOfView(view: RunView): Picture {
  const { lanes, rows } = sequenceOf(view);
  const client = Math.max(0, lanes.indexOf('client'));
  const items = rows.map((row): PictureItem => {
    switch (row.kind) {
      case 'step': {
        const { state, title } = row.step;
        return { kind: 'step', text: title, verdict: state === 'waiting' ? 'skip' : state };
      }
      case 'note':
        return { kind: 'note', lane: client, text: row.note.text };
      case 'jwt': {
        const verb = row.jwt.direction === 'sent' ? 'signed' : 'read';
        return { kind: 'note', lane: client, text: `${jwtNames[row.jwt.kind]} ${verb}` };
      }
      case 'visit': {
        const { how, url } = row.visit;
        return {
          kind: 'arrow',
          from: lanes.indexOf('person'),
          to: lanes.indexOf('authorization'),
          label: 'Sign-in and consent',
          detail: URL.canParse(url) ? new URL(url).host : url,
          outcome: visitWords[how ?? 'waiting'],
          state: how === null ? 'running' : how === 'answered' ? 'ok' : 'failed',
        };
      }
      case 'exchange': {
        const { exchange, lane, state } = row;
        const time = exchange.exchange?.timings?.totalMs;
        const address =
          lane === 'elsewhere' || lane === 'pki' ? exchange.url : pathOf(exchange.url);
        return {
          kind: 'arrow',
          from: client,
          to: lanes.indexOf(lane),
          label: purposeNames[exchange.purpose],
          detail: `${exchange.method} ${address}`,
          outcome: `${outcomeText(exchange)}${time === undefined ? '' : ` · ${duration(time)}`}`,
          state,
        };
      }
    }
  });
  return { title: view.title, lanes: lanes.map((lane) => laneNames[lane]), items };
}

/** How an arrow ended. `refused` is an answer that says no, `failed` is none at all. */
export type ArrowState = 'running' | 'ok' | 'redirect' | 'refused' | 'failed';

/** One line of a picture, from top to bottom. */
export type PictureItem =
  | { kind: 'step'; text: string; verdict: 'pass' | 'warn' | 'fail' | 'skip' | 'running' }
  | { kind: 'note'; lane: number; text: string }
  | {
      kind: 'arrow';
      from: number;
      to: number;
      /** What it is for. */
      label: string;
      /** Method and address. */
      detail: string;
      /** What came back, in words. */
      outcome: string;
      state: ArrowState;
    };

/** A run as a picture: who takes part, from left to right, and what happened between them. */
export interface Picture {
  title: string;
  lanes: string[];
  items: PictureItem[];
}

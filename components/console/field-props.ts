import type { ConsoleState, TargetForm } from './console-state';

/** What every group of fields of the console gets. */
export type FieldProps = Readonly<{
  state: ConsoleState;
  change: (part: Partial<TargetForm>) => void;
  /** What the API said about one member of its input, by path. */
  errorAt: (path: string) => string | undefined;
}>;

import 'server-only';
import type { ProtocolContext, Transport } from '@/lib/protocol/transport';
import type { StepKind } from '@/lib/run/frames';
import type { RunRecorder } from './run-recorder';

/** What every run has, whatever it is about: its record and the world it may touch. */
export interface RunWorld {
  runId: string;
  workspaceId: string;
  /** Who started it; null for a token of a script. */
  startedBy: string | null;
  context: ProtocolContext;
  recorder: RunRecorder;
  signal: AbortSignal;
  /** The step that is under way. */
  currentStep: () => StepKind;
  /** Sends what has to be sent although the run was cancelled: within some seconds, and recorded like everything. */
  farewell: Transport;
  /** What to show for a secret that the run made itself; from here on it is removed wherever it appears. */
  conceal: (name: string, value: string) => string;
}

/** One step of a run with what people read above it. `take` says whether the next one can follow. */
export interface PlannedStep {
  kind: StepKind;
  title: string;
  explanation: string;
  take: () => Promise<boolean>;
}

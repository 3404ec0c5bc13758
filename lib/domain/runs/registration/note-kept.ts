import 'server-only';
import type { RegistrationState } from './registration-state';

/** Notes in the run which registration was kept, so that whoever looks at the run finds it. */
export async function noteKept({ recorder }: RegistrationState, id: string): Promise<void> {
  await recorder.emit({
    type: 'note',
    step: 'register',
    text: 'The portal keeps what the holder gave.',
    facts: { registration: id },
  });
}

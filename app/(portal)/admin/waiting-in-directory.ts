import 'server-only';
import { cache } from 'react';
import { countWaiting } from '@/lib/domain/directory/duplicates/count-waiting';

/** What of the directory waits for the operator, counted once per request. */
export const waitingInDirectory = cache(countWaiting);

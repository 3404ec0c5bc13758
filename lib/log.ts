import 'server-only';
import pino from 'pino';
import { env } from './env';

/** The structured log of the process: one JSON object a line on standard output, secrets left out. */
export const log = pino({
  level: env().LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: [
      '*.password',
      '*.token',
      '*.authorization',
      '*.cookie',
      '*.client_secret',
      '*.privateKey',
    ],
    censor: '[redacted]',
  },
});

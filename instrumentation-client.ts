import { config } from 'zod/v4/core';

// Zod tries whether it may compile its schemas. The policy of the pages forbids that, and each try would be reported.
config({ jitless: true });

import 'server-only';
import { answerInterviews, makeApps } from './example-apps';
import { makeCollection, settlePractice, workOnPlans, writeDownOutreach } from './example-practice';
import type { ExamplePart } from './example-work';
import {
  endRegistrations,
  issueCertificates,
  registerApps,
  requestCertificate,
  sendRequests,
  waitForSignIn,
} from './example-wire';

/** What the examples are made of, in the order in which it is made: each part rests on those before. */
export const exampleParts: readonly ExamplePart[] = [
  { words: 'Making the apps', make: makeApps },
  { words: 'Choosing their flows', make: answerInterviews },
  { words: 'Having certificates issued', make: issueCertificates },
  { words: 'Asking for a certificate', make: requestCertificate },
  { words: 'Registering at the sandbox', make: registerApps },
  { words: 'Ending registrations', make: endRegistrations },
  { words: 'Waiting for a sign-in', make: waitForSignIn },
  { words: 'Sending requests', make: sendRequests },
  { words: 'Writing down agreements and contacts', make: writeDownOutreach },
  { words: 'Settling what production waits for', make: settlePractice },
  { words: 'Working on the plans', make: workOnPlans },
  { words: 'Collecting requests', make: makeCollection },
];

import { smart } from '@/lib/protocol/citations';
import { headerOf } from '@/lib/protocol/headers';
import type { Rule } from '../rule';
import { fact, textOf, values } from '../proofs';

/** Why an app that runs in a browser does not get at what a holder publishes. */
export const browserAccessRules: readonly Rule[] = [
  {
    id: 'explain.discovery.cors',
    title: 'The browser keeps the answer from an app of another origin (CORS)',
    level: 'SHALL',
    expected: 'Access-Control-Allow-Origin with * or the origin of the app.',
    why: 'A browser hands an answer to a script of another origin only when the server allows it in this header. The portal asks from a server and sees the answer all the same; an app without a server does not.',
    fix: 'The operator sends Access-Control-Allow-Origin: * with .well-known/smart-configuration and /metadata, and the origins of registered apps with the token endpoint and the FHIR API, there for OPTIONS with Authorization, too. An app with a server of its own is not concerned.',
    citation: smart('app-launch', 'Considerations for browser-based apps (CORS)'),
    explains: ['smart.configuration.cors'],
    judge: (evidence) => {
      const { answer, sent, smart: configuration, baseUrl } = evidence;
      if (!answer || !sent) return null;
      const origin = headerOf(sent.headers, 'origin');
      const allowed = headerOf(answer.headers, 'access-control-allow-origin');
      return {
        certainty: 'proven',
        seen: `Status ${answer.status}, Access-Control-Allow-Origin ${allowed === '' ? 'is absent' : `is ${allowed}`}.`,
        proof: [
          values('Access-Control-Allow-Origin', allowed || 'absent', `* or ${origin}`),
          fact('Origin that was sent', origin || 'none'),
          fact('Needed for every origin', `${sent.url}  ${baseUrl.replace(/\/$/, '')}/metadata`),
          fact(
            'Needed for the origins of registered apps',
            `${textOf(configuration['token_endpoint']) || 'the token endpoint'}  ${baseUrl}`,
          ),
        ],
      };
    },
  },
];

interface StepText {
  title: string;
  explanation: string;
}

/** What people read above the step that manages a registration. */
export const managementTexts = {
  modify: {
    udap: {
      title: 'Change the registration',
      explanation:
        'A statement of the same issuer in the same community replaces the whole registration. The holder may keep the client_id or give another one; then only the new one counts.',
    },
    dcr: {
      title: 'Change the registration',
      explanation:
        'All metadata of the client is sent to its configuration endpoint with the registration access token (RFC 7592). What is not sent is taken away.',
    },
  },
  renew: {
    udap: {
      title: 'Renew the registration',
      explanation:
        'The same metadata goes out in a new statement. The holder knows the issuer, and the life of the client_id begins again.',
    },
    dcr: {
      title: 'Register again',
      explanation:
        'RFC 7591 knows no renewal: the same metadata makes a new client with a new client_id and secret. The old one works until its end, so that there is time to change over.',
    },
  },
  end: {
    title: 'Delete the client',
    explanation:
      'A DELETE at the client configuration endpoint (RFC 7592). The holder forgets the client and its tokens and answers 204.',
  },
  drift: {
    udap: {
      title: 'Compare',
      explanation:
        'UDAP has no way to read a registration. What can be seen is compared: the endpoint, the scopes and grant types that the holder offers now, and what it answered last against what was sent.',
    },
    dcr: {
      title: 'Read the client and compare',
      explanation:
        'A GET at the client configuration endpoint (RFC 7592) shows what the holder has now; it is held against what was sent.',
    },
  },
} as const satisfies Record<string, StepText | Record<'udap' | 'dcr', StepText>>;

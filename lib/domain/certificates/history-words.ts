const words: Readonly<Record<string, string>> = {
  'certificate.issue': 'Issued by the CA of the sandbox',
  'certificate.upload': 'Uploaded',
  'certificate.renew': 'Renewed',
  'certificate.revoke': 'Revoked',
  'certificate.export': 'Exported with its private key',
  'certificate.test': 'Made as a deliberately bad certificate',
  'certificate_request.approve': 'Issued after review',
  'certificate_request.issued': 'Received from the certification authority',
};

/** What an audited action means for a certificate, in words. */
export function historyWords(action: string): string {
  return words[action] ?? action;
}

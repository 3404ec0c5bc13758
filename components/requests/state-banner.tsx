import { Callout } from '@/components/ui/callout';
import type { RequestDetail } from '@/lib/schemas/certificate-request';

interface Banner {
  tone: 'info' | 'pass' | 'warn' | 'fail';
  title: string;
  text: string;
}

function bannerOf(request: RequestDetail): Banner {
  const ca = request.ca.name || 'the certification authority';
  switch (request.state) {
    case 'submitted':
      return {
        tone: 'info',
        title: 'Waits for the operator of the portal',
        text: 'They look at the data and at the automatic checks below, then issue, ask or reject. Nothing is to be done here meanwhile.',
      };
    case 'question':
      return {
        tone: 'warn',
        title: 'Waits for your answer',
        text: 'The operator asked something. Answer below, then the review goes on.',
      };
    case 'to_send':
      return {
        tone: 'warn',
        title: `Waits for you to send it to ${ca}`,
        text: 'The CSR is made. Take it there as told below, then note here that you have.',
      };
    case 'with_ca':
      return {
        tone: 'info',
        title: `Waits for ${ca}`,
        text: 'When the certificate comes, upload it below: it is checked against this request.',
      };
    case 'issued':
      return {
        tone: 'pass',
        title: 'The certificate is issued',
        text: 'It is among the certificates of the workspace and can be used in the console.',
      };
    case 'rejected':
      return {
        tone: 'fail',
        title: `Rejected${request.decidedBy === null ? '' : ` by ${request.decidedBy}`}`,
        text: request.decisionReason ?? 'No reason was given.',
      };
    case 'withdrawn':
      return {
        tone: 'info',
        title: 'Withdrawn',
        text: 'Nobody looks at it any more. The key is kept; a new request can use it.',
      };
  }
}

/** The state of a request in words for the applicant: whose turn it is, and what comes next. */
export function StateBanner({
  request,
  children,
}: Readonly<{ request: RequestDetail; children?: React.ReactNode }>) {
  const { tone, title, text } = bannerOf(request);
  return (
    <Callout tone={tone} title={title}>
      <p className="break-words whitespace-pre-line">{text}</p>
      {children}
    </Callout>
  );
}

import { Fact, Facts } from '@/components/ui/facts';
import { dayOf } from '@/lib/format/dates';
import type { RequestDetail } from '@/lib/schemas/certificate-request';
import { AgreementText } from './agreement-text';
import { custodyWords } from './request-words';

/** What the applicant told, and what is known of the key. */
export function RequestFacts({ request }: Readonly<{ request: RequestDetail }>) {
  const { form } = request;
  return (
    <>
      <Facts>
        <Fact name="Organization" value={form.organization} />
        <Fact name="App" value={form.appName} />
        {form.sanUris.map((uri, index) => (
          <Fact
            key={`${index} ${uri}`}
            name={index === 0 ? 'URI, issuer of statements' : `URI ${index + 1}`}
            value={uri}
            copy={index === 0 ? 'the first URI' : `URI ${index + 1}`}
            mono
          />
        ))}
        <Fact name="Contacts" value={form.contacts.join(', ')} />
        <Fact name="Website" value={form.website || null} />
        <Fact name="Purpose" value={form.purpose || null} />
        <Fact name="Community" value={request.community.name} />
        <Fact name="URI of the community" value={request.community.uri} mono />
        <Fact name="Key" value={`${request.keyKind}, ${custodyWords[request.custody]}`} />
        <Fact
          name="Agreement"
          value={
            request.agreement === ''
              ? 'none asked for'
              : request.acceptedAt === null
                ? 'not accepted'
                : `accepted ${dayOf(request.acceptedAt)}`
          }
        />
      </Facts>
      {request.acceptedAt !== null && request.agreement !== '' && (
        <details className="mt-3 text-sm">
          <summary className="cursor-pointer py-1 font-medium">
            The agreement, as it was accepted
          </summary>
          <div className="mt-2">
            <AgreementText text={request.agreement} />
          </div>
        </details>
      )}
    </>
  );
}

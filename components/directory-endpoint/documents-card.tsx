import { Card, CardHeader } from '@/components/ui/card';
import type { EndpointDocument } from '@/lib/schemas/directory-document';
import { DocumentItem } from './document-item';

/** What an endpoint says of itself: each document with its checks. */
export function DocumentsCard({
  workspace,
  endpointId,
  documents,
  now,
}: Readonly<{
  workspace: string;
  endpointId: string;
  documents: readonly EndpointDocument[];
  now: string;
}>) {
  return (
    <Card>
      <CardHeader
        title="Documents and their checks"
        description="What the endpoint answered the last time it was asked, and what is right and wrong with it."
      />
      {documents.length === 0 ? (
        <p className="px-5 pb-5 text-sm text-muted">Nobody has asked it yet.</p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {documents.map((document) => (
            <DocumentItem
              key={`${document.kind} ${document.community ?? ''}`}
              workspace={workspace}
              endpointId={endpointId}
              document={document}
              now={now}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

import { Badge } from '@/components/ui/badge';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { CertificateView } from '@/lib/protocol/jwt';

/** Every extension of a certificate in words (RFC 5280 §4.2). */
export function CertificateExtensions({
  extensions,
}: Readonly<{ extensions: CertificateView['extensions'] }>) {
  return (
    <Card>
      <CardHeader
        title="Extensions"
        description="Who does not understand one that is critical has to refuse the certificate."
      />
      <CardBody>
        {extensions.length === 0 ? (
          <p className="text-sm text-muted">It has none.</p>
        ) : (
          <ul className="divide-y divide-line border-t border-line text-sm">
            {extensions.map((extension) => (
              <li key={extension.oid} className="min-w-0 py-2">
                <p className="flex min-w-0 flex-wrap items-center gap-2">
                  <span className="min-w-0 font-mono text-xs break-all">{extension.name}</span>
                  {extension.isCritical && <Badge>critical</Badge>}
                  {extension.name !== extension.oid && (
                    <span className="font-mono text-xs text-faint">{extension.oid}</span>
                  )}
                </p>
                <p className="mt-0.5 wrap-anywhere text-muted">{extension.words}</p>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}

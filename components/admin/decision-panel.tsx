import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ApproveForm } from './approve-form';
import { RejectForm } from './reject-form';

/** What the operator decides: issue, or reject with a reason. `path` is that of the request in the API. */
export function DecisionPanel({
  path,
  failedChecks,
}: Readonly<{ path: string; failedChecks: readonly string[] }>) {
  return (
    <Card>
      <CardHeader
        title="Decide"
        description="Once it is issued or rejected, the request is closed. To hear more first, ask."
      />
      <CardBody className="grid gap-6 sm:grid-cols-2">
        <ApproveForm path={path} failedChecks={failedChecks} />
        <RejectForm path={path} />
      </CardBody>
    </Card>
  );
}

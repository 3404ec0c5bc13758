import { AuthCard } from '@/components/auth/auth-card';
import { Button } from '@/components/ui/button';

/** Who the person is, an identity provider says: there is nothing to fill in here until they come back from it. */
export function ElsewhereStep({
  app,
  provider,
  action,
  form,
}: Readonly<{ app: string; provider: string; action: string; form: string }>) {
  return (
    <AuthCard
      title="Sign in at the identity provider"
      description={
        <>
          <p>
            <strong className="font-medium text-ink">{app}</strong> asks for access, and wants that
            you sign in at this identity provider:
          </p>
          <p className="break-all">{provider}</p>
          <p>Go back to its page. Afterwards you return here by yourself.</p>
        </>
      }
    >
      <form method="post" action={action}>
        <input type="hidden" name="form" value={form} />
        <Button type="submit" name="step" value="deny">
          Cancel
        </Button>
      </form>
    </AuthCard>
  );
}

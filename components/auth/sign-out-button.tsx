'use client';

import { signOut } from 'next-auth/react';
import { Button } from '@/components/ui/button';

/** Ends the session and goes to `callbackPath`. */
export function SignOutButton({ callbackPath }: Readonly<{ callbackPath: string }>) {
  return (
    <Button kind="primary" onClick={() => void signOut({ callbackUrl: callbackPath })}>
      Sign out
    </Button>
  );
}

'use client';

import { KeyRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { answerSignature } from '@/components/keys/answer-signature';
import { findBrowserKey } from '@/components/keys/key-store';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useSubmit } from '@/components/ui/use-submit';
import type { SigningView } from './run-model';

const subjects = {
  software_statement: 'the software statement',
  client_assertion: 'the client assertion',
} as const;

/** The browser that started the run signs by itself, at once: others are asked after this time only. */
const patienceMs = 1500;

/** Says that the run waits for a browser to sign, and lets this one sign when the key is here. */
export function SigningNotice({
  workspace,
  signing,
}: Readonly<{ workspace: string; signing: SigningView }>) {
  const { signatureId, thumbprint, keyName, purpose } = signing;
  const [isHere, setIsHere] = useState<boolean | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      findBrowserKey(thumbprint).then(
        (key) => setIsHere(key !== null),
        () => setIsHere(false),
      );
    }, patienceMs);
    return () => clearTimeout(timer);
  }, [thumbprint]);
  const sign = useSubmit(async () => {
    await answerSignature(workspace, signatureId, thumbprint);
  });
  return (
    <Callout tone="info" title={`Waiting for a signature with “${keyName}”`}>
      <p>
        The run has built {subjects[purpose]}. Its key lives in a browser, so the browser signs: the
        key itself goes nowhere.
      </p>
      {isHere === true && (
        <Button size="sm" className="mt-2" onClick={() => void sign.submit()} busy={sign.isBusy}>
          <KeyRound aria-hidden />
          Sign with the key in this browser
        </Button>
      )}
      {isHere === false && (
        <p className="mt-1">
          That key is not in this browser. Open this run in the browser that made it; it waits two
          minutes.
        </p>
      )}
      {sign.error !== null && <p className="mt-1 text-fail">{sign.error.message}</p>}
    </Callout>
  );
}

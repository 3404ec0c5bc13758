'use client';

import { Star } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import type { GrantType, RegistrationMethod } from '@/lib/protocol/registration/client-metadata';
import type { HolderProfile } from '@/lib/protocol/registration/holder-profile';
import type { MethodAdvice } from '@/lib/protocol/registration/recommend-method';

const methods: Readonly<
  Record<
    RegistrationMethod,
    { title: string; gives: string; speed: string; needs: string; decides: string }
  >
> = {
  udap: {
    title: 'UDAP',
    gives: 'A client that is known by its certificate, the same at every holder of the community.',
    speed: 'at once',
    needs: 'a trusted certificate',
    decides: 'the certificate',
  },
  dcr: {
    title: 'RFC 7591',
    gives:
      'A client_id, and a secret where it needs one, for metadata that nobody has vouched for.',
    speed: 'at once',
    needs: 'public pages, sometimes a token',
    decides: 'nobody, or a token',
  },
  manual: {
    title: 'Manual',
    gives: 'What a person at the holder makes: longer lives, custom schemes, loopback redirects.',
    speed: 'days to weeks',
    needs: 'a form or a mail',
    decides: 'people at the holder',
  },
  'one-off': {
    title: 'One-off',
    gives: 'Credentials for one purpose, asked for with a letter that the portal writes.',
    speed: 'days to weeks',
    needs: 'an agreement',
    decides: 'people at the holder',
  },
};

function Line({ name, children }: Readonly<{ name: string; children: React.ReactNode }>) {
  return (
    <div className="flex gap-2">
      <dt className="w-20 shrink-0 text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

/** The four ways to register, side by side: what each gives, what this holder says of it, and which one to take. */
export function MethodCards({
  profile,
  grantType,
  advice,
  chosen,
  onChoose,
}: Readonly<{
  profile: HolderProfile;
  grantType: GrantType;
  advice: MethodAdvice;
  chosen: RegistrationMethod | null;
  onChoose: (method: RegistrationMethod) => void;
}>) {
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">How to register</legend>
      <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-4">
        {(Object.keys(methods) as RegistrationMethod[]).map((method) => {
          const { title, gives, speed, needs, decides } = methods[method];
          const rule = profile.methods[method];
          const obstacle = advice.ruledOut.find((one) => one.method === method)?.why;
          const isBest = advice.method === method;
          const isChosen = chosen === method;
          const demanded = rule.requiredMembers.filter(
            (member) => member !== 'redirect_uris' || grantType === 'authorization_code',
          );
          return (
            <label
              key={method}
              className={cn(
                'flex min-w-0 cursor-pointer flex-col gap-3 rounded-xl border bg-surface p-4 text-sm',
                isChosen
                  ? 'border-accent ring-1 ring-accent'
                  : 'border-line hover:border-line-strong',
              )}
            >
              <span className="flex flex-wrap items-center gap-2">
                <input
                  type="radio"
                  name="method"
                  value={method}
                  checked={isChosen}
                  onChange={() => onChoose(method)}
                  className="size-4 accent-accent"
                />
                <span className="text-base font-semibold">{title}</span>
                {isBest && (
                  <Badge tone="pass">
                    <Star aria-hidden /> recommended
                  </Badge>
                )}
                {obstacle !== undefined && <Badge tone="warn">not as things are</Badge>}
              </span>
              <span>{gives}</span>
              <dl className="space-y-1 text-xs">
                <Line name="Answer">{speed}</Line>
                <Line name="Needs">{needs}</Line>
                <Line name="Decided by">{decides}</Line>
                <Line name="client_id">
                  {rule.clientIdLifeDays === null
                    ? 'no end known'
                    : `lives ${rule.clientIdLifeDays} days`}
                </Line>
                <Line name="Demanded">
                  {demanded.length === 0 ? 'nothing beside the standard' : demanded.join(', ')}
                </Line>
              </dl>
              {obstacle !== undefined && <span className="text-xs text-warn">{obstacle}</span>}
              {rule.note !== '' && <span className="text-xs text-muted">{rule.note}</span>}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

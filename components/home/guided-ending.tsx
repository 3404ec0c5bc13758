'use client';

import { BadgeCheck, ClipboardList, KeyRound } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { dayOf } from '@/lib/format/dates';
import { duration } from '@/lib/format/quantities';
import { nameOf } from '@/components/certificates/certificate-words';
import { buttonClass } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { JsonTree } from '@/components/run/response/json-tree';
import { PatientCard } from '@/components/run/response/patient-card';
import { firstPatient } from '@/components/run/response/patient-facts';
import type { RunView } from '@/components/run/run-model';
import { consoleAt, encodeConsole, initialConsole } from '@/components/console/console-state';
import { gainsOf } from './gains';

function Gain({
  icon: Icon,
  title,
  children,
}: Readonly<{ icon: typeof KeyRound; title: string; children: ReactNode }>) {
  return (
    <li className="flex min-w-0 gap-3">
      <span className="mt-0.5 flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent-strong">
        <Icon aria-hidden className="size-4" />
      </span>
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        <div className="text-sm break-words text-muted">{children}</div>
      </div>
    </li>
  );
}

/** The end of the guided request: the patient, what the person has now, and where to go. */
export function GuidedEnding({ view, root }: Readonly<{ view: RunView; root: string }>) {
  const patient = firstPatient(view.resource);
  const gains = gainsOf(view);
  const patientId = typeof patient?.['id'] === 'string' ? patient['id'] : null;
  const console = (path: string): string =>
    `${root}/console?${encodeConsole(consoleAt(initialConsole, path))}`;
  return (
    <div className="space-y-5">
      {patient && (
        <Card>
          <CardHeader
            title="The patient that you asked for"
            description="Read over the wire with your token, just now. Made up, like everyone in the sandbox."
          />
          <CardBody className="space-y-4">
            <PatientCard patient={patient} />
            <Disclosure summary={<span className="text-sm font-medium">The same as JSON</span>}>
              <div className="pt-2">
                <JsonTree value={patient} label="Patient as JSON" />
              </div>
            </Disclosure>
          </CardBody>
        </Card>
      )}
      <Card>
        <CardHeader title="What you have now" />
        <CardBody>
          <ul className="space-y-4">
            {gains.certificate && (
              <Gain icon={BadgeCheck} title="A certificate">
                {nameOf(gains.certificate.subject)}, valid until {dayOf(gains.certificate.notAfter)}
                . Its private key is in the vault.{' '}
                <Link
                  href={`${root}/certificates`}
                  className="text-accent underline underline-offset-2"
                >
                  See certificates
                </Link>
              </Gain>
            )}
            {gains.clientId !== null && (
              <Gain
                icon={ClipboardList}
                title={gains.isReused ? 'A registration, from an earlier run' : 'A registration'}
              >
                The holder knows your app as{' '}
                <code className="font-mono text-xs break-all text-ink">{gains.clientId}</code>.{' '}
                <Link
                  href={`${root}/registrations`}
                  className="text-accent underline underline-offset-2"
                >
                  See registrations
                </Link>
              </Gain>
            )}
            {gains.scope !== null && (
              <Gain icon={KeyRound} title="The way to a token, whenever you need one">
                This one allowed <code className="font-mono text-xs text-ink">{gains.scope}</code>
                {gains.expiresInSeconds !== null &&
                  ` for ${duration(gains.expiresInSeconds * 1000)}`}
                . It is thrown away; the next run gets its own.
              </Gain>
            )}
          </ul>
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="Where to go from here" />
        <CardBody>
          <div className="flex flex-wrap gap-2">
            {patientId !== null && (
              <Link
                href={console(`Condition?patient=${patientId}`)}
                className={buttonClass('primary')}
              >
                Read this patient’s conditions
              </Link>
            )}
            <Link href={console(initialConsole.request.path)} className={buttonClass()}>
              Open the console
            </Link>
            {view.runId !== null && (
              <Link href={`${root}/runs/${view.runId}`} className={buttonClass()}>
                See this run as a sequence
              </Link>
            )}
          </div>
        </CardBody>
      </Card>
    </div>
  );
}

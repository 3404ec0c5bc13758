'use client';

import { ExternalLink, PanelRightOpen } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Sheet } from '@/components/ui/sheet';
import { resourceSummary } from '../resource-summary';
import { resourceFacts, type FhirFact } from './fhir-facts';
import type { FhirPart } from './fhir-parts';
import { resolveReference, type ResolvedReference } from './resolve-reference';

type Json = Readonly<Record<string, unknown>>;

/** What references in an answer can lead to. */
export interface ReferenceContext {
  /** The whole answer, in which references may be resolved. */
  root: unknown;
  baseUrl: string;
  /** Asks for another resource; without it, only what is here opens. */
  onPath?: ((path: string) => void) | undefined;
}

interface Follow {
  resolve: (reference: string) => ResolvedReference;
  peek: (resource: Json) => void;
  onPath: ((path: string) => void) | undefined;
}

function Part({ part, follow }: Readonly<{ part: FhirPart; follow: Follow }>) {
  const target = part.reference === undefined ? null : follow.resolve(part.reference);
  const note = part.note !== undefined && (
    <span className="ml-1.5 font-mono text-xs break-all text-muted">{part.note}</span>
  );
  const isLink = target?.kind === 'here' || (target?.kind === 'request' && follow.onPath);
  if (!target || !isLink) {
    return (
      <span className="wrap-anywhere whitespace-pre-wrap">
        {part.text}
        {note}
      </span>
    );
  }
  return (
    <span className="wrap-anywhere">
      <button
        type="button"
        title={target.kind === 'here' ? 'Look at this resource' : 'Ask for this resource'}
        onClick={() => {
          if (target.kind === 'here') follow.peek(target.resource);
          if (target.kind === 'request') follow.onPath?.(target.path);
        }}
        className="inline-flex items-center gap-1 text-left text-accent underline underline-offset-2"
      >
        {part.text}
        {target.kind === 'here' ? (
          <PanelRightOpen aria-hidden className="size-3.5 shrink-0" />
        ) : (
          <ExternalLink aria-hidden className="size-3.5 shrink-0" />
        )}
      </button>
      {note}
    </span>
  );
}

function FactList({ facts, follow }: Readonly<{ facts: readonly FhirFact[]; follow: Follow }>) {
  return (
    <dl className="min-w-0 divide-y divide-line text-sm">
      {facts.map((fact, index) => (
        <div
          key={`${fact.label} ${index}`}
          className="grid min-w-0 gap-x-4 py-1.5 sm:grid-cols-[9rem_minmax(0,1fr)]"
        >
          <dt className="text-xs leading-5 text-muted">{fact.label}</dt>
          <dd className="min-w-0 space-y-1">
            {fact.parts.map((part, at) => (
              <div key={`${part.text} ${at}`}>
                <Part part={part} follow={follow} />
              </div>
            ))}
            {fact.groups.map((group, at) => (
              <div
                key={at}
                className="min-w-0 rounded-lg border border-line px-3 [&_dt]:text-[0.7rem]"
              >
                <FactList facts={group} follow={follow} />
              </div>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function initialsOf(name: string): string {
  const letters = name.split(/\s+/).map((part) => part.charAt(0).toUpperCase());
  return `${letters[0] ?? ''}${letters.length > 1 ? (letters.at(-1) ?? '') : ''}`;
}

function nameOf({ resourceType, id }: Json): string {
  const type = typeof resourceType === 'string' ? resourceType : 'Resource';
  return typeof id === 'string' ? `${type}/${id}` : type;
}

function Head({ resource }: Readonly<{ resource: Json }>) {
  const type = typeof resource['resourceType'] === 'string' ? resource['resourceType'] : 'JSON';
  const id = typeof resource['id'] === 'string' ? resource['id'] : null;
  const title = resourceSummary(resource) || type;
  return (
    <div className="flex min-w-0 items-center gap-3 pb-3">
      {type === 'Patient' && (
        <span
          aria-hidden
          className="flex size-11 shrink-0 items-center justify-center rounded-full bg-accent-soft text-base font-semibold text-accent-strong"
        >
          {initialsOf(title)}
        </span>
      )}
      <div className="min-w-0">
        <p className="text-lg font-semibold break-words">{title}</p>
        <p className="flex flex-wrap items-center gap-2">
          <Badge>{type}</Badge>
          {id !== null && (
            <span className="font-mono text-xs break-all text-muted">
              {type}/{id}
            </span>
          )}
        </p>
      </div>
    </div>
  );
}

/**
 * One resource in words: what matters about its kind first, dates and codes in words, references that open: what came
 * along in a sheet beside it, what did not as the next request.
 */
export function FhirView({
  resource,
  context,
}: Readonly<{ resource: Json; context: ReferenceContext }>) {
  // The way from the first resource to the one that is looked at.
  const [trail, setTrail] = useState<readonly Json[]>([]);
  const peeked = trail.at(-1);
  const followFrom = (owner: Json): Follow => ({
    resolve: (reference) => resolveReference(reference, owner, context.root, context.baseUrl),
    peek: (target) => setTrail([...trail, target]),
    onPath: context.onPath,
  });
  return (
    <div className="min-w-0">
      <Head resource={resource} />
      <FactList facts={resourceFacts(resource)} follow={followFrom(resource)} />
      <Sheet
        open={peeked !== undefined}
        onOpenChange={(open) => {
          if (!open) setTrail([]);
        }}
        title={peeked ? nameOf(peeked) : ''}
        actions={
          trail.length > 1 && (
            <Button kind="ghost" size="sm" onClick={() => setTrail(trail.slice(0, -1))}>
              Back
            </Button>
          )
        }
      >
        {peeked && (
          <>
            <Head resource={peeked} />
            <FactList facts={resourceFacts(peeked)} follow={followFrom(peeked)} />
          </>
        )}
      </Sheet>
    </div>
  );
}

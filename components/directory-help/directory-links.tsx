import { ExternalLink } from 'lucide-react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { OtherDirectory } from './other-directories';

/** Links to other directories, each with what it is good for and what it lacks. */
export function DirectoryLinks({
  title,
  description,
  directories,
}: Readonly<{ title: string; description: string; directories: readonly OtherDirectory[] }>) {
  return (
    <Card>
      <CardHeader title={title} description={description} />
      <CardBody>
        <ul className="space-y-4">
          {directories.map(({ name, publisher, href, goodFor, but }) => (
            <li key={href} className="text-sm">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <a
                  href={href}
                  target="_blank"
                  rel="noreferrer"
                  className="inline-flex items-center gap-1 font-medium text-accent-strong underline underline-offset-2"
                >
                  {name} <ExternalLink aria-hidden className="size-3.5 shrink-0" />
                  <span className="sr-only">(opens in a new tab)</span>
                </a>
                <span className="text-xs text-muted">{publisher}</span>
              </p>
              <p>{goodFor}</p>
              <p className="text-muted">{but}</p>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}

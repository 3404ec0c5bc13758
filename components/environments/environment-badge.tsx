import { ShieldAlert } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import type { Environment, EnvironmentColour } from '@/lib/schemas/environment';

const tones: Readonly<Record<EnvironmentColour, Tone>> = {
  grey: 'neutral',
  blue: 'info',
  green: 'pass',
  amber: 'warn',
  red: 'fail',
};

/** An environment in its colour, by its name; production also has a sign and the word. */
export function EnvironmentBadge({
  environment: { name, colour, isProduction },
}: Readonly<{ environment: Pick<Environment, 'name' | 'colour' | 'isProduction'> }>) {
  const hasWord = /prod/i.test(name);
  return (
    <Badge tone={tones[colour]} className="max-w-full min-w-0">
      {isProduction && <ShieldAlert aria-hidden />}
      <span className="min-w-0 truncate">
        {name}
        {isProduction && !hasWord && ' · production'}
      </span>
    </Badge>
  );
}

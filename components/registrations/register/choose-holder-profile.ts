import {
  chooseProfile,
  type ChosenProfile,
} from '@/lib/protocol/registration/profiles/choose-profile';
import type { RegisterChoice, RegisterData } from './register-data';

/** The profile that fits what is chosen, as far as it can be told before anybody asks the holder, and why. */
export function profileOf(
  { profiles, sandboxHolders }: Pick<RegisterData, 'profiles' | 'sandboxHolders'>,
  { holder, profile }: RegisterChoice,
): ChosenProfile | null {
  const text = holder.trim();
  const named = sandboxHolders.find(({ name, baseUrl }) => text === name || text === baseUrl);
  return chooseProfile(profiles, {
    holderBaseUrl: named?.baseUrl ?? text,
    hasUdap: null,
    udapRuleSet: null,
    sandboxHolder: named?.name ?? null,
    ...(profile === '' ? {} : { chosen: profile }),
  });
}

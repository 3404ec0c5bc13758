import type { PlanItemDefinition } from '../plan-items';
import type { Place } from './evidence';
import { missingCertificate } from './judge-app';
import { registrationsAt } from './judge-holder';
import type { PlanFacts, RegistrationFact } from './plan-facts';

type PathOf = Exclude<PlanItemDefinition['how']['path'], string>;

const activeAt = (facts: PlanFacts, place: Place): RegistrationFact | undefined =>
  registrationsAt(facts, place).find(({ status }) => status === 'active');

/** The console with the steps that read what the holder says, and none after them. */
export const discoveryPath: PathOf = (_, { way: { isUdap } }) =>
  `console?holder=:holder&${isUdap ? 'until=trust' : 'auth=code&until=discover'}`;

/** The form of the registration, with the workflow and the way that were chosen. */
export const registerPath: PathOf = (_, { basis, way: { grant, method, isUdap } }) => {
  const { authentication } = basis.client;
  const query = new URLSearchParams({
    workflow: grant,
    ...(method === null ? {} : { method }),
    ...(isUdap || authentication === 'udap' ? {} : { authentication }),
  });
  return `apps/:app/register?holder=:holder&${query}`;
};

/** The console, acting as the app; before there is a registration, at the holder. */
export const consoleOf: PathOf = (facts, place) =>
  activeAt(facts, place)?.consolePath ?? 'console?holder=:holder';

/** The console, acting as the app in production; before an environment is marked so, the form of a new one. */
export const productionPath: PathOf = (facts, place) => {
  const { productionEnvironment } = facts;
  const query = activeAt(facts, place)?.consolePath;
  return productionEnvironment === null || query == null
    ? 'console/environments/new?production=1'
    : `${query}&environment=${productionEnvironment}`;
};

/** The page of the registration. */
export const registrationPath: PathOf = (facts, place) => {
  const active = activeAt(facts, place);
  return active ? `registrations/${active.id}` : 'apps/:app/registrations';
};

/** The certificates, with the client chosen that needs one. */
export const certificatePath: PathOf = (facts, place) => {
  const workflow = missingCertificate(facts, place);
  return workflow === null ? 'certificates' : `certificates?app=:app&workflow=${workflow}`;
};

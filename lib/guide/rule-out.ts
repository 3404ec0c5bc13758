import { chosen, isAnswered, type Answers } from './answers';
import { flows } from './flow-facts';
import type { GuideFlow, Question } from './recommendation';

/** Why an answer does not allow a flow. */
export interface Obstacle {
  because: readonly Question[];
  text: string;
}

/** Whether people can be sent back to an https address: the only kind that UDAP registers. */
function hasHttpsRedirect(answers: Answers): boolean {
  const redirects = chosen(answers, 'redirects');
  return redirects.includes('https') || redirects.includes('app-claimed');
}

/** Whether a framework lets an app speak for a person who signed in elsewhere (individual access). */
function isIndividualAccess(answers: Answers): boolean {
  return answers.credentials === 'other' && chosen(answers, 'agreements').includes('framework');
}

function signInObstacles(flow: GuideFlow, answers: Answers): Obstacle[] {
  const found: Obstacle[] = [];
  const { user, credentials } = answers;
  const add = (because: Question, text: string) => found.push({ because: [because], text });
  if (user === 'nobody') add('user', 'Nobody is there who could sign in and allow it.');
  if (credentials === 'none') add('credentials', 'Nobody has an account to sign in with.');
  if (credentials === 'other' && flow !== 'tiered-oauth') {
    add(
      'credentials',
      'The people have no account at the holder, where they would have to sign in.',
    );
  }
  if (credentials === 'holder' && flow === 'tiered-oauth') {
    add('credentials', 'The people have an account at the holder; no other one is needed.');
  }
  const redirects = chosen(answers, 'redirects');
  if (redirects.length > 0 && redirects.every((one) => one === 'none')) {
    add('redirects', 'The browser has no address to which it could come back.');
  }
  return found;
}

function serverObstacles(flow: GuideFlow, answers: Answers): Obstacle[] {
  const found: Obstacle[] = [];
  const { user, data, secret } = answers;
  if (secret === 'device' || secret === 'browser') {
    found.push({ because: ['secret'], text: 'There is no server that could keep the key secret.' });
  }
  if (flow === 'udap-client-credentials' && isIndividualAccess(answers)) return found;
  if (user === 'patient') {
    found.push({
      because: ['user'],
      text: 'A patient opens the data by signing in; here nobody signs in.',
    });
  }
  if (data === 'own') {
    found.push({
      because: ['data'],
      text: 'People’s own data is opened by themselves; here nobody signs in.',
    });
  }
  return found;
}

function udapObstacles(answers: Answers, hasUser: boolean): Obstacle[] {
  const found: Obstacle[] = [];
  if (answers.certificate === 'no') {
    found.push({ because: ['certificate'], text: 'UDAP needs a certificate.' });
  }
  if (hasUser && (answers.secret === 'device' || answers.secret === 'browser')) {
    found.push({
      because: ['secret'],
      text: 'A UDAP client signs with the key of its certificate, which only a server can keep.',
    });
  }
  const isWithoutHttps =
    isAnswered(answers, 'redirects') &&
    !chosen(answers, 'redirects').includes('none') &&
    !hasHttpsRedirect(answers);
  if (hasUser && isWithoutHttps) {
    found.push({ because: ['redirects'], text: 'UDAP registers https redirects only.' });
  }
  return found;
}

/**
 * Why the answers do not allow a flow; empty when they do.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4 client credentials are for confidential clients only
 * @see UDAP Security IG 2 §3.1: certificate, https redirects
 */
export function obstaclesOf(flow: GuideFlow, answers: Answers): Obstacle[] {
  const { grant, isUdap } = flows[flow];
  const hasUser = grant === 'authorization_code';
  return [
    ...(hasUser ? signInObstacles(flow, answers) : serverObstacles(flow, answers)),
    ...(isUdap ? udapObstacles(answers, hasUser) : []),
  ];
}

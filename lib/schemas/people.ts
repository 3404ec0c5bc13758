import * as z from 'zod';

/** An e-mail address, lower case: one person has one spelling. */
export const EmailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('this is not an e-mail address, for example ada@example.org'));

export const PersonNameSchema = z.string().trim().min(1).max(120);

/** Length is what makes a password strong; nothing else is demanded (NIST SP 800-63B §3.1.1.2). */
export const PasswordSchema = z
  .string()
  .min(10, 'a password has at least 10 characters')
  .max(200, 'a password has at most 200 characters');

/** The person who is signed in. */
export const MeSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  isOperator: z.boolean(),
  hasPassword: z.boolean(),
});
export type Me = z.infer<typeof MeSchema>;

/** What `PATCH /me` takes. */
export const UpdateMeSchema = z.strictObject({ name: PersonNameSchema });

/** What `POST /me/password` takes. Who has no password yet leaves the current one out. */
export const ChangePasswordSchema = z.strictObject({
  currentPassword: z.string().max(200).optional(),
  newPassword: PasswordSchema,
});
export type ChangePassword = z.infer<typeof ChangePasswordSchema>;

/** One browser in which the person is signed in. */
export const SignInRowSchema = z.object({
  id: z.string(),
  userAgent: z.string().nullable(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  expiresAt: z.string(),
  /** Whether it is the one that asks. */
  isCurrent: z.boolean(),
});
export type SignInRow = z.infer<typeof SignInRowSchema>;

/** How many sign-ins a password change or a sign-out everywhere has ended. */
export const EndedSignInsSchema = z.object({ ended: z.number().int() });

/** Why a sign-in failed, by the code in `/signin?error=…`. */
export const signInErrors: Readonly<Record<string, string>> = {
  CredentialsSignin: 'The e-mail address or the password is not right.',
  TooManyAttempts: 'Too many attempts. Wait a quarter of an hour, then try again.',
  NoAccount:
    'Nobody here has this e-mail address. Ask an owner or admin of a workspace to invite you, then try again.',
  EmailNotVerified:
    'The provider does not say that your e-mail address is verified, so it cannot be matched with an account.',
  NoEmail: 'The provider does not tell your e-mail address. Allow it to, then try again.',
  Verification: 'This link was used already or has expired. Ask for a new one.',
  EmailSignin: 'The mail could not be sent. Check the address, or sign in another way.',
  OAuthSignin: 'The sign-in with the provider could not be started. Try again.',
  OAuthCallback: 'The provider did not complete the sign-in. Try again.',
  OAuthAccountNotLinked: 'This e-mail address signs in another way here.',
  AccessDenied: 'The sign-in was refused.',
  Configuration: 'Sign-in is not configured correctly. Ask the operator to look at the log.',
  SessionRequired: 'Sign in to see this page.',
};

/** What to tell somebody whose sign-in failed with `code`. */
export function signInErrorText(code: string): string {
  return signInErrors[code] ?? 'The sign-in did not work. Try again.';
}

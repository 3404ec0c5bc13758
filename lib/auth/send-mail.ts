import 'server-only';
import { env } from '@/lib/env';

/** Whether the portal can send mail. */
export function canSendMail(): boolean {
  return env().SMTP_URL !== undefined;
}

/** Sends a plain-text mail. Throws when the server does not take it for the address. */
export async function sendMail(mail: { to: string; subject: string; text: string }): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL) throw new Error('SMTP_URL is not set');
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(SMTP_URL);
  try {
    const { rejected } = await transport.sendMail({ from: MAIL_FROM, ...mail });
    if (rejected.length > 0) throw new Error('the mail server refused the address');
  } finally {
    transport.close();
  }
}

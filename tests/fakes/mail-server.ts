import net from 'node:net';
import type { AddressInfo } from 'node:net';

/** A mail as the server got it. */
export interface ReceivedMail {
  to: string[];
  /** Header and body, quoted-printable undone. */
  text: string;
}

function decode(raw: string): string {
  return raw
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** An SMTP server on a free port that takes every mail and keeps it. */
export async function startMailServer(): Promise<{
  url: string;
  mails: ReceivedMail[];
  close: () => Promise<void>;
}> {
  const mails: ReceivedMail[] = [];
  const server = net.createServer((socket) => {
    let buffer = '';
    let to: string[] = [];
    let isData = false;
    socket.on('error', () => undefined);
    socket.write('220 test ESMTP\r\n');
    const command = (line: string): string => {
      if (/^(EHLO|HELO)/i.test(line)) return '250 test';
      if (/^RCPT TO:<(.+)>/i.test(line)) to.push(/<(.+)>/.exec(line)?.[1] ?? '');
      if (/^DATA/i.test(line)) isData = true;
      if (/^QUIT/i.test(line)) return '221 bye';
      return isData ? '354 go on' : '250 ok';
    };
    socket.on('data', (chunk) => {
      buffer += chunk.toString('utf8');
      for (;;) {
        const end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        if (end === -1) return;
        const part = buffer.slice(0, end);
        buffer = buffer.slice(end + (isData ? 5 : 2));
        if (isData) {
          mails.push({ to, text: decode(part) });
          to = [];
          isData = false;
          socket.write('250 taken\r\n');
        } else {
          socket.write(`${command(part)}\r\n`);
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

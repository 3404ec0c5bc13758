import 'next-auth';
import 'next-auth/jwt';

declare module 'next-auth' {
  /** What `GET /api/auth/session` tells the browser. */
  interface Session {
    user: { id: string; email: string; name: string | null; isOperator: boolean };
    signInId: string;
  }
}

declare module 'next-auth/jwt' {
  /** What the session cookie carries: who (`sub`), and by which sign-in. */
  interface JWT {
    signInId?: string;
  }
}

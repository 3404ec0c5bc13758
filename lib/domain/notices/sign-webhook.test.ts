import { describe, expect, it } from 'vitest';
import { pauseAfter } from './back-off';
import { newWebhookSecret, signWebhook } from './sign-webhook';

describe('signWebhook', () => {
  it('signs as the example of Standard Webhooks', () => {
    const body = '{"test": 2432232314}';
    const headers = signWebhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      at: new Date(1_614_265_330_000),
      body,
    });
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('makes secrets of 32 random bytes', () => {
    const secret = newWebhookSecret();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(newWebhookSecret()).not.toBe(secret);
  });
});

describe('pauseAfter', () => {
  it('grows from a minute to twelve hours, then gives up', () => {
    const minutes = [1, 2, 3, 4, 5, 6].map((attempts) => {
      const ms = pauseAfter(attempts);
      return ms === null ? null : ms / 60_000;
    });
    expect(minutes).toEqual([1, 5, 30, 120, 720, null]);
  });
});

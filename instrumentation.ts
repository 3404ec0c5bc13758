/** Called once by Next when a server starts, before it takes requests. */
export async function register(): Promise<void> {
  // Next replaces these variables at build time, which needs them spelled out here.
  /* eslint-disable no-restricted-syntax */
  if (
    process.env.NEXT_RUNTIME === 'nodejs' &&
    process.env.NEXT_PHASE !== 'phase-production-build'
  ) {
    const { startUp } = await import('@/lib/domain/health/start-up');
    const { closeOnSignal } = await import('@/lib/domain/health/close-on-signal');
    await startUp();
    closeOnSignal();
  }
  /* eslint-enable no-restricted-syntax */
}

/** Runs once when the app's process starts, before it answers. */
export async function register(): Promise<void> {
  // In this form: what runs elsewhere than in Node is bundled without it.
  if (process.env.NEXT_RUNTIME === "nodejs" && process.env.DATABASE_URL) {
    const { startNoticeJobs } = await import("@/lib/server/notices/jobs");
    startNoticeJobs();
  }
}

/** Whether the development server answers; it evaluates code and writes styles into the page, a build does neither. */
type Dev = { readonly dev: boolean };

/**
 * The `Content-Security-Policy` of an answer whose scripts may come from these sources alone.
 * `sealed`: it may open no connection and send no form.
 */
export function contentSecurityPolicy(
  scripts: readonly string[],
  { dev, sealed = false }: Dev & { readonly sealed?: boolean },
): string {
  return [
    "default-src 'none'",
    `script-src ${[...scripts, ...(dev ? ["'unsafe-eval'"] : [])].join(" ")}`,
    `style-src 'self'${dev ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // The development server pushes its changes through a connection.
    `connect-src ${sealed && !dev ? "'none'" : "'self'"}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${sealed ? "'none'" : "'self'"}`,
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The policy of a worker's own file: it computes, and that is all. */
export const WORKER_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** The headers of every answer, beside its policy. */
export function securityHeaders({ https }: { readonly https: boolean }): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(https && { "Strict-Transport-Security": "max-age=31536000" }),
  };
}

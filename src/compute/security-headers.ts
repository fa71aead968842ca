// The headers every host sends with the built app: nothing is loaded from, or sent to, another origin.
// The recipe runs MapLibre 6 with its worker as a file of our own; it needs no blob:, no inline script, no eval.

const policy: readonly (readonly [string, string])[] = [
  ['default-src', "'none'"],
  ['script-src', "'self' 'wasm-unsafe-eval'"],
  ['worker-src', "'self'"],
  ['manifest-src', "'self'"],
  ['style-src', "'self'"],
  ['img-src', "'self' data: blob:"],
  ['connect-src', "'self'"],
  ['font-src', "'self'"],
  ['base-uri', "'none'"],
  ['object-src', "'none'"],
  ['form-action', "'none'"],
];

/** The content-security policy; `page` is the variant for a meta tag, where `frame-ancestors` is not allowed. */
export function contentSecurityPolicy(where: 'header' | 'page'): string {
  const rules = policy.map(([name, value]) => `${name} ${value}`);
  if (where === 'header') rules.push("frame-ancestors 'none'");
  return rules.join('; ');
}

/** Response headers by name, the same for every file of the app. */
export function securityHeaders(): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy('header'),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}

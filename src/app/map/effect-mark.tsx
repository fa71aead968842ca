// The mark of a closed or slow road, as both maps draw it: a dark line with crosses, or a dashed one.

import type { ReactNode } from 'react';

export function EffectMark({ effect }: { readonly effect: { readonly kind: 'closed' | 'slow' } }): ReactNode {
  return (
    <svg className={`effect-mark ${effect.kind}`} viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">
      <path className="line" d="M1 6H27" />
      {effect.kind === 'closed' && <path className="marks" d="M6 2.500l5 7M11 2.500l-5 7M17 2.500l5 7M22 2.500l-5 7" />}
    </svg>
  );
}

// One sign, drawn around the origin; `halo`: apart from what it lies on.

import { type Sign as Drawn, SIGNS, type SignKind } from './signs.ts';

const HALO = 3;

export function Sign({ kind, halo = false }: { readonly kind: SignKind; readonly halo?: boolean }) {
  const { path, ink, fill, weight }: Drawn = SIGNS[kind];
  const round = { strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
  return (
    <>
      {halo && (
        <path d={path} fill="none" stroke="var(--paper)" strokeWidth={weight + HALO} {...round} />
      )}
      <path
        d={path}
        fill={fill === undefined ? 'none' : `var(${fill})`}
        {...(weight > 0 ? { stroke: `var(${ink})`, strokeWidth: weight, ...round } : {})}
      />
    </>
  );
}

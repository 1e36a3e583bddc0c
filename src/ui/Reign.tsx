// The band of a leader: in the colour of its epoch, dotted in every other round of the colours.

import { epochColour, isPatterned } from './epochs.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `dots`: the id of the pattern in this drawing. */
export function Reign({
  epoch,
  dots,
  ...box
}: Box & { readonly epoch: number; readonly dots: string }) {
  const band = <rect fill={epochColour(epoch)} {...box} />;
  return isPatterned(epoch) ? (
    <>
      {band}
      <rect fill={`url(#${dots})`} {...box} />
    </>
  ) : (
    band
  );
}

export function Dots({ id }: { readonly id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
      <path d="M1 1h1.5v1.5h-1.5ZM4 4h1.5v1.5h-1.5Z" fill="var(--epoch-ink)" fillOpacity="0.55" />
    </pattern>
  );
}

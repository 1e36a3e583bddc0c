// The frame as it will be, at its own size, made smaller where the dialog has less room.

import { useEffect, useState } from 'react';
import { useSize } from '../../../ui/useSize.ts';

/** Typing goes on for a while; the frame is made once it rests. */
const REST_MS = 400;

interface Props {
  readonly address: string;
  readonly width: number;
  readonly height: number;
}

export function Preview(wanted: Props) {
  const [shown, setShown] = useState(wanted);
  const [measure, size] = useSize<HTMLDivElement>();
  const { address, width, height } = wanted;
  useEffect(() => {
    const timer = setTimeout(() => setShown({ address, width, height }), REST_MS);
    return () => clearTimeout(timer);
  }, [address, width, height]);
  const scale = Math.min(1, (size?.width ?? shown.width) / shown.width);
  return (
    <div ref={measure}>
      <div className="share-paper" style={{ height: shown.height * scale }}>
        <iframe
          key={shown.address}
          src={shown.address}
          title="Preview of the frame"
          width={shown.width}
          height={shown.height}
          loading="lazy"
          style={{ transform: `scale(${scale})` }}
        />
      </div>
      <p className="share-note">
        {shown.width} × {shown.height} pixels
        {scale < 0.995 && `, shown at ${Math.round(scale * 100)} %`}
      </p>
    </div>
  );
}

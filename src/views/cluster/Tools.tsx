// The tools in the corner of the stage: closer, further, all of it, and the pencil that draws a wall.

import type { WallControl } from './useWall.ts';
import type { ZoomControl } from './useZoom.ts';

function Tool({
  label,
  path,
  pressed,
  onClick,
}: {
  label: string;
  path: string;
  pressed?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      className="cluster-tool"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <svg viewBox="-8 -8 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}

export function Tools({ zoom, wall }: { zoom: ZoomControl; wall: WallControl }) {
  return (
    <div className="cluster-tools">
      <Tool label="Zoom in (+)" path="M-5 0H5M0-5V5" onClick={() => zoom.by(1)} />
      <Tool label="Zoom out (−)" path="M-5 0H5" onClick={() => zoom.by(-1)} />
      <Tool
        label="Show all (0)"
        path="M-6-2V-6H-2M2-6H6V-2M6 2V6H2M-2 6H-6V2"
        onClick={() => zoom.whole()}
      />
      <Tool
        label="Draw a wall: drag across the stage"
        path="M-6 6L-5 2L3-6L6-3L-2 5ZM1-4L4-1"
        pressed={wall.armed}
        onClick={() => wall.arm(!wall.armed)}
      />
    </div>
  );
}

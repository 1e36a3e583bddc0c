// One transport everywhere: play, step, milestones, speed, reset; and the timeline under it.

import { useEffect, useRef } from 'react';
import { toMicros } from '../../engine/units.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { seconds } from '../../ui/time.ts';
import { Timeline } from '../../views/timeline/Timeline.tsx';
import './transport.css';

/** Positions of the speed control: 0.1 to 100 in even steps of proportion. */
const SPEEDS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

/** `roomy`: there is a place for branches before there are any. */
export function Transport({ mini = false, roomy = false }: { mini?: boolean; roomy?: boolean }) {
  const session = useSession();
  const playing = useSessionState((state) => state.playing);
  return (
    <div
      className={`transport${mini ? ' transport-mini' : ''}`}
      role="group"
      aria-label="Transport"
    >
      <div className="transport-buttons">
        <Button label="Reset" icon="M5 5v14M19 5L9 12l10 7z" onPress={() => session.reset()} />
        {!mini && (
          <Button
            label="Previous milestone"
            icon="M4 5v14M13 6l-6 6 6 6zM21 6l-6 6 6 6z"
            onPress={() => session.stepMilestone(-1)}
          />
        )}
        <Button label="Step back" icon="M18 6l-9 6 9 6zM6 6v12" onPress={() => session.step(-1)} />
        <Button
          label={playing ? 'Pause' : 'Play'}
          primary
          icon={playing ? 'M7 5v14M16 5v14' : 'M7 4l13 8-13 8z'}
          onPress={() => session.toggle()}
        />
        <Button label="Step" icon="M6 6l9 6-9 6zM18 6v12" onPress={() => session.step(1)} />
        {!mini && (
          <Button
            label="Next milestone"
            icon="M20 5v14M11 6l6 6-6 6zM3 6l6 6-6 6z"
            onPress={() => session.stepMilestone(1)}
          />
        )}
      </div>
      <Clock />
      {!mini && <Speed />}
      <div className="transport-line">
        <Timeline branches={mini ? 'never' : roomy ? 'always' : 'forked'} />
      </div>
    </div>
  );
}

function Button({
  label,
  icon,
  primary = false,
  onPress,
}: {
  label: string;
  icon: string;
  primary?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={`icon-button${primary ? ' icon-primary' : ''}`}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <path d={icon} />
      </svg>
    </button>
  );
}

function Clock() {
  const session = useSession();
  const output = useRef<HTMLSpanElement>(null);
  const until = useSessionState((state) => toMicros(state.scenario.untilMs));
  useEffect(
    () =>
      session.onMotion((_, time) => {
        if (output.current) output.current.textContent = seconds(time, 2);
      }),
    [session],
  );
  return (
    <span className="transport-clock">
      <span ref={output}>0.00 s</span>
      <small> / {seconds(until, 0)}</small>
    </span>
  );
}

function Speed() {
  const session = useSession();
  const speed = useSessionState((state) => state.speed);
  const position = SPEEDS.reduce(
    (best, one, index) =>
      Math.abs(one - speed) < Math.abs((SPEEDS[best] ?? 1) - speed) ? index : best,
    0,
  );
  return (
    <label className="transport-speed">
      <span>Speed</span>
      <input
        type="range"
        aria-label="Speed"
        data-own-keys=""
        min={0}
        max={SPEEDS.length - 1}
        step={1}
        value={position}
        aria-valuetext={`${speed} times`}
        onChange={(event) => session.setSpeed(SPEEDS[Number(event.target.value)] ?? 1)}
      />
      <output>{speed}×</output>
    </label>
  );
}

// The run in plain English: milestones and what happened between them. A click jumps to the moment.

import { useEffect, useMemo, useRef } from 'react';
import type { StoryLine } from '../../engine/report.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { seconds } from '../../ui/time.ts';
import './story.css';

/** Lines on screen at once, around the playhead: a long run tells thousands. */
const WINDOW = 120;

const NO_LINES: readonly StoryLine[] = [];

export function Story() {
  const session = useSession();
  const story = useSessionState((state) => state.report?.story ?? NO_LINES);
  const now = useSessionState((state) => state.frame?.lastEvent ?? 0);
  const list = useRef<HTMLOListElement>(null);
  // The line under the playhead: the last one that has happened.
  const current = useMemo(() => lastBefore(story, now), [story, now]);
  const from = Math.max(0, Math.min(current - WINDOW / 2, story.length - WINDOW));
  const lines = story.slice(from, from + WINDOW);

  useEffect(() => {
    const box = list.current;
    const line = box?.querySelector<HTMLElement>(`[data-line="${current}"]`);
    if (box && line) box.scrollTop = line.offsetTop - box.clientHeight / 2;
  }, [current]);

  return (
    <section className="story" aria-labelledby="story-title">
      <h2 id="story-title">What happens</h2>
      {story.length === 0 && (
        <p className="story-empty">Nothing yet. Press Play, or click a node.</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard. */}
      <ol ref={list} tabIndex={0} aria-label="Story">
        {lines.map((line, index) => (
          <li
            key={line.event}
            data-line={from + index}
            className={
              from + index > current ? 'story-ahead' : from + index === current ? 'story-now' : ''
            }
          >
            <button
              type="button"
              className={`story-line story-${line.tone}${line.milestone ? ' story-milestone' : ''}`}
              aria-current={from + index === current ? 'step' : undefined}
              onClick={() => session.seek(line.atUs)}
            >
              <time>{seconds(line.atUs, 2)}</time>
              <span>{line.text}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Index of the last line whose event is not after `event`; −1 = none. */
function lastBefore(story: readonly StoryLine[], event: number): number {
  let low = 0;
  let high = story.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((story[middle]?.event ?? 0) <= event) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// The run in plain English: milestones and what happened between them. A click jumps to the moment; "why?" looks back from it.

import { useEffect, useMemo, useRef } from 'react';
import type { StoryLine } from '../../engine/report.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { usePointing } from '../../session/usePointing.ts';
import { seconds } from '../../ui/time.ts';
import { unbroken } from '../../ui/units.ts';
import { groupStory, partedAt, type StoryGroup } from './group.ts';
import './story.css';

/** Lines on screen at once, around the playhead: a long run tells thousands. */
const WINDOW = 120;

const NO_LINES: readonly StoryLine[] = [];

export function Story() {
  const story = useSessionState((state) => state.report?.story ?? NO_LINES);
  const now = useSessionState((state) => state.frame?.lastEvent ?? 0);
  const why = useSessionState((state) => state.why?.answer ?? null);
  const list = useRef<HTMLOListElement>(null);
  const groups = useMemo(() => groupStory(story), [story]);
  const causes = useMemo(
    () => new Set(why?.threads.flatMap(({ steps }) => steps.map(({ event }) => event))),
    [why],
  );
  // The line under the playhead: the last one that has begun.
  const current = useMemo(() => lastBefore(groups, now), [groups, now]);
  const from = Math.max(0, Math.min(current - WINDOW / 2, groups.length - WINDOW));

  useEffect(() => {
    const box = list.current;
    const line = box?.querySelector<HTMLElement>('.story-now');
    if (!box) return;
    if (line) box.scrollTop = topFor(line, box.clientHeight);
    else if (current < 0) box.scrollTop = 0;
  }, [current]);

  return (
    <section className="story" aria-labelledby="story-title">
      <h2 id="story-title">What happens</h2>
      {story.length === 0 && (
        <p className="story-empty">Nothing yet. Press Play, or make a node crash.</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard. */}
      <ol ref={list} tabIndex={0} aria-label="Story">
        {groups.slice(from, from + WINDOW).map((group, index) => {
          const line = (part: StoryGroup, when: When) => (
            <Line
              key={`${part.line.event} ${part.text}`}
              group={part}
              when={when}
              isCause={causes.has(part.line.event)}
            />
          );
          if (from + index !== current)
            return line(group, from + index < current ? 'past' : 'ahead');
          return partedAt(group, now).map((part, ahead) => line(part, ahead ? 'ahead' : 'now'));
        })}
      </ol>
    </section>
  );
}

/** What the style sheet leaves above and below the lines, where what goes on is seen to go on. */
const [ABOVE, BELOW] = [8, 18];

/** Where to scroll to: a line whole, however long it is, below as many whole ones as half of the box has room for. */
function topFor(line: HTMLElement, height: number): number {
  const room = height - ABOVE - BELOW;
  const end = line.offsetTop + line.offsetHeight;
  let first = line;
  for (;;) {
    const before = first.previousElementSibling as HTMLElement | null;
    if (!before || line.offsetTop - before.offsetTop > room / 2) break;
    if (end - before.offsetTop > room) break;
    first = before;
  }
  return first.offsetTop - ABOVE;
}

type When = 'past' | 'now' | 'ahead';

/** What a line says of the others that it stands for: "(3 more, the last at 15.68 s)". */
function others({ line, lastUs, lines }: StoryGroup): string {
  if (lines.length < 2) return '';
  const more = line.kind === 'job' ? `${lines.length - 1} more` : '';
  const until = lastUs - line.atUs >= 10_000 ? `the last at ${seconds(lastUs, 2)}` : '';
  const said = [more, until].filter(Boolean).join(', ');
  return said && `(${said})`;
}

function Line({
  group,
  when,
  isCause,
}: {
  readonly group: StoryGroup;
  readonly when: When;
  readonly isCause: boolean;
}) {
  const session = useSession();
  const { line, text } = group;
  const { event, atUs, node, tone, milestone } = line;
  const lit = useSessionState((state) => state.highlight.event === event);
  const more = others(group);
  const { enter, leave } = usePointing(event, node);
  return (
    <li
      className={`story-item story-${when}${isCause ? ' story-cause' : ''}${lit ? ' story-lit' : ''}`}
      onPointerEnter={enter}
      onPointerLeave={leave}
    >
      <button
        type="button"
        className={`story-line story-${tone}${milestone ? ' story-milestone' : ''}`}
        aria-current={when === 'now' ? 'step' : undefined}
        onClick={() => session.seek(atUs)}
        onFocus={enter}
        onBlur={leave}
      >
        <time>{seconds(atUs, 2)}</time>
        <span>
          {unbroken(text)}
          {more !== '' && (
            <>
              {' '}
              <small>{more}</small>
            </>
          )}
        </span>
      </button>
      <button
        type="button"
        className="story-why"
        aria-label={`Why? ${text}`}
        onClick={() => session.explain(event)}
      >
        why?
      </button>
    </li>
  );
}

/** Index of the last group that has begun by an event; −1 = none. */
function lastBefore(groups: readonly StoryGroup[], event: number): number {
  let low = 0;
  let high = groups.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((groups[middle]?.line.event ?? 0) <= event) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

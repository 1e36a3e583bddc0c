// What moves in the room: notes (SVG in a small class, a canvas that is loaded for it in a large one), calls, and leases that run out.

import { type RefObject, useEffect, useRef } from 'react';
import type { Frame } from '../../engine/frame.ts';
import { drawLeases } from '../../session/marks.ts';
import { useSession } from '../../session/react.ts';
import { useReducedMotion } from '../../ui/useReducedMotion.ts';
import { Calls } from './calls.ts';
import { FEW } from './few.ts';
import type { RoomLayout } from './layout.ts';
import { Notes, type Stage } from './notes.ts';
import { bubbleOf, growth, mouthsOf } from './speech.ts';
import type { Ways } from './ways.ts';

interface Layer {
  draw(frame: Frame, time: number): void;
  clear(): void;
}

async function notesOn(picture: Element, room: RoomLayout, stage: Stage): Promise<Layer | null> {
  const canvas = picture.querySelector('canvas');
  const mirror = picture.querySelector<HTMLElement>('.mirror');
  if (!canvas || !mirror) return null;
  const { CanvasNotes } = await import('./canvasNotes.ts');
  return new CanvasNotes(canvas, mirror, stage, room);
}

/** The layer of SVG in which they move, by themselves. */
export function useNotes(
  room: RoomLayout,
  names: readonly string[],
  ways: Ways,
): RefObject<SVGGElement | null> {
  const session = useSession();
  const still = useReducedMotion();
  const layer = useRef<SVGGElement>(null);
  useEffect(() => {
    const picture = layer.current?.ownerSVGElement?.parentElement;
    if (!layer.current || !picture) return;
    const few = names.length <= FEW;
    const { scale: bubbles, words } = bubbleOf(room);
    const scale = few ? growth(room) : 1;
    const stage: Stage = { ways, mouths: mouthsOf(room, names), scale, bubbles, words, still };
    const layers: Layer[] = [new Calls(layer.current, stage)];
    let last: { frame: Frame; time: number } | null = null;
    let ended = false;
    const draw = () => {
      if (last) for (const one of layers) one.draw(last.frame, last.time);
    };
    const stop = session.onMotion((frame, time) => {
      last = { frame, time };
      draw();
      drawLeases(picture, frame.nodes, time);
    });
    if (few) layers.push(new Notes(layer.current, stage));
    else
      void notesOn(picture, room, stage).then((notes) => {
        // The canvas may be another's by now.
        if (!notes || ended) return;
        layers.push(notes);
        draw();
      });
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      ended = true;
      stop();
      theme.disconnect();
      for (const one of layers) one.clear();
    };
  }, [session, room, names, ways, still]);
  return layer;
}

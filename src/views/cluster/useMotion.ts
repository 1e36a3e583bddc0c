// Draws what moves, in every animation frame, past React: as SVG in a small class, on a canvas (loaded for it) in a large one.

import { type RefObject, useEffect } from 'react';
import type { Frame } from '../../engine/frame.ts';
import { useSession } from '../../session/react.ts';
import type { MotionLayer, Scene } from './motion.ts';
import { Rings } from './rings.ts';
import { SvgMessages } from './svgMessages.ts';
import type { Viewport } from './viewport.ts';

/** At once where nothing need be loaded: after a change of size what moves is there in the same frame. */
function layersOf(
  stage: HTMLElement,
  scene: Scene,
  viewport: Viewport,
): readonly MotionLayer[] | Promise<readonly MotionLayer[]> {
  const messages = stage.querySelector<SVGGElement>('.messages');
  if (messages) return [new SvgMessages(messages, scene), new Rings(stage, scene.layout)];
  const canvas = stage.querySelector('canvas');
  const mirror = stage.querySelector<HTMLElement>('.mirror');
  if (!canvas || !mirror) return [];
  return import('./canvasMotion.ts').then(({ CanvasMotion }) => [
    new CanvasMotion(canvas, mirror, scene, viewport),
  ]);
}

export function useMotion(
  stage: RefObject<HTMLElement | null>,
  scene: Scene,
  viewport: Viewport,
): void {
  const session = useSession();
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    let layers: readonly MotionLayer[] = [];
    let last: { frame: Frame; time: number } | null = null;
    let ended = false;
    const draw = () => {
      if (last) for (const layer of layers) layer.draw(last.frame, last.time);
    };
    const stop = session.onMotion((frame, time) => {
      last = { frame, time };
      draw();
    });
    const unwatch = viewport.watch(draw);
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const take = (made: readonly MotionLayer[]) => {
      layers = made;
      if (ended) for (const layer of layers) layer.clear();
      else draw();
    };
    const made = layersOf(element, scene, viewport);
    if (made instanceof Promise) void made.then(take);
    else take(made);
    return () => {
      ended = true;
      stop();
      unwatch();
      theme.disconnect();
      for (const layer of layers) layer.clear();
    };
  }, [session, stage, scene, viewport]);
}

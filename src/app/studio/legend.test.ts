import { expect, it } from 'vitest';
import { compile } from '../../engine/compile.ts';
import { detectors } from '../../engine/detectors/registry.ts';
import { protocols } from '../../engine/protocols/registry.ts';
import { scenario } from '../../engine/testing.ts';
import { jobs } from '../../engine/work/registry.ts';
import { messagePath } from '../../ui/shapes.ts';

it('has a shape of its own for each message type of any run', () => {
  for (const protocol of Object.keys(protocols))
    for (const detector of Object.keys(detectors))
      for (const kind of Object.keys(jobs)) {
        const { types } = compile(
          scenario({
            protocol: { id: protocol, params: {} },
            detector: { id: detector, params: {} },
            work: { kind, fencing: false, params: {} },
          }),
        );
        const shapes = new Set(types.map(({ index }) => messagePath(index, 90)));
        expect([protocol, detector, kind, shapes.size]).toEqual([
          protocol,
          detector,
          kind,
          types.length,
        ]);
      }
});

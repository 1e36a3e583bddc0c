import type { Scenario } from '../../../engine/scenario.ts';
export function scenario(changes: Partial<Scenario> = {}): Scenario {
  return {
    rollcall: 1,
    title: 'test',
    description: '',
    seed: 7,
    tickMs: 100,
    protocol: { id: 'priority', params: {} },
    detector: { id: 'timeout', params: {} },
    nodes: members(5),
    network: { latencyMs: [250, 350], loss: 0, duplicate: 0 },
    timing: { writeMs: 0, timerSlackMs: 0 },
    work: { kind: 'cron', fencing: false, params: {} },
    script: [{ at: 3000, do: 'crash', node: '@leader' }],
    untilMs: 10_000,
    ...changes,
  };
}
export const members = (count: number): Scenario['nodes'] =>
  Array.from({ length: count }, (_, index) => ({ id: `n${index + 1}`, priority: index + 1 }));

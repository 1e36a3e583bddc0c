// Two runs, one playhead: a follower shows what its leader's script does under another protocol, at the same moment.

import { expect, test } from 'vitest';
import { scenario } from '../engine/testing.ts';
import { withProtocol } from '../scenario/script.ts';
import { createFollower } from './follower.ts';
import { createSession } from './session.ts';
import { ManualClock, settle, TestPort } from './testing.ts';

async function pair() {
  const clock = new ManualClock();
  const ports: TestPort[] = [];
  const make = () => {
    const port = new TestPort();
    ports.push(port);
    return port;
  };
  const spawn = { worker: make, here: make };
  const leader = createSession(scenario({ script: [] }), { spawn, clock });
  const follower = createFollower(leader, (run) => withProtocol(run, 'bully'), { spawn, clock });
  const settled = async () => {
    for (let turn = 0; turn < 40; turn++) {
      for (const port of ports) while (port.work());
      await settle();
      await clock.pass(20);
    }
  };
  await settled();
  return { leader, follower, settled };
}

test('the follower stands where its leader stands', async () => {
  const { leader, follower, settled } = await pair();
  leader.seek(4_000_000);
  await settled();
  expect(follower.playhead()).toBe(4_000_000);
  expect(follower.getState().scenario.protocol.id).toBe('bully');
  expect(follower.getState().frame?.leader).toBe('n5');
});

test('a click on either goes into the one script', async () => {
  const { leader, follower, settled } = await pair();
  leader.seek(4_000_000);
  await settled();
  follower.toggleNode('n5');
  await settled();
  const entry = { at: 4000, do: 'crash', node: 'n5' };
  expect(leader.getState().scenario.script).toEqual([entry]);
  expect(follower.getState().scenario.script).toEqual([entry]);
  expect(follower.getState().frame?.nodes[4]?.status).toBe('down');
  leader.undo();
  await settled();
  expect(follower.getState().scenario.script).toEqual([]);
});

test('disposing of the follower leaves its leader alone', async () => {
  const { leader, follower, settled } = await pair();
  follower.dispose();
  leader.seek(2_000_000);
  await settled();
  expect(follower.playhead()).toBe(0);
  expect(leader.getState().frame?.time).toBeGreaterThan(0);
});

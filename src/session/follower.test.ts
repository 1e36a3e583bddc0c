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

test('what is asked of the follower is answered by its own run, and the deeds in it are the reader’s', async () => {
  const { leader, follower, settled } = await pair();
  leader.seek(3_000_000);
  await settled();
  leader.toggleNode('n5');
  await settled();
  expect(follower.getState().branches).toBe(leader.getState().branches);
  expect(follower.getState().branch).toBe(1);
  const lead = follower.getState().report?.milestones.findLast(({ kind }) => kind === 'elected');
  follower.explain(lead?.event ?? 0);
  await settled();
  expect(leader.getState().why).toBeNull();
  const steps = follower.getState().why?.answer?.threads[0]?.steps ?? [];
  expect(steps[0]?.rule?.name).toBe('announce');
  expect(steps.at(-1)?.script).toBe(0);
  follower.inspect(['n4']);
  await settled();
  expect(follower.getState().inspections.map(({ node }) => node)).toEqual(['n4']);
  expect(leader.getState().inspected).toEqual([]);
});

test('its milestones are those of its own run, and lead both there', async () => {
  const { leader, follower, settled } = await pair();
  leader.toggleNode('n5');
  await settled();
  const own = follower.getState().report?.milestones ?? [];
  const first = own.find(({ atUs }) => atUs > 0)?.atUs;
  follower.stepMilestone(1);
  await settled();
  expect(leader.playhead()).toBe(first);
  expect(follower.playhead()).toBe(first);
  follower.stepMilestone(-1);
  await settled();
  expect(leader.playhead()).toBe(0);
});

test('its events are those of its own run, and lead both there, however quickly they are asked for', async () => {
  const { leader, follower, settled } = await pair();
  await settled();
  follower.stepEvent(1);
  follower.stepEvent(1);
  follower.stepEvent(1);
  await settled();
  const third = follower.playhead();
  expect(third).toBeGreaterThan(0);
  expect(leader.playhead()).toBe(third);
  follower.stepEvent(-1);
  await settled();
  const second = follower.playhead();
  expect(second).toBeLessThan(third);
  expect(leader.playhead()).toBe(second);
  leader.seek(2_000_000);
  await settled();
  expect(follower.playhead()).toBe(2_000_000);
});

test('who listens to the follower hears of what is shared, and no more once it is gone', async () => {
  const { leader, follower, settled } = await pair();
  const heard: boolean[] = [];
  follower.subscribe(({ playing }, before) => {
    if (playing !== before.playing) heard.push(playing);
  });
  leader.play();
  leader.pause();
  expect(heard).toEqual([true, false]);
  follower.dispose();
  leader.play();
  await settled();
  expect(heard).toEqual([true, false]);
});

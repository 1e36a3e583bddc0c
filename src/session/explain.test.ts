// Asking "why?" of a session: the answer comes into the state, and goes with the run that it is about.

import { expect, test } from 'vitest';
import { scenario } from '../engine/testing.ts';
import { createSession } from './session.ts';
import { ManualClock, settle, TestPort } from './testing.ts';

async function rig() {
  const port = new TestPort();
  const session = createSession(scenario(), {
    clock: new ManualClock(),
    spawn: { worker: () => port, here: () => port },
  });
  const work = async () => {
    while (port.work());
    await settle();
  };
  await work();
  return { session, work };
}

test('the answer comes into the state, and goes when nobody asks any more', async () => {
  const { session, work } = await rig();
  const lead = session.getState().report?.milestones.findLast(({ kind }) => kind === 'elected');
  session.explain(lead?.event ?? 0);
  expect(session.getState().why).toEqual({ event: lead?.event, answer: null });
  await work();
  expect(session.getState().why?.answer?.threads[0]?.steps.map(({ kind }) => kind)).toEqual([
    'lead',
    'suspect',
    'crash',
    'script',
  ]);
  session.explain(null);
  expect(session.getState().why).toBeNull();
});

test('of two questions the last one is answered; a branch drops the answer', async () => {
  const { session, work } = await rig();
  session.explain(3);
  session.explain(5);
  await work();
  expect(session.getState().why?.answer?.event).toBe(5);
  session.intervene({ do: 'crash', node: 'n1' });
  expect(session.getState().why).toBeNull();
  await work();
  expect(session.getState().why).toBeNull();
});

test('there is no answer about an event that there is not', async () => {
  const { session, work } = await rig();
  session.explain(999_999);
  await work();
  expect(session.getState().why).toBeNull();
});

test('diagram and firing answer', async () => {
  const { session, work } = await rig();
  const asked = Promise.all([
    session.diagram(0, 2_000_000),
    session.firing(0, 1, 'n4', 'take-lead'),
  ]);
  await work();
  const [diagram, firing] = await asked;
  expect(diagram?.messages.length).toBeGreaterThan(20);
  expect(firing?.node).toBe('n4');
});

// What becomes of questions when their worker dies, falls silent, or cannot be had.

import { afterEach, expect, test, vi } from 'vitest';
import { scenario } from '../engine/testing.ts';
import { Connection } from './connection.ts';
import type { Port, Request, Response } from './messages.ts';

class Deaf implements Port {
  onmessage: Port['onmessage'] = null;
  onerror: Port['onerror'] = null;
  onmessageerror: Port['onmessageerror'] = null;
  readonly asked: Request[] = [];
  postMessage(request: Request): void {
    this.asked.push(request);
  }
  terminate(): void {}
  say(data: Response): void {
    this.onmessage?.({ data });
  }
  die(): void {
    this.onerror?.({ preventDefault: () => {} });
  }
  get kinds(): string[] {
    return this.asked.map(({ kind }) => kind).filter((kind) => kind !== 'ping');
  }
}

const load: Request = { kind: 'load', requestId: 1, run: 1, scenario: scenario(), reportFromUs: 0 };
const why: Request = { kind: 'why', requestId: 2, run: 1, event: 7 };

function connect(worker: () => Port) {
  const told: string[] = [];
  const answers: (Response | null)[] = [];
  const here = new Deaf();
  const connection = new Connection(
    { worker, here: () => here },
    {
      began: () => told.push('began'),
      heard: () => {},
      restarted: () => told.push('restarted'),
      withoutWorker: () => told.push('without'),
      gaveUp: () => told.push('gave up'),
    },
  );
  const ask = (request: Request) => connection.ask(request, (answer) => answers.push(answer));
  return { connection, told, answers, here, ask };
}

function workers() {
  const made: Deaf[] = [];
  const worker = () => {
    const port = new Deaf();
    made.push(port);
    return port;
  };
  return { made, worker };
}

afterEach(() => {
  vi.useRealTimers();
});

test('a question of a worker that died is put to the next, with the run; what the dead say is not heard', () => {
  const { made, worker } = workers();
  const { connection, told, answers, ask } = connect(worker);
  connection.load(load);
  made[0]?.say({ kind: 'hello' });
  ask(why);
  made[0]?.die();
  expect(made[1]?.kinds).toEqual(['load', 'why']);
  expect(told).toEqual(['began', 'began', 'restarted']);
  const answer: Response = { kind: 'why', requestId: 2, why: null };
  made[0]?.say(answer);
  expect(answers).toEqual([]);
  made[1]?.say(answer);
  expect(answers).toEqual([answer]);
  connection.close();
});

test('a question that saw two workers die is lost, and so is one of an earlier run', () => {
  const { made, worker } = workers();
  const { connection, answers, ask } = connect(worker);
  connection.load(load);
  made[0]?.say({ kind: 'hello' });
  ask(why);
  ask({ ...why, requestId: 3, run: 0 });
  made[0]?.die();
  expect(answers).toEqual([null]);
  made[1]?.say({ kind: 'hello' });
  made[1]?.die();
  expect(made[2]?.kinds).toEqual(['load']);
  expect(answers).toEqual([null, null]);
  connection.close();
});

test('three deaths within ten seconds are enough; the next load tries again', () => {
  const { made, worker } = workers();
  const { connection, told, answers, ask } = connect(worker);
  connection.load(load);
  for (let death = 0; death < 3; death++) {
    made[death]?.say({ kind: 'hello' });
    made[death]?.die();
  }
  expect(told.at(-1)).toBe('gave up');
  expect(made).toHaveLength(3);
  ask(why);
  expect(answers).toEqual([null]);
  connection.load(load);
  expect(made[3]?.kinds).toEqual(['load']);
  connection.close();
});

test('where a worker cannot be had, or dies before its first word, this thread serves', () => {
  const refusing = connect(() => {
    throw new Error('not here');
  });
  refusing.connection.load(load);
  expect(refusing.told).toEqual(['began', 'without']);
  expect(refusing.here.kinds).toEqual(['load']);

  const { made, worker } = workers();
  const stillborn = connect(worker);
  stillborn.connection.load(load);
  made[0]?.die();
  expect(stillborn.told).toEqual(['began', 'began', 'without']);
  expect(stillborn.here.kinds).toEqual(['load']);
});

test('silence is death while something is expected, and nothing otherwise', () => {
  vi.useFakeTimers();
  const { made, worker } = workers();
  const { connection, told } = connect(worker);
  connection.load(load);
  made[0]?.say({ kind: 'hello' });
  connection.expecting = false;
  made[0]?.say({ kind: 'hello' });
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual(['began']);
  connection.expecting = true;
  connection.send({ kind: 'halt', requestId: 4, run: 1, halt: false });
  vi.advanceTimersByTime(3500);
  made[0]?.say({ kind: 'pong', requestId: 5 });
  vi.advanceTimersByTime(3500);
  expect(told).toEqual(['began']);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(['began', 'began', 'restarted']);
  connection.close();
});

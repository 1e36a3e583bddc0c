// Each built-in scenario shows what it says.

import { describe, expect, it } from 'vitest';
import { simulate } from '../engine/run.ts';
import type { Scenario } from '../engine/scenario.ts';
import { builtinScenario, builtins } from './builtin/registry.ts';

function run(id: string) {
  const scenario = builtinScenario(id);
  if (!scenario) throw new Error(`no built-in ${id}`);
  return simulate(scenario);
}

describe('the built-in scenarios', () => {
  it.each(builtins.map((builtin) => [builtin.id, builtin] as const))(
    '%s is valid',
    (id, builtin) => {
      const scenario = builtinScenario(id);
      expect(scenario?.title).not.toBe('');
      expect(scenario?.description).not.toBe('');
      expect(builtin.teaches).toMatch(/^[^\n]{20,140}$/);
      expect(builtinScenario(id)).toBe(scenario);
    },
  );

  it('have titles that a narrow picker can tell apart, and texts set as print is', () => {
    const all = builtins.map(({ id }) => builtinScenario(id) ?? { title: '', description: '' });
    for (const { title, description } of all) {
      expect(title.length).toBeLessThanOrEqual(36);
      expect(`${title}${description}`).not.toMatch(/["']/);
    }
    expect(new Set(all.map(({ title }) => title.slice(0, 24))).size).toBe(all.length);
  });

  it('have ids of their own that suit an address', () => {
    expect(new Set(builtins.map(({ id }) => id)).size).toBe(builtins.length);
    for (const { id } of builtins) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(builtinScenario('nothing')).toBeNull();
    expect(builtinScenario('constructor')).toBeNull();
  });

  it('first-day: n5 fails, n4 takes over, n5 takes the lead back', () => {
    const { leaders, failovers, jobs } = run('first-day').summary();
    expect(leaders.map(({ node }) => node)).toEqual(['n5', 'n4', 'n5']);
    expect(failovers).toHaveLength(1);
    expect(failovers[0]?.recoveredUs).toBeLessThan(14_000_000);
    expect(jobs.run).toBeGreaterThan(5);
  });

  it('two-monitors: two lead at once, and a job is done twice', () => {
    const { leaders, splitBrainUs, jobs } = run('two-monitors').summary();
    expect(leaders.map(({ node }) => node)).toEqual(['n5', 'n4']);
    expect(splitBrainUs).toBeGreaterThan(0);
    expect(jobs.duplicate).toBeGreaterThanOrEqual(1);
  });

  it('empty-class: five lead one after another, then nobody, then the one who returns', () => {
    const done = run('empty-class');
    const { leaders } = done.summary();
    expect(leaders.map(({ node }) => node)).toEqual(['n5', 'n4', 'n3', 'n2', 'n1', 'n2']);
    const empty = done.frameAt(37_000_000);
    expect(empty.leader).toBeNull();
    expect(empty.nodes.every(({ status }) => status === 'down')).toBe(true);
  });

  it('flapping: the lead flickers while words are lost, and the old order is back at the end', () => {
    const done = run('flapping');
    const { leaders, splitBrainUs } = done.summary();
    expect(leaders.length).toBeGreaterThanOrEqual(4);
    expect(splitBrainUs).toBeGreaterThan(0);
    expect(leaders.filter(({ toUs }) => toUs === 40_000_000).map(({ node }) => node)).toEqual([
      'n5',
    ]);
  });

  it('big-class: sixty nodes elect as fast as five', () => {
    const { leaders, failovers, messages } = run('big-class').summary();
    expect(leaders.map(({ node }) => node)).toEqual(['n60', 'n59']);
    expect(failovers[0]?.electedUs).toBeLessThan(11_000_000);
    expect(messages.sent).toBeGreaterThan(50_000);
  });

  it('phi-vs-timeout: phi errs never and is quick; 2 s errs, 4 s is slow', () => {
    const scenario = builtinScenario('phi-vs-timeout');
    if (!scenario) throw new Error('no such built-in');
    const under = (detector: Scenario['detector']) => {
      const done = simulate({ ...scenario, detector });
      const { failovers, leaders, jobs, events } = done.summary();
      const crash = failovers.find(
        ({ node, failedUs }) => node === 'n5' && failedUs === 72_000_000,
      );
      const wrong = done
        .events(1, events)
        .filter(({ kind, atUs }) => kind === 'suspect' && atUs < 72_000_000).length;
      return {
        wrong,
        handOvers: leaders.length - 2,
        twice: jobs.duplicate,
        noticedS: Math.round(((crash?.suspectedUs ?? Infinity) - 72_000_000) / 100_000) / 10,
      };
    };
    const timeout = (timeoutMs: number) => under({ id: 'timeout', params: { timeoutMs } });
    const calm = { wrong: 0, handOvers: 0, twice: 0 };
    expect(under(scenario.detector)).toEqual({ ...calm, noticedS: 1.8 });
    expect(timeout(2000)).toEqual({ wrong: 27, handOvers: 4, twice: 1, noticedS: 1.8 });
    expect(timeout(4000)).toEqual({ ...calm, noticedS: 3.8 });
  });

  it('swim-gossip: helpers bridge the broken link, n3 objects, n5 is dead and n4 leads', () => {
    const done = run('swim-gossip');
    const events = done.events(1, done.summary().events);
    const firings = (rule: string, fromMs: number, toMs: number) =>
      events.filter(
        (event) =>
          event.rule === rule &&
          (event.kind === 'timer' || event.kind === 'deliver') &&
          event.atUs >= fromMs * 1000 &&
          event.atUs < toMs * 1000,
      );
    expect(firings('pass-answer', 5000, 14_000).length).toBeGreaterThan(0);
    expect(firings('no-answer', 0, 16_000)).toEqual([]);
    expect(firings('no-answer', 16_000, 20_000).length).toBeGreaterThan(0);
    expect(new Set(firings('refute', 20_000, 22_000).map(({ node }) => node))).toEqual(
      new Set(['n3']),
    );
    expect(new Set(events.flatMap(({ kind, peer }) => (kind === 'suspect' ? [peer] : [])))).toEqual(
      new Set(['n5']),
    );
    expect(done.summary().leaders.map(({ node }) => node)).toEqual(['n5', 'n4']);
  });

  it('raft-split-vote: several elections fail before one succeeds', () => {
    const { leaders } = run('raft-split-vote').summary();
    expect((leaders.at(-1)?.epoch ?? 0) - (leaders[0]?.epoch ?? 0)).toBeGreaterThanOrEqual(3);
  });

  it('raft-partition: two believe, in different terms; the late jobs of the old one are refused', () => {
    const { leaders, splitBrainUs, jobs, violations } = run('raft-partition').summary();
    expect(leaders.map(({ epoch }) => epoch)).toEqual([1, 2]);
    expect(splitBrainUs).toBeGreaterThan(0);
    expect(jobs).toMatchObject({ duplicate: 0 });
    expect(jobs.refused).toBeGreaterThan(0);
    expect(violations.every(({ promised }) => !promised)).toBe(true);
  });

  it('raft-disruptive-server: a healthy leader is deposed; with preVote it is not', () => {
    expect(run('raft-disruptive-server').summary().leaders).toHaveLength(2);
    const scenario = builtinScenario('raft-disruptive-server');
    if (!scenario) throw new Error('no such built-in');
    const asks = { ...scenario, protocol: { id: 'raft', params: { preVote: true } } };
    expect(simulate(asks).summary().leaders).toHaveLength(1);
  });

  it('raft-disruptive-prevote: the same seed and script with preVote, and one leader to the end', () => {
    const [plain, asks] = ['raft-disruptive-server', 'raft-disruptive-prevote'].map(
      builtinScenario,
    );
    expect(asks?.script).toEqual(plain?.script);
    expect(asks?.seed).toBe(plain?.seed);
    const done = simulate(asks as Scenario);
    expect(done.summary().leaders).toHaveLength(1);
    expect(new Set(done.frameAt(60_000_000).nodes.map(({ epoch }) => epoch))).toEqual(new Set([1]));
  });

  it('raft-amnesia: two leaders in one term and a job done twice in spite of fencing; with its memory, neither', () => {
    const { leaders, jobs, violations } = run('raft-amnesia').summary();
    expect(leaders.slice(0, 2).map(({ node, epoch }) => [node, epoch])).toEqual([
      ['n1', 1],
      ['n3', 1],
    ]);
    expect(jobs.duplicate).toBeGreaterThan(0);
    const broken = violations.map(({ promise }) => promise);
    expect(broken).toContain('one-vote-per-epoch');
    expect(broken).toContain('one-leader-per-epoch');
    expect(violations.every(({ promised }) => !promised)).toBe(true);
    const scenario = builtinScenario('raft-amnesia') as Scenario;
    const script = scenario.script.map((entry) =>
      entry.do === 'revive' ? { at: entry.at, do: entry.do, node: entry.node } : entry,
    );
    const remembers = simulate({ ...scenario, script }).summary();
    expect(remembers.leaders.filter(({ epoch }) => epoch === 1)).toHaveLength(1);
    expect(remembers.violations.map(({ promise }) => promise)).not.toContain(
      'one-leader-per-epoch',
    );
  });

  /** Who leads, one reign after another, in a built-in under other extensions of Raft. */
  const reigns = (id: string, params: Scenario['protocol']['params']): string[] =>
    simulate({ ...(builtinScenario(id) as Scenario), protocol: { id: 'raft', params } })
      .summary()
      .leaders.map(({ node }) => node);
  const both = { preVote: true, checkQuorum: true };

  it('raft-chain: the ends alternate, also with checkQuorum; with preVote or stickiness the leader stays', () => {
    for (const params of [{}, { checkQuorum: true }]) {
      const leaders = reigns('raft-chain', params);
      expect(leaders.length).toBeGreaterThanOrEqual(8);
      leaders.forEach((node, index) => {
        expect(node).toBe(index % 2 === 0 ? 'n1' : 'n3');
      });
    }
    for (const params of [{ preVote: true }, { stickiness: true }, both])
      expect(reigns('raft-chain', params)).toEqual(['n1']);
  });

  it('raft-quorum-loss: preVote or stickiness alone is stuck; with checkQuorum, or without either, the hub leads', () => {
    expect(
      run('raft-quorum-loss')
        .summary()
        .leaders.map(({ node }) => node),
    ).toEqual(['n5']);
    expect(reigns('raft-quorum-loss', { stickiness: true })).toEqual(['n5']);
    for (const params of [{}, { checkQuorum: true }, both])
      expect(reigns('raft-quorum-loss', params)).toEqual(['n5', 'n1']);
  });

  it('raft-deaf-leader: stuck but with checkQuorum, which alternates; with preVote as well one of the others leads for good', () => {
    for (const params of [{}, { preVote: true }, { stickiness: true }])
      expect(reigns('raft-deaf-leader', params)).toEqual(['n1']);
    expect(reigns('raft-deaf-leader', { checkQuorum: true }).length).toBeGreaterThan(4);
    expect(reigns('raft-deaf-leader', both)).toEqual(['n1', expect.stringMatching(/n[23]/)]);
  });

  it('priority-takeover: n5 takes over from n2 after one timeout, and again when it is back; without it, n2 stays', () => {
    const { leaders, violations } = run('priority-takeover').summary();
    expect(leaders.map(({ node }) => node)).toEqual(['n2', 'n5', expect.any(String), 'n5']);
    expect(leaders[1]?.fromUs).toBeLessThan(7_000_000);
    expect(violations).toEqual([]);
    expect(reigns('priority-takeover', {})).toEqual(['n2']);
  });

  it('lease-gc-pause: GC pause → double payment without fencing', () => {
    const { leaders, jobs, violations } = run('lease-gc-pause').summary();
    expect(leaders.map(({ node, epoch }) => [node, epoch])).toEqual([
      ['n1', 1],
      ['n3', 2],
    ]);
    expect(jobs).toMatchObject({ run: 3, duplicate: 1, refused: 0 });
    expect(violations.map(({ promise, promised }) => [promise, promised])).toEqual([
      ['one-leader-at-a-time', false],
      ['no-stale-write', false],
      ['no-double-payment', false],
    ]);
  });

  it('lease-fenced: the same script, refused with fencing', () => {
    expect(builtinScenario('lease-fenced')?.script).toEqual(
      builtinScenario('lease-gc-pause')?.script,
    );
    const { jobs, violations, splitBrainUs } = run('lease-fenced').summary();
    expect(jobs).toMatchObject({ run: 3, duplicate: 0, refused: 1 });
    expect(splitBrainUs).toBe(3_000_000);
    expect(violations.map(({ promise }) => promise)).toEqual(['one-leader-at-a-time']);
  });

  it('lost-writes: seven writes of the old primary are acknowledged and lost, one leader a term all the same', () => {
    const done = run('lost-writes');
    const { leaders, jobs, violations } = done.summary();
    expect(leaders.map(({ node }) => node)).toEqual(['n5', 'n4']);
    expect(jobs).toMatchObject({ lost: 7, refused: 0 });
    const lost = done.report().work.filter(({ outcome }) => outcome === 'lost');
    expect(new Set(lost.map(({ item }) => item)).size).toBe(7);
    expect(violations.map(({ promise }) => promise)).not.toContain('one-leader-per-epoch');
  });

  it('bully-split-brain: n3 and n5 lead at once, both run the job, and n5 leads alone in the end', () => {
    const done = run('bully-split-brain');
    expect(done.frameAt(16_000_000).leaders).toEqual(['n3', 'n5']);
    expect(done.summary().jobs.duplicate).toBeGreaterThanOrEqual(2);
    expect(done.frameAt(25_000_000).leaders).toEqual(['n5']);
    for (const { follows } of done.frameAt(25_000_000).nodes) expect(follows).toBe('n5');
  });

  it('ring-broken: the token is lost with n2, n4 leads only after the ranks are sent again, and n3 alone beside it', () => {
    const done = run('ring-broken');
    const { leaders, failovers } = done.summary();
    expect(leaders.map(({ node }) => node)).toEqual(['n5', 'n4', 'n3']);
    expect(done.frameAt(20_000_000).leaders).toEqual(['n4']);
    expect(done.frameAt(29_900_000).leaders).toEqual(['n3', 'n4']);
    expect(failovers[0]?.electedUs).toBeGreaterThan(12_500_000);
    const lost = done
      .eventsBetween(9_000_000, 12_000_000, 1000)
      .filter(({ kind, type, to }) => kind === 'drop' && type === 'token' && to === 'n2');
    expect(lost.map(({ payload }) => payload?.origin)).toContain('n4');
  });

  it('vrrp-two-masters: both are Active while the cable is broken one way, and one when it is mended', () => {
    const done = run('vrrp-two-masters');
    expect(done.frameAt(7_900_000).leaders).toEqual(['r1']);
    expect(done.frameAt(19_900_000).leaders).toEqual(['r1', 'r2']);
    expect(done.frameAt(25_000_000).leaders).toEqual(['r1']);
  });
});

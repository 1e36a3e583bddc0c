import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comment, countComments } from '../../engine/countComments.ts';
import source from '../../engine/countComments.ts?raw';
import { sampleThread } from './sample.ts';
import {
  addendsText,
  addReply,
  countThread,
  excerptOf,
  faultOf,
  find,
  labelsOf,
  neighbour,
  pathTo,
  READER,
  readingOrder,
  remove,
  stackOf,
  stepsOf,
  sumText,
  type Thread,
  withReplies,
} from './thread.ts';

const fixed = { seed: 20261123, numRuns: 300 };

const said = (id: string, replies: Thread = [], author = id): Comment => ({
  id,
  author,
  text: 'Here!',
  replies,
});

/** Threads of any shape: each comment replies to one before it, or to none. */
const threads = fc.array(fc.option(fc.nat(), { freq: 8 }), { maxLength: 40 }).map((parents) =>
  parents.reduce<Thread>((thread, parent, index) => {
    const to = parent === null || index === 0 ? null : `c${parent % index}`;
    return addReply(thread, to, said(`c${index}`));
  }, []),
);
const places = threads
  .filter((thread) => thread.length > 0)
  .chain((thread) =>
    fc.record({
      thread: fc.constant(thread),
      at: fc.constantFrom(...[...readingOrder(thread)].map(({ comment }) => comment)),
    }),
  );

function chain(depth: number): Comment {
  let comment = said(`c${depth}`);
  for (let level = depth - 1; level > 0; level--) comment = said(`c${level}`, [comment]);
  return comment;
}

describe('changing a thread', () => {
  it('counts one more after a reply, which stands last', () => {
    fc.assert(
      fc.property(places, ({ thread, at }) => {
        const before = JSON.stringify(thread);
        const after = addReply(thread, at.id, said('new'));
        expect(countThread(after)).toBe(countThread(thread) + 1);
        expect(find(after, at.id)?.replies.at(-1)?.id).toBe('new');
        expect(countThread(addReply(thread, null, said('new')))).toBe(countThread(thread) + 1);
        expect(JSON.stringify(thread)).toBe(before);
      }),
      fixed,
    );
  });

  it('counts less by the whole subtree after a delete', () => {
    fc.assert(
      fc.property(places, ({ thread, at }) => {
        const before = JSON.stringify(thread);
        const after = remove(thread, at.id);
        expect(countThread(after)).toBe(countThread(thread) - countComments(at));
        const left = [...readingOrder(after)].map(({ comment }) => comment.id);
        const gone = new Set([...readingOrder([at])].map(({ comment }) => comment.id));
        expect(left).toEqual(
          [...readingOrder(thread)].map(({ comment }) => comment.id).filter((id) => !gone.has(id)),
        );
        expect(JSON.stringify(thread)).toBe(before);
      }),
      fixed,
    );
  });

  it('takes an added reply away again', () => {
    fc.assert(
      fc.property(places, ({ thread, at }) => {
        expect(remove(addReply(thread, at.id, said('new')), 'new')).toEqual(thread);
      }),
      fixed,
    );
  });

  it('shares what did not change', () => {
    const after = addReply(sampleThread, 'c7', said('new'));
    expect(after[0]?.replies[0]).toBe(sampleThread[0]?.replies[0]);
    expect(after[0]?.replies[1]).not.toBe(sampleThread[0]?.replies[1]);
  });

  it('leaves the thread as it is for an unknown comment', () => {
    expect(addReply(sampleThread, 'nobody', said('new'))).toBe(sampleThread);
    expect(remove(sampleThread, 'nobody')).toBe(sampleThread);
    expect(pathTo(sampleThread, 'nobody')).toEqual([]);
  });

  it('names a neighbour that outlives the delete', () => {
    fc.assert(
      fc.property(places, ({ thread, at }) => {
        const next = neighbour(thread, at.id);
        const after = remove(thread, at.id);
        if (next === null) expect(after).toEqual([]);
        else expect(find(after, next)).toBeDefined();
      }),
      fixed,
    );
  });
});

describe('the steps of counting', () => {
  it('end with the count of the thread, and each is one more than its replies', () => {
    fc.assert(
      fc.property(places, ({ thread }) => {
        for (const root of thread) expect(stepsOf([root]).at(-1)?.value).toBe(countComments(root));
        const steps = stepsOf(thread);
        expect(steps.length).toBe(countThread(thread));
        const returned = new Map<string, number>();
        for (const { call, value } of steps) {
          const { comment } = call;
          // Post-order: every reply has returned before.
          expect(comment.replies.every((reply) => returned.has(reply.id))).toBe(true);
          expect(value).toBe(
            1 + comment.replies.reduce((sum, reply) => sum + returned.get(reply.id)!, 0),
          );
          expect(returned.has(comment.id)).toBe(false);
          returned.set(comment.id, value);
          expect(stackOf(call).map((open) => open.comment)).toEqual(pathTo(thread, comment.id));
          // None of the open calls but the last has returned.
          for (const open of stackOf(call).slice(0, -1))
            expect(returned.has(open.comment.id)).toBe(false);
        }
      }),
      { ...fixed, numRuns: 100 },
    );
  });

  it('of the sample', () => {
    expect(
      stepsOf(sampleThread).map(({ call, value }) => `${call.comment.author} ${value}`),
    ).toEqual(['n2 1', 'n4 2', 'n1 1', 'n5 4', 'n2 1', 'n3 2', 'Teacher 7']);
    expect(stackOf(stepsOf(sampleThread)[0]!.call).map(({ comment }) => comment.author)).toEqual([
      'Teacher',
      'n5',
      'n4',
      'n2',
    ]);
    expect(stepsOf([])).toEqual([]);
  });
});

describe('deep threads', () => {
  it('change and count at depth 200', () => {
    const thread = [chain(200)];
    expect(countThread(thread)).toBe(200);
    expect(countThread(addReply(thread, 'c200', said('new')))).toBe(201);
    expect(countThread(remove(thread, 'c100'))).toBe(99);
    expect(stackOf(stepsOf(thread)[0]!.call).length).toBe(200);
  });

  it('change at depth 10,000', () => {
    const thread = [chain(10_000)];
    expect(pathTo(remove(thread, 'c9000'), 'c8999').length).toBe(8999);
    expect(pathTo(addReply(thread, 'c10000', said('new')), 'new').length).toBe(10_001);
  });
});

describe('as text', () => {
  it('shows the recursion as an equation', () => {
    const texts = [...readingOrder(sampleThread)].map(({ comment }) => addendsText(comment));
    expect(texts).toEqual(['1 + (4 + 2)', '1 + (2 + 1)', '1 + 1', '1', '1', '1 + 1', '1']);
    const [root] = sampleThread;
    expect(addendsText(root!, (comment) => comment.id === 'c2')).toBe('1 + (4 + ?)');
  });

  it('shortens a long sum', () => {
    const many = Array.from({ length: 30 }, (_, index) => said(`c${index}`));
    expect(sumText(many)).toBe('1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + … + 1');
  });

  it('tells comments of one author apart', () => {
    const thread = [
      said('a', [said('b', [], 'n5'), said('c', [], READER)], 'n5'),
      said('d', [], READER),
    ];
    const labels = labelsOf(thread);
    expect([...labels.values()].map(({ name }) => name)).toEqual(['n5', 'n5 2', 'You', 'You 2']);
    expect(withReplies(thread[0]!, labels.get('a')!)).toBe('n5’s comment and its 2 replies');
    expect(withReplies(thread[1]!, labels.get('d')!)).toBe('your comment 2');
    const [, second] = sampleThread[0]!.replies;
    expect(withReplies(second!, labelsOf(sampleThread).get('c6')!)).toBe(
      'n3’s comment and its 1 reply',
    );
  });

  it('quotes the function from its own file', () => {
    const excerpt = excerptOf(source, 'countComments');
    expect(excerpt.startsWith('/**')).toBe(true);
    expect(excerpt).toContain('return 1 + comment.replies.reduce(');
    expect(excerpt.endsWith('\n}')).toBe(true);
    expect(excerpt).not.toContain('interface');
    expect(() => excerptOf(source, 'countLikes')).toThrow('countLikes');
  });

  it('refuses what is empty or too long', () => {
    expect(faultOf(' \n')).toMatch(/^Write something/);
    expect(faultOf('x'.repeat(501))).toMatch(/^Too long: 501/);
    expect(faultOf('🙋'.repeat(500))).toBeNull();
    expect(faultOf('Here!')).toBeNull();
  });
});

// The members of a scenario: how many, or who, with ids that no other process has.

import type { NodeSetup } from '../engine/scenario.ts';
import { quote, show } from './faults.ts';
import { LIMITS, SERVICE_NAMES, standardNode, standardNodes } from './limits.ts';
import { list, type Read, Reader, text, whole } from './read.ts';

const memberId: Read<string> = (value, path, faults) => {
  const id = text(LIMITS.id)(value, path, faults);
  if (typeof value !== 'string' || id !== value) return '';
  if (id === '') faults.add(path, () => 'must not be empty');
  else if (id.startsWith('@'))
    faults.add(path, () => `must not begin with "@", as ${quote(id)} does`);
  else if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(id))
    faults.add(path, () => `must have no control character in it, as ${quote(id)} has`);
  else if (SERVICE_NAMES.includes(id))
    faults.add(path, () => `must not be ${quote(id)}: a service is called so`);
  return id;
};

/** A count, or a list of `{ id, priority?, logLength?, logTerm? }`. */
export const nodes: Read<readonly NodeSetup[]> = (value, path, faults) => {
  if (!Array.isArray(value)) {
    if (typeof value === 'number')
      return standardNodes(whole(1, LIMITS.nodes)(value, path, faults));
    faults.add(path, () => `must be a count or a list of nodes, not ${show(value)}`);
    return [];
  }
  if (value.length === 0) faults.add(path, () => `must have 1 to ${LIMITS.nodes} entries, not 0`);
  const places = new Map<string, string>();
  const priority = whole(-LIMITS.priority, LIMITS.priority);
  const log = whole(0, LIMITS.log);
  return (list(value, path, faults, LIMITS.nodes) ?? []).map((item, index): NodeSetup => {
    const at = `${path}[${index}]`;
    const before = faults.count;
    const reader = new Reader(item, at, faults);
    if (faults.count > before) return standardNode(index);
    reader.only(['id', 'priority', 'logLength', 'logTerm']);
    const id = reader.need('id', memberId, '');
    const earlier = places.get(id);
    if (id !== '' && earlier !== undefined)
      faults.add(`${at}.id`, () => `${quote(id)} is the id of ${earlier} already`);
    places.set(id, at);
    return {
      id,
      priority: reader.get('priority', priority, index + 1),
      ...(reader.has('logLength') && { logLength: reader.get('logLength', log, 0) }),
      ...(reader.has('logTerm') && { logTerm: reader.get('logTerm', log, 0) }),
    };
  });
};

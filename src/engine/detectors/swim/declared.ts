// What the SWIM detector declares: parameters, messages and rules.

import type { MessageTypes, Rules } from '../../declare.ts';

export const params = {
  periodMs: {
    kind: 'duration',
    default: 2500,
    min: 1,
    max: 3_600_000,
    title: 'Protocol period',
    help: 'Each node probes one other in each period: there and back, and round by a helper at the slowest. memberlist: 1,000.',
  },
  probeTimeoutMs: {
    kind: 'duration',
    default: 1000,
    min: 1,
    max: 3_600_000,
    title: 'Probe timeout',
    help: 'How long to wait for the answer before others are asked to try: there and back at the slowest. memberlist: 500.',
  },
  indirectProbes: {
    kind: 'count',
    default: 2,
    min: 0,
    max: 100,
    title: 'Helpers',
    help: 'How many others are asked to probe whoever did not answer. memberlist: 3.',
  },
  suspicionMult: {
    kind: 'number',
    default: 2,
    min: 0,
    max: 100,
    title: 'Suspicion multiplier',
    help: 'For how many periods (more in large groups) a suspect may object before it counts as dead. memberlist: 4. 0: no objection.',
  },
  randomTargets: {
    kind: 'flag',
    default: false,
    title: 'Targets at random',
    help: 'Whom to probe: at random, as the paper first has it, or (off) each once in an order shuffled anew, which bounds the wait.',
  },
} as const;

export const rules = {
  probe: {
    title: 'Probe one',
    explain: '{node} probes one other member, to see whether it answers.',
    source: 'SWIM §3.1',
  },
  'answer-probe': {
    title: 'Answer',
    explain: '{node} is probed by {from} and answers.',
    source: 'SWIM §3.1',
  },
  'ask-others': {
    title: 'Ask others to try',
    explain: '{node} got no answer in time, so it asks others to probe in its stead.',
    source: 'SWIM §3.1',
  },
  'probe-for': {
    title: 'Probe for another',
    explain: '{node} probes {target}, because {from} asks it to.',
    source: 'SWIM §3.1',
  },
  'pass-answer': {
    title: 'Pass the answer on',
    explain: '{node} hands the answer of {target} on to the one that asked.',
    source: 'SWIM §3.1',
  },
  'no-answer': {
    title: 'Suspect who does not answer',
    explain:
      '{node} got no answer in the whole period, neither directly nor through others, so it suspects whom it probed, and says so to all.',
    story: { timer: '{node} suspects {about}, which has not answered and may object.' },
    source: 'SWIM §4.2',
  },
  'hear-suspicion': {
    title: 'Suspect whom others suspect',
    explain:
      '{node} hears that a member is suspected, gives it time to object, and passes the word on.',
    story: { deliver: '{node} hears that {about} is suspected.' },
    source: 'SWIM §4.2; memberlist state.go',
  },
  'hear-objection': {
    title: 'Believe the objection',
    explain:
      '{node} hears that a member objects by a higher incarnation: it is alive, and {node} passes that on.',
    story: { deliver: '{node} hears that {about} objects: the suspicion is over.' },
    tone: 'repair',
    source: 'SWIM §4.2; memberlist state.go',
  },
  'hear-death': {
    title: 'Bury whom others bury',
    explain: '{node} hears that a member did not object in time, and passes the word on.',
    story: { suspect: '{node} gives {peer} up on the word of others.' },
    source: 'SWIM §4.2; memberlist state.go',
  },
  refute: {
    title: 'Object',
    explain: '{node} hears that it is suspected or dead, and objects by a higher incarnation.',
    story: { deliver: '{node} hears the rumour about it, and objects.' },
    tone: 'repair',
    source: 'SWIM §4.2',
  },
  'declare-dead': {
    title: 'Declare dead',
    explain: '{node} has heard no objection in time, so the suspect is dead to it.',
    story: { suspect: '{node} gives {peer} up: it did not object in time.' },
    source: 'SWIM §4.2; memberlist suspicion.go',
  },
  'heard-again': {
    title: 'Trust whoever speaks',
    explain: '{node} hears from {peer}, which it was made to suspect, and trusts it again.',
    source: 'ours: after a forced timeout',
  },
} as const satisfies Rules;

export const messages: MessageTypes = {
  probe: {
    title: 'Are you there?',
    help: 'To one member in each period, with news of others in its luggage.',
    fields: { number: 'count', gossip: 'gossip' },
  },
  ack: {
    title: 'I am / it is',
    help: 'The answer to a probe: the target is alive.',
    fields: { number: 'count', target: 'node', gossip: 'gossip' },
  },
  'probe-request': {
    title: 'Try it for me',
    help: 'To helpers: probe this member, because it does not answer me.',
    fields: { number: 'count', target: 'node', gossip: 'gossip' },
  },
};

// The lock service: one record that is written by compare-and-swap. It never fails: that is an assumption.

import type { Service } from '../../protocol.ts';
import { type Epoch, type Micros, NOBODY, type NodeId } from '../../units.ts';

/** The record, and the version that a write must name. Version 0: there is none yet. Times are those of the writer's clock. */
export type LeaseRecord = {
  readonly version: number;
  readonly holder: NodeId;
  readonly duration: Micros;
  readonly acquired: Micros;
  readonly renewed: Micros;
  readonly transitions: Epoch;
};
export const NO_RECORD: LeaseRecord = {
  version: 0,
  holder: NOBODY,
  duration: 0,
  acquired: 0,
  renewed: 0,
  transitions: 0,
};

export const lock: Service<{ record: LeaseRecord }> = {
  name: 'lock',
  title: 'Lock service',
  short: 'Lock',
  state: () => ({ record: NO_RECORD }),
  onMessage(service, message) {
    const { state } = service;
    if (message.type === 'lease-get') {
      service.send(message.from, 'lease-record', state.record);
      return;
    }
    service.rule('compare');
    const offer = message.payload as LeaseRecord;
    const done = offer.version === state.record.version;
    if (done) state.record = { ...offer, version: offer.version + 1 };
    service.send(message.from, 'lease-result', { version: offer.version, done });
  },
  holder: ({ record: { holder, transitions } }) => ({ holder, epoch: transitions }),
  describe: ({ record }, name) => [
    { label: 'Holder', value: record.holder === NOBODY ? 'nobody' : name(record.holder) },
    { label: 'Version', value: String(record.version) },
  ],
};

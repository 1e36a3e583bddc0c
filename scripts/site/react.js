// What the embed has in the place of React: Preact's layer for React's components. A frame loads 58 kB less, and a post with a
// dozen frames runs that a dozen times less. The studio has React; e2e/parity.spec.ts holds the two to the same picture.

import { options } from 'preact';

// Preact writes a property of an SVG element as it is spelled, where React knows that this one has another name.
const before = options.vnode;
options.vnode = (vnode) => {
  const { props } = vnode;
  if (typeof vnode.type === 'string' && 'tabIndex' in props) {
    props.tabindex = props.tabIndex;
    delete props.tabIndex;
  }
  before?.(vnode);
};

// biome-ignore lint/performance/noBarrelFile: it stands for a package.
export * from 'preact/compat';
export { default } from 'preact/compat';

// Brings the comment whose call returns into sight. By hand and in its own scroller: in a frame, `scrollIntoView` would move the
// host's page as well, again and again while the counting plays.

const GAP = 8;

export function bringIntoSight(panel: HTMLElement): void {
  const scroller = panel.closest('.stage-view');
  const card = panel.querySelector('[data-comment][data-call="returns"]');
  const walk = panel.querySelector('.comments-walk');
  if (!scroller || !card || !walk) return;
  const { top, bottom, right } = card.getBoundingClientRect();
  const room = scroller.getBoundingClientRect();
  const counting = walk.getBoundingClientRect();
  // In one column the counting stands over the foot of the thread.
  const foot = counting.left < right ? Math.min(room.bottom, counting.top) : room.bottom;
  if (top < room.top + GAP) scroller.scrollTop -= room.top + GAP - top;
  else if (bottom > foot - GAP)
    scroller.scrollTop += Math.min(bottom - foot + GAP, top - room.top - GAP);
}

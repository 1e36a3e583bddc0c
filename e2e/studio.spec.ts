// The studio as a reader uses it: play, kill the leader, step back and look again, send the run to somebody.

import { expect, node, open, stage, statesOf, test, timeOf } from './page.ts';

test('five nodes beat; the leader is killed; the next trusted node takes over', async ({
  page,
}) => {
  await open(page, './?at=3000&speed=10');
  await expect(stage(page)).toHaveAttribute('data-leader', 'n5');
  await expect(page.locator('[data-node]')).toHaveCount(5);
  await expect(page.locator('[data-message]').first()).toBeAttached();
  await expect(node(page, 'n5')).toHaveAttribute('data-role', 'leader');
  await node(page, 'n5').click();
  await expect(node(page, 'n5')).toHaveAttribute('data-status', 'down');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(stage(page)).toHaveAttribute('data-leader', 'n4');
  await expect(stage(page)).toHaveAttribute('data-epoch', '2');
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(stage(page)).toHaveAttribute('data-playing', 'false');
});

test('steps forward and back show the same again', async ({ page }) => {
  await open(page, './?at=8900');
  const look = async () => [
    await stage(page).getAttribute('data-leader'),
    await page.locator('[data-message]').count(),
    await page
      .locator('[data-message]')
      .evaluateAll((all) =>
        all
          .map((one) => `${one.getAttribute('data-message')} ${one.getAttribute('transform')}`)
          .sort(),
      ),
  ];
  await expect(page.locator('[data-message]').first()).toBeAttached();
  const before = await look();
  for (let step = 1; step <= 4; step++) {
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(stage(page)).toHaveAttribute('data-time', String(8900 + step * 100));
  }
  await expect(stage(page)).toHaveAttribute('data-leader', 'n4');
  for (let step = 3; step >= 0; step--) {
    await page.getByRole('button', { name: 'Step back', exact: true }).click();
    await expect(stage(page)).toHaveAttribute('data-time', String(8900 + step * 100));
  }
  await expect.poll(look).toEqual(before);
});

test('milestones, story and timeline lead to their moments', async ({ page }) => {
  await open(page, './');
  await page.getByRole('button', { name: 'Next milestone' }).click();
  await expect.poll(() => timeOf(page)).toBeGreaterThan(1000);
  await page.getByRole('button', { name: 'Next milestone' }).click();
  await expect(stage(page)).toHaveAttribute('data-time', '6000');
  await page.getByRole('button', { name: 'Previous milestone' }).click();
  await expect.poll(() => timeOf(page)).toBeLessThan(6000);
  await page
    .locator('.story')
    .getByRole('button', { name: /^9.*n4 takes the lead/ })
    .click();
  await expect(stage(page)).toHaveAttribute('data-leader', 'n4');
  await page.getByRole('slider', { name: 'Timeline' }).fill('20000');
  await expect(stage(page)).toHaveAttribute('data-time', '20000');
  await expect(stage(page)).toHaveAttribute('data-leader', 'n5');
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(stage(page)).toHaveAttribute('data-time', '0');
});

test('an intervention makes a branch; the old one is one undo away', async ({ page }) => {
  await open(page, './?at=3000');
  const first = (await stage(page).getAttribute('data-fingerprint')) ?? '';
  await node(page, 'n3').click();
  await expect(node(page, 'n3')).toHaveAttribute('data-status', 'down');
  await expect(stage(page)).not.toHaveAttribute('data-fingerprint', first);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(node(page, 'n3')).toHaveAttribute('data-status', 'up');
  await expect(stage(page)).toHaveAttribute('data-fingerprint', first);
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect(node(page, 'n3')).toHaveAttribute('data-status', 'down');
  await page.getByRole('combobox', { name: 'Branch' }).selectOption({ index: 0 });
  await expect(node(page, 'n3')).toHaveAttribute('data-status', 'up');
});

test('a shared link opens the very run at the very moment; a wrong fingerprint is told', async ({
  page,
  context,
}) => {
  await open(page, './?at=3000');
  await node(page, 'n5').click();
  await expect(stage(page)).not.toHaveAttribute('data-fingerprint', '');
  await expect.poll(async () => page.locator('.story').textContent()).toContain('n5 crashes');
  const fingerprint = (await stage(page).getAttribute('data-fingerprint')) ?? '';
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(link).toContain(`f=${fingerprint}`);
  const friend = await context.newPage();
  await open(friend, link);
  await expect(stage(friend)).toHaveAttribute('data-fingerprint', fingerprint);
  await expect(stage(friend)).toHaveAttribute('data-time', '3000');
  await expect(node(friend, 'n5')).toHaveAttribute('data-status', 'down');
  await expect(friend.locator('[data-notice]')).toHaveCount(0);
  const other = await context.newPage();
  await open(other, link.replace(/f=[0-9a-f]{16}/, 'f=0000000000000000'));
  await expect(other.locator('[data-notice="mismatch"]')).toContainText(
    'differs from what the sender saw',
  );
  await other.getByRole('button', { name: 'Dismiss: the run differs' }).click();
  await expect(other.locator('[data-notice]')).toHaveCount(0);
});

test('the whole tour by keyboard alone', async ({ page }) => {
  await open(page, './?at=2900');
  await page.keyboard.press('ArrowRight');
  await expect(stage(page)).toHaveAttribute('data-time', '3000');
  await page.keyboard.press('5');
  await expect(node(page, 'n5')).toHaveAttribute('data-status', 'down');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(stage(page)).toHaveAttribute('data-leader', 'n4');
  const there = await timeOf(page);
  await page.keyboard.press('.');
  await expect.poll(() => timeOf(page)).toBeGreaterThan(there);
  await page.keyboard.press(',');
  await expect(stage(page)).toHaveAttribute('data-time', String(there));
  await page.keyboard.press('Home');
  await expect(stage(page)).toHaveAttribute('data-time', '0');
  await page.keyboard.press('Space');
  await expect(stage(page)).toHaveAttribute('data-playing', 'true');
  await page.keyboard.press('Space');
  await expect(stage(page)).toHaveAttribute('data-playing', 'false');
  await page.keyboard.press('End');
  await expect.poll(() => timeOf(page)).toBeGreaterThan(12_000);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await node(page, 'n2').focus();
  await page.keyboard.press('Enter');
  await expect(node(page, 'n2')).toHaveAttribute('data-status', 'down');
  await page.keyboard.press('Enter');
  await expect(node(page, 'n2')).toHaveAttribute('data-status', 'up');
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu', { name: 'Faults of n2' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(node(page, 'n2')).toHaveAttribute('data-status', 'paused');
});

test('the classroom tells the same as the servers', async ({ page }) => {
  await open(page, './?at=7500');
  await expect(page.locator('[data-node]')).toHaveCount(5);
  const servers = await statesOf(page);
  await page.getByRole('button', { name: 'Classroom' }).click();
  await expect(page.locator('[data-node]')).toHaveCount(5);
  expect(await statesOf(page)).toEqual(servers);
  await expect(page.locator('[data-service="resource"]')).toBeAttached();
  await node(page, 'n4').click();
  await expect(node(page, 'n4')).toHaveAttribute('data-status', 'down');
});

test('nobody left: the screen says so', async ({ page }) => {
  await open(page, './?at=3000');
  for (const id of ['n5', 'n4', 'n3', 'n2', 'n1']) await node(page, id).click();
  await expect(stage(page)).toContainText('No healthy node');
});

test('rapid clicks: each counts, in order', async ({ page }) => {
  await open(page, './?at=3000');
  for (let click = 0; click < 9; click++) await node(page, 'n2').dispatchEvent('click');
  await expect(node(page, 'n2')).toHaveAttribute('data-status', 'down');
  await expect(page.getByRole('combobox', { name: 'Branch' }).locator('option')).toHaveCount(10);
});

test('milestones are said to a screen reader as they pass', async ({ page }) => {
  await open(page, './?at=5800&speed=4&autoplay=1');
  await expect(page.locator('[data-live]')).toContainText('n5 crashes');
  await expect(page.locator('[data-live]')).toContainText('n4 takes the lead in epoch 2');
});

test('bad addresses open with defaults, and say what was wrong', async ({ page }) => {
  await open(page, './?scenario=nope&speed=1000&view=cinema&nodes=0&bogus=1#s=!!!&f=xyz');
  await expect(stage(page)).toHaveAttribute('data-view', 'cluster');
  const notices = page.locator('[data-notice]');
  for (const what of ['speed:', 'view:', 'nodes:', 'bogus', 'The link', 'f:'])
    await expect(notices.filter({ hasText: what }).first()).toBeVisible();
  const count = await notices.count();
  await notices.first().getByRole('button').click();
  await expect(notices).toHaveCount(count - 1);
});

test('a set-up that is refused names its field, marks it and leads to it', async ({ page }) => {
  await open(page, './?scenario=lease-gc-pause');
  await page.locator('.set-up > summary').click();
  await page.locator('.set-up summary', { hasText: 'Network and disks' }).click();
  const loss = page.getByRole('spinbutton', { name: /^Loss/ });
  await loss.fill('3');
  await loss.press('Enter');
  const said = page.locator('.set-up').getByRole('alert');
  await expect(said).toHaveText(/^Loss: must be/);
  await expect(loss).toHaveAttribute('aria-invalid', 'true');
  await said.getByRole('button', { name: 'Loss' }).click();
  await expect(loss).toBeFocused();
  await loss.fill('0.5');
  await loss.press('Enter');
  await expect(said).toHaveCount(0);
  await expect(page.locator('.set-up [aria-invalid]')).toHaveCount(0);
  // A lease asks for no priorities.
  await page.locator('.set-up summary', { hasText: 'Members' }).click();
  await expect(page.getByRole('spinbutton', { name: 'Nodes' })).toBeVisible();
  await expect(page.getByRole('spinbutton', { name: 'Priority of n1' })).toHaveCount(0);
});

test('a worker that dies is started again, and a line says so', async ({ page }) => {
  await page.addInitScript(() => {
    const Real = Worker;
    const made: Worker[] = [];
    Object.assign(window, { made });
    window.Worker = class extends Real {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        made.push(this);
      }
    };
  });
  await open(page, './?at=7500');
  await page.evaluate(() => {
    const [worker] = (window as unknown as { made: Worker[] }).made;
    worker?.dispatchEvent(new ErrorEvent('error', { message: 'killed', cancelable: true }));
  });
  await expect(page.locator('[data-notice]')).toContainText('started again at 7.5 s');
  await expect(stage(page)).toHaveAttribute('data-time', '7500');
  await page.keyboard.press('ArrowRight');
  await expect(stage(page)).toHaveAttribute('data-time', '7600');
});

test('with reduced motion, messages do not travel', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, './?at=9400');
  const places = () =>
    page
      .locator('[data-message]')
      .evaluateAll(
        (all) =>
          new Map(
            all.map((one) => [one.getAttribute('data-message'), one.getAttribute('transform')]),
          ),
      );
  const before = await places();
  expect(before).toBeTruthy();
  const of = () =>
    page
      .locator('[data-message]')
      .evaluateAll((all) =>
        all.map((one) => `${one.getAttribute('data-message')}@${one.getAttribute('transform')}`),
      );
  const first = await of();
  await page.keyboard.press('ArrowRight');
  await expect(stage(page)).toHaveAttribute('data-time', '9500');
  const second = await of();
  const same = first.filter((one) => second.includes(one));
  const stayed = first.filter((one) =>
    second.some((other) => other.split('@')[0] === one.split('@')[0]),
  );
  expect(same).toEqual(stayed);
});

test('the legend lists what occurs in the run, in plain words, and nothing else', async ({
  page,
}) => {
  await open(page, './?scenario=raft-split-vote&at=19810');
  const legend = page.getByRole('group', { name: 'Legend' });
  await expect(legend).toContainText('Vote for me');
  await expect(legend).toContainText('votes counted');
  await expect(legend).not.toContainText('Would you vote for me?');
  await expect(legend).not.toContainText('takes the lead');
  // What is on the stage comes first; how much more there is in the sheet stands on the button.
  await expect(legend.getByRole('listitem').first()).toContainText('voted for that one');
  const more = legend.getByRole('button', { name: /^Signs \(\+\d+\)$/ });
  const seen = await legend.getByRole('listitem').count();
  const rest = Number((await more.textContent())?.replace(/\D/g, ''));
  await more.click();
  await expect(legend.getByRole('group', { name: 'All signs' }).getByRole('listitem')).toHaveCount(
    seen + rest,
  );
  const sheet = legend.getByRole('group', { name: 'All signs' });
  await expect(sheet).toContainText('takes the lead');
  await expect(sheet).not.toContainText('network apart');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(legend.getByRole('listitem').first()).toBeHidden();
  await legend.getByRole('button', { name: 'Signs' }).click();
  await expect(sheet.getByText('Vote for me')).toBeInViewport();
  await page.locator('.stage-caption').click();
  await expect(sheet).toHaveCount(0);
});

test('the view that the address asks for is fetched with the page, and no other', async ({
  page,
}) => {
  await page.goto('./?view=classroom');
  const preloaded = await page
    .locator('head link[rel="modulepreload"]')
    .evaluateAll((all) => all.map((one) => (one as HTMLLinkElement).href));
  expect(preloaded.join(' ')).toContain('/Classroom-');
  expect(preloaded.join(' ')).not.toContain('/Cluster-');
});

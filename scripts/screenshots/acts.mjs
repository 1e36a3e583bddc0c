// What one does at a place before its picture is taken: small steps, each a function that takes the page.

/** What is meant: a thing by its role and name, a field by its label, a node by its id, or whatever else by a selector. */
const named = (role) => (name) => (page) =>
  page.getByRole(role, { name, exact: typeof name === 'string' }).first();
export const button = named('button');
export const tab = named('tab');
export const item = named('menuitem');
export const field = (label) => (page) =>
  page.getByLabel(label, { exact: typeof label === 'string' }).first();
export const node = (id) => (page) => page.locator(`[data-node="${id}"]`);
export const at =
  (selector, index = 0) =>
  (page) =>
    page.locator(selector).nth(index);

export const click = (what) => (page) => what(page).click();
export const press = (key, what) => (page) => (what ? what(page) : page.locator('body')).press(key);
export const choose = (what, value) => (page) => what(page).selectOption(value);
export const type = (what, text) => (page) => what(page).fill(text);
export const seen = (what) => (page) => what(page).waitFor();
export const wait = (ms) => (page) => page.waitForTimeout(ms);
export const scroll =
  (selector, block = 'start') =>
  (page) =>
    at(selector)(page).evaluate((it, where) => it.scrollIntoView({ block: where }), block);
/** Clicks as long as there is something to click at. */
export const clickAll = (selector) => async (page) => {
  for (const all = page.locator(selector); (await all.count()) > 0; ) await all.first().click();
};
/** Takes the pointer away: what is shown is what stands there without it. */
export const away = (page) => page.mouse.move(1, 1);

/** Draws the sheet of the panels up, where they are a sheet. */
export const sheet = async (page) => {
  const handle = page.locator('.sheet-handle[aria-expanded="false"]');
  if (await handle.isVisible()) await handle.click();
};
/** Brings a panel to the top of what holds it. */
export const panel = (selector) => async (page) => {
  await sheet(page);
  await scroll(selector)(page);
};
/** Compare is in the header where that is wide enough, and in the menu where not. */
export const compare = async (page) => {
  const wide = button('Compare')(page);
  if (await wide.isVisible()) return wide.click();
  await button('Menu')(page).click();
  await button('Compare protocols')(page).click();
};
/** A click in the middle of the stage's first message, wherever that is. */
export const onMessage = async (page) => {
  const { x, y, width, height } = await at('[data-message]')(page).boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
};

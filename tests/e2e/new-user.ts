import { expect, type Locator, type Page } from '@playwright/test';

/** A person who knows nothing but what is on the screen: goes by roles, labels and words, and types no address. */
export class NewUser {
  readonly page: Page;
  readonly appName: string;

  constructor(page: Page, appName: string) {
    this.page = page;
    this.appName = appName;
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  /** Hydration: what is pressed before the page has its scripts is lost. */
  async settled(url: RegExp): Promise<void> {
    await this.page.waitForURL(url);
    await this.page.waitForTimeout(1500);
  }

  /** Makes an app, with the way through the interview that the form offers. */
  async makeApp(): Promise<void> {
    const { page } = this;
    await page.getByRole('link', { name: 'Apps', exact: true }).first().click();
    await this.settled(/\/apps$/);
    await this.main.getByRole('link', { name: 'New app' }).first().click();
    await this.settled(/\/apps\/new$/);
    await page.getByLabel('Name', { exact: true }).fill(this.appName);
    await page.getByLabel('Mail address for holders').fill('team@harbor.example.org');
    await page.getByRole('button', { name: 'Make the app' }).click();
    await this.settled(/\/choose$/);
  }

  /** Answers a question of the interview with what is written on an answer. */
  async answer(question: RegExp, answer: RegExp): Promise<void> {
    await this.page.getByRole('group', { name: question }).getByText(answer).first().click();
  }

  /** Takes what the interview recommends, and goes to the plan. */
  async takeChoice(flow: string): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'See all of it' }).click();
    await this.settled(/\/choose\/result$/);
    await expect(page.getByRole('heading', { name: new RegExp(`^Use ${flow}`) })).toBeVisible();
    // A new client may ask for just that already.
    const use = page.getByRole('button', { name: 'Use this' });
    const isSet = page.getByText(/is set like this/);
    await expect(use.or(isSet)).toBeVisible();
    if (await use.isVisible()) {
      await use.click();
      await page.getByRole('dialog').getByRole('button', { name: 'Set the client' }).click();
    }
    await expect(isSet).toBeVisible();
    await page.getByRole('link', { name: 'See the plan' }).click();
    await this.settled(/\/plan$/);
  }

  /** The plan, from wherever the person is. */
  async openPlan(): Promise<void> {
    const { page } = this;
    await page.getByRole('link', { name: 'Apps', exact: true }).first().click();
    await this.settled(/\/apps$/);
    await this.main.getByRole('link', { name: this.appName }).first().click();
    await this.settled(/\/plan$/);
  }

  /** An item of the plan, by its title. */
  item(title: string): Locator {
    const heading = this.page.getByRole('button', {
      name: new RegExp(`^${title} (Open|Seen|Not yet|Waiting)`),
    });
    return this.main.getByRole('listitem').filter({ has: heading });
  }

  /** Opens an item of the plan and presses what it offers to do. */
  async follow(title: string, action: string): Promise<void> {
    const item = this.item(title);
    await item
      .getByRole('button', { name: new RegExp(`^${title} (Open|Seen|Not yet|Waiting)`) })
      .click();
    await item.getByRole('link', { name: action, exact: true }).click();
    await this.page.waitForURL((url) => !url.pathname.endsWith('/plan'));
    await this.page.waitForTimeout(1500);
  }

  /** The portal saw it: nobody had to say so. */
  async expectSeen(...titles: string[]): Promise<void> {
    await this.openPlan();
    for (const title of titles) {
      await expect(this.item(title).getByText('Seen', { exact: true }), title).toBeVisible();
    }
  }
}

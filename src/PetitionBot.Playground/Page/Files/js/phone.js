// One person's phone: who they are, their chats, and the chat that is open.

import { avatar } from './avatar.js';
import { BotPane } from './botpane.js';
import { askName, languageSelect } from './dialogs.js';
import { Doing } from './doing.js';
import { el, iconButton, newId, setText } from './dom.js';
import { tab } from './kept.js';
import { openMenu } from './menu.js';
import { lowerMark, markRead } from './reading.js';
import { t } from './strings.js';
import { Tabs, unreadIn } from './tabs.js';
import { TalkPane } from './talkpane.js';
import { Toasts } from './toasts.js';
import { fullName } from './world.js';

export class Phone {
  #panes = new Map();
  #open = null;
  #shownName = '';

  constructor(world, id, onread) {
    this.world = world;
    this.id = id;
    this.onread = onread;
    this.toasts = new Toasts();
    this.doing = new Doing(this);
    this.tabs = new Tabs((key, withFocus) => this.#choose(key, withFocus));
    this.frame = el('div', { class: 'panes' }, this.toasts.node);
    this.node = el('section', { class: 'phone' }, ...this.#owner(), this.tabs.node, this.frame);
  }

  get person() {
    return this.world.persons.get(this.id);
  }

  get name() {
    return fullName(this.person);
  }

  get unread() {
    return [...this.#panes.values()].reduce((sum, pane) => sum + unreadIn(pane), 0);
  }

  get isVisible() {
    return this.node.offsetParent !== null;
  }

  /** isNewRun: the server began anew, and with it perhaps the numbering of messages. */
  update(isNewRun) {
    this.#showOwner();
    const panes = this.#findPanes();
    for (const pane of panes) {
      if (isNewRun) {
        lowerMark(this.id, pane.key, pane.newest);
        pane.forget();
      }
      pane.update();
    }
    if (!panes.includes(this.#open)) this.#choose(this.#panes.has(tab.get('open ' + this.id)) ? tab.get('open ' + this.id) : panes[0]?.key, false);
    this.read();
    this.tabs.update(panes, this.#open);
  }

  /** What stands before somebody's eyes is read. */
  read() {
    if (this.#open && this.isVisible && markRead(this.id, this.#open.key, this.#open.newest)) this.onread();
  }

  /** What changes by mere time: a bot stops typing, a press stays unanswered. */
  tick() {
    for (const pane of this.#panes.values()) pane.tick();
    this.tabs.update([...this.#panes.values()], this.#open);
  }

  openBot(bot, payload) {
    this.#choose('bot:' + bot, false);
    this.#open.open(payload);
    this.#open.focus();
  }

  #findPanes() {
    const talks = this.world.others(this.id).map(person => person.id);
    for (const bot of this.world.bots) this.#need('bot:' + bot.username, () => new BotPane(this, bot));
    for (const id of talks) this.#need('person:' + id, () => new TalkPane(this, id));
    const keys = new Set([...this.world.bots.map(bot => 'bot:' + bot.username), ...talks.map(id => 'person:' + id)]);
    for (const [key, pane] of this.#panes) if (!keys.has(key)) this.#drop(key, pane);
    return [...this.#panes.values()];
  }

  #need(key, make) {
    if (this.#panes.has(key)) return;
    const pane = make();
    pane.node.id = newId('chat');
    this.#panes.set(key, pane);
    this.frame.append(pane.node);
  }

  #drop(key, pane) {
    pane.node.remove();
    this.#panes.delete(key);
  }

  #choose(key, withFocus) {
    const pane = this.#panes.get(key);
    if (!pane) return;
    if (this.#open && this.#open !== pane) this.#open.left();
    this.#open = pane;
    for (const other of this.#panes.values()) other.node.hidden = other !== pane;
    tab.set('open ' + this.id, key);
    pane.composer.fit();
    this.read();
    this.tabs.update([...this.#panes.values()], pane);
    if (withFocus && matchMedia('(pointer: fine)').matches) pane.focus();
  }

  #owner() {
    this.heading = el('h2', {});
    this.face = el('span', {});
    this.language = languageSelect('', { class: 'owner-language', 'aria-label': t('appLanguage'), title: t('appLanguage'), onchange: () => this.#speak() });
    this.organizer = el('input', { type: 'checkbox', role: 'switch', onchange: () => this.#playOrganizer() });
    this.more = iconButton('more', '', event => this.#openMenu(event.currentTarget), { 'aria-haspopup': 'menu' });
    return [
      el('button', { type: 'button', class: 'skip', onclick: () => this.#open?.focus() }, t('toMessageField')),
      el('header', { class: 'owner' }, this.face, this.heading, this.language,
        el('label', { class: 'switch', title: t('organizerHint') }, this.organizer, el('span', { class: 'switch-track', 'aria-hidden': 'true' }), el('span', { class: 'switch-label' }, t('organizer'))),
        this.more),
    ];
  }

  #showOwner() {
    const { person } = this;
    if (this.#shownName !== this.name) {
      this.#shownName = this.name;
      this.node.setAttribute('aria-label', t('phoneOf', this.name));
      this.heading.textContent = this.name;
      this.face.replaceChildren(avatar(person));
      this.more.setAttribute('aria-label', t('personMenu', this.name));
      this.more.title = t('personMenu', this.name);
    }
    this.organizer.checked = person.organizer;
    if (this.language.value !== (person.language_code ?? '')) this.#showLanguage(person.language_code);
  }

  #showLanguage(code) {
    this.language.replaceChildren(...languageSelect(code).children);
    this.language.value = code ?? '';
  }

  async #speak() {
    if (await this.doing.do('language', { language_code: this.language.value || null }) === null) this.#showLanguage(this.person.language_code);
  }

  async #playOrganizer() {
    if (await this.doing.do('organizer', { organizer: this.organizer.checked }) === null) this.organizer.checked = this.person.organizer;
  }

  #openMenu(place) {
    const bots = this.world.bots.map(({ username: bot }) => {
      const isBlocked = this.world.chat(this.id, bot).head.blocked;
      return { label: t(isBlocked ? 'unblock' : 'block'), icon: 'block', danger: !isBlocked, act: () => this.doing.do(isBlocked ? 'unblock' : 'block', { bot }) };
    });
    openMenu([{ label: t('rename'), icon: 'pen', act: () => this.#rename() }, ...bots], place, t('personMenu', this.name));
  }

  async #rename() {
    const name = await askName(t('rename'), this.name);
    if (name) await this.doing.do('rename', { first_name: name });
  }
}

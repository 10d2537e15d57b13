// One open chat: messages above, message field below. The two kinds of chats build on it.

import { el } from './dom.js';
import { Composer } from './composer.js';
import { Log } from './log.js';
import { isMenuOpen, openMenu } from './menu.js';
import { t } from './strings.js';

const longPress = 450;

export class Pane {
  #isFilled = false;
  #drawn = '';

  constructor(phone, key) {
    this.phone = phone;
    this.key = key;
    this.log = new Log({
      menu: (entry, place) => this.#openMenu(entry, place),
      press: (message, button) => this.press(message, button),
      link: address => phone.doing.followLink(address),
      command: this.sendCommand?.bind(this),
      find: id => this.messages().get(id),
    });
    this.composer = new Composer({ draft: `${phone.person.id} ${key}`, send: text => this.send(text), onkey: key => this.onKey?.(key), attach: this.attach?.bind(this) });
    this.bottom = el('div', { class: 'bottom' }, this.composer.node);
    this.node = el('div', { class: 'pane', role: 'tabpanel', hidden: true }, this.log.node, this.bottom);
    this.#listenForMenus();
  }

  get newest() {
    return [...this.messages().keys()].at(-1) ?? 0;
  }

  /** Draws what changed; a chat in which nothing did costs nothing. */
  update() {
    const stamp = this.stamp();
    if (stamp === this.#drawn) return;
    this.#drawn = stamp;
    this.draw();
  }

  draw() {
    const entries = [...this.messages().values()].map(message => this.entry(message));
    this.log.show(entries, !this.#isFilled);
    this.#isFilled = true;
  }

  tick() {}

  /** After the server began anew: what comes is not news. */
  forget() {
    this.#isFilled = false;
  }

  // Buttons in letters are links only: callbacks do not survive forwarding.
  press(message, button) {
    if (button.kind === 'url') return this.phone.doing.followLink(button.data);
    if (button.kind === 'copy_text') return this.phone.doing.copy(button.data);
    return this.phone.toasts.tell(t('inlineMissing'));
  }

  #openMenu(entry, place) {
    const { message, own } = entry;
    const items = [{ label: t('forward'), icon: 'forward', act: () => this.phone.doing.forward(this.name(message)) }];
    if (message.text) items.unshift({ label: t('copyText'), icon: 'copy', act: () => this.phone.doing.copy(message.text) });
    if (own) items.push({ label: t('remove'), icon: 'bin', danger: true, act: () => this.phone.doing.do('delete', this.name(message)) });
    openMenu(items, place, t('messageActions'));
  }

  #listenForMenus() {
    const { list } = this.log;
    let timer = 0;
    const openAt = event => {
      const entry = event.target.closest?.('.bubble') && this.log.entryOf(event.target.closest('.message'));
      if (entry && !isMenuOpen()) this.#openMenu(entry, { x: event.clientX, y: event.clientY });
      return Boolean(entry);
    };
    list.addEventListener('contextmenu', event => {
      clearTimeout(timer);
      if (openAt(event)) event.preventDefault();
    });
    list.addEventListener('pointerdown', event => {
      clearTimeout(timer);
      if (event.pointerType === 'touch') timer = setTimeout(() => openAt(event), longPress);
    });
    for (const end of ['pointerup', 'pointercancel']) list.addEventListener(end, () => clearTimeout(timer));
    list.addEventListener('pointermove', event => Math.hypot(event.movementX, event.movementY) > 4 && clearTimeout(timer));
  }
}

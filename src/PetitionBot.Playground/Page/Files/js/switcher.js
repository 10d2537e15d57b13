// On a narrow screen one phone is shown at a time: here one changes between them.

import { avatar } from './avatar.js';
import { el } from './dom.js';
import { t } from './strings.js';

export class Switcher {
  #shown = '';

  constructor(choose) {
    this.choose = choose;
    this.node = el('nav', { class: 'switcher', 'aria-label': t('people') });
  }

  update(phones, current) {
    const now = JSON.stringify(phones.map(phone => [phone.id, phone.name, phone.unread, phone === current]));
    if (now === this.#shown) return;
    this.#shown = now;
    const hadFocus = this.node.contains(document.activeElement);
    this.node.replaceChildren(...phones.map(phone => this.#button(phone, phone === current)));
    if (hadFocus) this.node.querySelector('[aria-current]')?.focus();
  }

  #button(phone, isCurrent) {
    return el('button', {
      type: 'button', 'aria-current': isCurrent && 'true', onclick: () => this.choose(phone.id),
    }, avatar(phone.person), el('span', { class: 'switcher-name' }, phone.name),
    phone.unread > 0 && el('span', { class: 'badge', 'aria-hidden': 'true' }, String(phone.unread)),
    phone.unread > 0 && el('span', { class: 'unseen' }, `, ${t('unread', phone.unread)}`));
  }
}

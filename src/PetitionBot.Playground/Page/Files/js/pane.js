// One open chat: messages above, message field below. The two kinds of chats build on it.

import { el } from './dom.js';
import { Composer } from './composer.js';
import { Log } from './log.js';
import { openMenu } from './menu.js';
import { t } from './strings.js';

const longPress = 450;

export class Pane {
  #isFilled = false;

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
    this.composer = new Composer({ draft: `${phone.person.id} ${key}`, send: text => this.send(text), onkey: key => this.onKey?.(key) });
    this.bottom = el('div', { class: 'bottom' }, this.composer.node);
    this.node = el('div', { class: 'pane', role: 'tabpanel', hidden: true }, this.log.node, this.bottom);
    this.#listenForMenus();
  }

  get newest() {
    return [...this.messages().keys()].at(-1) ?? 0;
  }

  update() {
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
    let timer = 0;
    const entryAt = target => this.log.entryOf(target.closest?.('.message'));
    const open = (target, place) => {
      const entry = target.closest?.('.bubble') && entryAt(target);
      if (entry) this.#openMenu(entry, place);
      return Boolean(entry);
    };
    this.log.list.addEventListener('contextmenu', event => {
      clearTimeout(timer);
      if (!document.querySelector('.menu') ? open(event.target, { x: event.clientX, y: event.clientY }) : true) event.preventDefault();
    });
    this.log.list.addEventListener('pointerdown', event => {
      if (event.pointerType !== 'touch') return;
      timer = setTimeout(() => open(event.target, { x: event.clientX, y: event.clientY }), longPress);
    });
    for (const end of ['pointerup', 'pointercancel', 'pointermove']) {
      this.log.list.addEventListener(end, event => (end !== 'pointermove' || Math.abs(event.movementY) + Math.abs(event.movementX) > 4) && clearTimeout(timer));
    }
  }
}

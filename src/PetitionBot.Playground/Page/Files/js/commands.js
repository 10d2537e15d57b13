// The list of commands above the message field: all of them behind the button, the fitting ones while "/..." is typed.

import { el, newId } from './dom.js';
import { t } from './strings.js';

export class Commands {
  #commands = [];
  #offered = [];
  #at = -1;
  #choose;

  constructor(field, choose) {
    this.#choose = choose;
    this.field = field;
    this.node = el('div', { class: 'commands', role: 'listbox', id: newId('commands'), 'aria-label': t('commands'), hidden: true });
    field.setAttribute('aria-controls', this.node.id);
    field.setAttribute('aria-autocomplete', 'list');
    field.addEventListener('blur', event => this.node.contains(event.relatedTarget) || this.hide());
  }

  get isShown() {
    return !this.node.hidden;
  }

  set(commands) {
    this.#commands = commands;
    if (this.isShown) this.suggest();
  }

  showAll() {
    this.#show(this.#commands);
    if (this.#offered.length) this.#mark(0);
  }

  suggest() {
    const typed = /^\/([a-z0-9_]*)$/i.exec(this.field.value)?.[1].toLowerCase();
    if (typed === undefined) this.hide();
    else this.#show(this.#commands.filter(({ command }) => command.startsWith(typed)));
  }

  hide() {
    this.#show([]);
  }

  /** Whether the key was meant for the list. */
  handle(event) {
    if (!this.isShown) return false;
    const count = this.#offered.length;
    if (event.key === 'ArrowDown') this.#mark((this.#at + 1) % count);
    else if (event.key === 'ArrowUp') this.#mark((this.#at - 1 + count) % count);
    else if (event.key === 'Escape') this.hide();
    else if (event.key === 'Enter' && !event.shiftKey && this.#at >= 0) this.#take(this.#offered[this.#at]);
    else return false;
    event.preventDefault();
    return true;
  }

  #take({ command }) {
    this.hide();
    this.#choose('/' + command);
  }

  #show(commands) {
    this.#offered = commands;
    this.#at = -1;
    this.field.removeAttribute('aria-activedescendant');
    this.node.hidden = commands.length === 0;
    this.node.replaceChildren(...commands.map((command, index) => el('div', {
      class: 'command', role: 'option', id: `${this.node.id}-${index}`, 'aria-selected': 'false',
      onmousedown: event => event.preventDefault(),
      onclick: () => this.#take(command),
    }, el('strong', {}, '/' + command.command), ' ', el('span', {}, command.description))));
  }

  #mark(index) {
    this.node.children[this.#at]?.setAttribute('aria-selected', 'false');
    this.#at = index;
    const option = this.node.children[index];
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.field.setAttribute('aria-activedescendant', option.id);
  }
}

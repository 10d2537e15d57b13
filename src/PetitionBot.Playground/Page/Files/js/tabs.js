// The chats of one phone, as tabs: who, the last words, how much is unread.

import { avatar, botAvatar } from './avatar.js';
import { el, setText } from './dom.js';
import { readUpTo } from './reading.js';
import { t } from './strings.js';

export class Tabs {
  #tabs = new Map();
  node = el('div', { class: 'tabs', role: 'tablist', 'aria-label': t('chats'), onkeydown: event => this.#onkeydown(event) });

  constructor(choose) {
    this.choose = choose;
  }

  /** panes: in the order in which they stand. */
  update(panes, open) {
    for (const pane of panes) {
      if (!this.#tabs.has(pane.key)) this.#add(pane);
      this.#show(this.#tabs.get(pane.key), pane, pane === open);
    }
    for (const [key, tab] of this.#tabs) if (!panes.some(pane => pane.key === key)) this.#remove(key, tab);
  }

  #add(pane) {
    const tab = { face: el('span', {}), title: el('span', { class: 'tab-title', dir: 'auto' }), line: el('span', { class: 'tab-line', 'aria-hidden': 'true' }), badge: el('span', { class: 'badge', 'aria-hidden': 'true' }), unread: el('span', { class: 'unseen' }) };
    tab.node = el('button', { type: 'button', role: 'tab', class: 'tab', 'aria-controls': pane.node.id, onclick: () => this.choose(pane.key, true) },
      tab.face, el('span', { class: 'tab-words' }, tab.title, tab.line), tab.badge, tab.unread);
    pane.node.setAttribute('aria-labelledby', tab.node.id = pane.node.id + '-tab');
    this.#tabs.set(pane.key, tab);
    this.node.append(tab.node);
  }

  #remove(key, tab) {
    tab.node.remove();
    this.#tabs.delete(key);
  }

  #show(tab, pane, isOpen) {
    tab.node.setAttribute('aria-selected', String(isOpen));
    tab.node.tabIndex = isOpen ? 0 : -1;
    if (tab.title.textContent !== pane.title) tab.face.replaceChildren(pane.bot ? botAvatar(pane.title, pane.bot.id) : avatar(pane.other));
    setText(tab.title, pane.title);
    const status = pane.status();
    tab.line.classList.toggle('doing', Boolean(status));
    setText(tab.line, status ?? lastWords(pane));
    const unread = unreadIn(pane);
    tab.badge.hidden = unread === 0;
    setText(tab.badge, unread ? String(unread) : '');
    setText(tab.unread, unread ? `, ${t('unread', unread)}` : '');
  }

  #onkeydown(event) {
    const tabs = [...this.node.children];
    const at = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    const key = [...this.#tabs].find(([, tab]) => tab.node === next)[0];
    this.choose(key, false);
    next.focus();
  }
}

export function unreadIn(pane) {
  const read = readUpTo(pane.phone.person.id, pane.key);
  let unread = 0;
  for (const message of pane.messages().values()) if (message.id > read && !pane.entry(message).own) unread++;
  return unread;
}

function lastWords(pane) {
  const last = [...pane.messages().values()].at(-1);
  if (!last) return t(pane.bot ? 'bot' : 'person');
  return (last.text || last.document || last.photo || t('contact')).replace(/\s+/g, ' ').slice(0, 80);
}

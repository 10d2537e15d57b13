// The messages of one chat. Only what changed is made anew, and the view stays where the reader is.

import { bubble } from './bubble.js';
import { el, iconButton, setText } from './dom.js';
import { t } from './strings.js';
import { dayKey, dayOf } from './times.js';

const near = 48; // Pixels from the end that still count as being at the end.

export class Log {
  #acts;
  #shown = new Map(); // message id -> { node, entry }
  #days = new Map();
  #isAtEnd = true;
  #top = 0;
  #unseen = 0;
  #badge = el('span', { class: 'badge', 'aria-hidden': 'true' });

  constructor(acts) {
    this.#acts = acts;
    this.list = el('div', { class: 'log-list' });
    this.scroller = el('div', { class: 'log', role: 'log', 'aria-label': t('messages'), 'aria-live': 'polite', tabindex: '0', onscroll: () => this.#onscroll() }, this.list);
    this.toEnd = iconButton('down', t('toBottom'), () => this.scrollToEnd(), { class: 'icon-button to-end', hidden: true });
    this.toEnd.append(this.#badge);
    this.node = el('div', { class: 'log-frame' }, this.scroller, this.toEnd);
    const follow = new ResizeObserver(() => this.#isAtEnd && this.scrollToEnd());
    follow.observe(this.scroller);
    follow.observe(this.list);
  }

  /** entries: oldest first. Returns nothing; a first filling is not read aloud. */
  show(entries, isFirst) {
    this.scroller.setAttribute('aria-busy', String(isFirst));
    const focus = this.#rememberFocus();
    const ids = new Set(entries.map(entry => entry.message.id));
    for (const [id, shown] of this.#shown) if (!ids.has(id)) this.#drop(id, shown);
    const fresh = this.#place(entries, isFirst);
    focus?.();
    if (fresh.some(entry => entry.own)) this.#isAtEnd = true;
    if (!this.#isAtEnd) this.#unseen += fresh.filter(entry => !entry.own).length;
    if (this.#isAtEnd || isFirst) this.scrollToEnd();
    this.#updateEnd();
    if (isFirst) requestAnimationFrame(() => this.scroller.setAttribute('aria-busy', 'false'));
  }

  /** Marks the buttons whose press the bot has not answered yet. */
  markWaiting(presses) {
    for (const key of this.list.querySelectorAll('.key[aria-busy]')) if (!presses.has(key.dataset.press)) key.removeAttribute('aria-busy');
    for (const press of presses) {
      const node = this.#shown.get(Number(press.split(' ')[0]))?.node;
      for (const key of node?.querySelectorAll('.key') ?? []) if (key.dataset.press === press) key.setAttribute('aria-busy', 'true');
    }
  }

  /** The entry of a message's node, or undefined. */
  entryOf(node) {
    return [...this.#shown.values()].find(shown => shown.node === node)?.entry;
  }

  scrollToEnd() {
    this.#isAtEnd = true;
    this.#unseen = 0;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.#updateEnd();
  }

  #place(entries, isFirst) {
    const fresh = [];
    const days = new Set();
    let at = this.list.firstChild;
    const step = node => {
      if (node === at) at = at.nextSibling;
      else this.list.insertBefore(node, at);
    };
    entries.forEach((entry, index) => {
      const day = dayKey(entry.message.date);
      if (!days.has(day)) {
        days.add(day);
        step(this.#day(day, entry.message.date));
      }
      const before = this.#shown.get(entry.message.id);
      const node = this.#nodeOf(entry, before);
      if (!before) {
        fresh.push(entry);
        if (!isFirst) node.classList.add('fresh');
      }
      if (before && before.node !== node && before.node === at) at = at.nextSibling;
      step(node);
      if (before && before.node !== node) before.node.remove();
      const next = entries[index + 1];
      node.classList.toggle('last', !next || next.own !== entry.own || dayKey(next.message.date) !== day);
    });
    for (const [day, node] of this.#days) if (!days.has(day)) this.#dropDay(day, node);
    return fresh;
  }

  #nodeOf(entry, before) {
    const isSame = before && before.entry.message === entry.message && before.entry.read === entry.read && before.entry.who === entry.who;
    const node = isSame ? before.node : bubble(entry, this.#acts);
    if (!isSame) this.#shown.set(entry.message.id, { node, entry });
    return node;
  }

  #day(day, date) {
    if (!this.#days.has(day)) this.#days.set(day, el('div', { class: 'day' }, el('span', {}, dayOf(date))));
    return this.#days.get(day);
  }

  #drop(id, { node }) {
    this.#shown.delete(id);
    node.remove();
  }

  #dropDay(day, node) {
    this.#days.delete(day);
    node.remove();
  }

  // An edit makes the message anew: whoever was on one of its buttons stays on that button, or comes to the first of
  // the new ones. Not to whatever took the old one's place: that may be Cancel, and Enter may still be held.
  #rememberFocus() {
    const focused = document.activeElement;
    if (!this.list.contains(focused)) return null;
    const [id] = [...this.#shown].find(([, shown]) => shown.node.contains(focused)) ?? [];
    return () => {
      if (focused.isConnected) return;
      const stops = [...(this.#shown.get(id)?.node.querySelectorAll('button, a, [tabindex]') ?? [])];
      const next = stops.find(stop => stop.textContent === focused.textContent) ?? stops.find(stop => stop.matches('.key'));
      (next ?? this.scroller).focus({ preventScroll: true });
    };
  }

  #onscroll() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    // Only a reader goes up. That the end went further down, as when a picture arrives, is no wish to stay behind.
    if (scrollHeight - scrollTop - clientHeight < near) this.#isAtEnd = true;
    else if (scrollTop < this.#top) this.#isAtEnd = false;
    this.#top = scrollTop;
    if (this.#isAtEnd) this.#unseen = 0;
    this.#updateEnd();
  }

  #updateEnd() {
    this.toEnd.hidden = this.#isAtEnd;
    this.#badge.hidden = this.#unseen === 0;
    setText(this.#badge, String(this.#unseen));
  }
}

// Short notes that go by themselves, inside one phone.

import { el } from './dom.js';

const shown = 4500;

export class Toasts {
  node = el('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' });

  tell(text, isFailure = false) {
    const toast = el('p', { class: isFailure ? 'toast failure' : 'toast' }, text);
    this.node.append(toast);
    while (this.node.children.length > 3) this.node.firstChild.remove();
    setTimeout(() => toast.remove(), shown);
  }
}

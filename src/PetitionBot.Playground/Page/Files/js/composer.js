// The message field with its buttons, and the bot's keyboard below it.

import { Commands } from './commands.js';
import { el, icon, iconButton } from './dom.js';
import { tab } from './kept.js';
import { t } from './strings.js';

const tallest = 144;

export class Composer {
  #send;
  #key;
  #rows = '';
  #onkey;
  #isSending = false;

  /**
   * draft: under which name an unsent text is kept; send(text): a promise of whether it went; onkey(key): a key of the bot's keyboard;
   * attach(file): sends a file; without it there is no such button.
   */
  constructor({ draft, send, onkey, attach }) {
    this.#send = send;
    this.#onkey = onkey;
    this.#key = 'draft ' + draft;
    this.field = el('textarea', {
      class: 'field', rows: '1', maxlength: '4096', 'aria-label': t('message'), placeholder: t('message'), enterkeyhint: 'send', dir: 'auto',
      oninput: () => this.#changed(), onkeydown: event => this.#onkeydown(event),
    });
    this.field.value = tab.get(this.#key) ?? '';
    this.commands = new Commands(this.field, text => this.#sendText(text));
    this.sendButton = iconButton('send', t('send'), () => this.#submit(), { class: 'icon-button send' });
    this.menuButton = iconButton('slash', t('commands'), () => this.#switchCommands(), { hidden: true, onmousedown: event => event.preventDefault() });
    this.file = el('input', { type: 'file', hidden: true, onchange: () => this.#attach(attach) });
    this.attachButton = attach && iconButton('clip', t('attach'), () => this.file.click());
    this.keysButton = iconButton('keys', t('hideKeys'), () => this.#switchKeys(), { hidden: true, 'aria-expanded': 'true' });
    this.keys = el('div', { class: 'reply-keys', role: 'group', hidden: true });
    this.node = el('div', { class: 'composer' }, this.commands.node,
      el('div', { class: 'composer-row' }, this.menuButton, this.attachButton, attach && this.file, this.field, this.keysButton, this.sendButton), this.keys);
    this.#changed();
  }

  update({ commands, reply_keyboard: rows, placeholder }) {
    this.commands.set(commands);
    this.menuButton.hidden = commands.length === 0;
    this.field.placeholder = placeholder || t('message');
    const now = JSON.stringify(rows ?? []);
    if (now === this.#rows) return;
    this.#rows = now;
    this.keysButton.hidden = this.keys.hidden = !rows;
    this.keys.replaceChildren(...(rows ?? []).map(row => el('div', { class: 'keyboard-row' }, row.map(key =>
      el('button', { type: 'button', class: 'key', onclick: () => this.#onkey(key) }, el('span', { class: 'key-label' }, key.text))))));
    this.#nameKeysButton();
  }

  fit() {
    this.field.style.height = 'auto';
    if (this.field.scrollHeight) this.field.style.height = Math.min(tallest, this.field.scrollHeight) + 'px';
  }

  #changed() {
    tab.set(this.#key, this.field.value);
    this.sendButton.classList.toggle('ready', this.field.value.trim() !== '');
    this.commands.suggest();
    this.fit();
  }

  #onkeydown(event) {
    if (event.isComposing || this.commands.handle(event)) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    this.#submit();
  }

  // The field is emptied only when the message is known to have gone, and only of what went.
  async #submit() {
    const text = this.field.value;
    if (text.trim() === '' || this.#isSending) return;
    this.commands.hide();
    this.#isSending = true;
    const went = await this.#send(text.trim());
    this.#isSending = false;
    if (went && this.field.value.startsWith(text)) {
      this.field.value = this.field.value.slice(text.length);
      this.#changed();
    }
    this.field.focus();
  }

  async #sendText(text) {
    if (await this.#send(text) && text.startsWith(this.field.value)) {
      this.field.value = '';
      this.#changed();
    }
  }

  // Emptied, so that the same file can be chosen again.
  #attach(attach) {
    const [file] = this.file.files;
    this.file.value = '';
    if (file) attach(file);
  }

  #switchCommands() {
    if (this.commands.isShown) {
      this.commands.hide();
      return;
    }
    this.field.focus();
    this.commands.showAll();
  }

  #switchKeys() {
    this.keys.hidden = !this.keys.hidden;
    this.#nameKeysButton();
  }

  #nameKeysButton() {
    const label = t(this.keys.hidden ? 'showKeys' : 'hideKeys');
    this.keysButton.setAttribute('aria-expanded', String(!this.keys.hidden));
    this.keysButton.setAttribute('aria-label', label);
    this.keysButton.title = label;
  }
}

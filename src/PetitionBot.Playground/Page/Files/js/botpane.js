// A chat with a bot: START, commands, the bot's keyboard, buttons that wait for an answer.

import { botAvatar } from './avatar.js';
import { tell } from './dialogs.js';
import { el, iconButton, setText } from './dom.js';
import { Pane } from './pane.js';
import { t } from './strings.js';

const patience = 20000;

export class BotPane extends Pane {
  #payload = null;
  #isOpening = false;
  #wantsField = false;
  #pressing = new Map(); // what is pressed here -> when
  #mine = new Map(); // callback id -> what was pressed

  constructor(phone, bot) {
    super(phone, 'bot:' + bot.username);
    this.bot = bot;
    this.description = el('p', { dir: 'auto' });
    this.face = el('div', { class: 'intro-face' });
    this.intro = el('div', { class: 'intro' }, this.face, el('h3', {}, t('whatItDoes')), this.description);
    this.log.scroller.prepend(this.intro);
    this.startHint = el('p', { class: 'start-hint' }, t('startHint'));
    this.startButton = el('button', { type: 'button', class: 'big', onclick: () => this.#start() }, t('start'));
    this.startBar = el('div', { class: 'start-bar' }, this.startHint,
      el('div', { class: 'start-row' }, this.startButton, this.notNow = iconButton('close', t('notNow'), () => this.#showStart(false))));
    this.unblockButton = el('button', { type: 'button', class: 'big', onclick: () => this.#do('unblock') }, t('unblock'));
    this.bottom.append(this.startBar, this.unblockButton);
  }

  get chat() {
    return this.phone.world.chat(this.phone.person.id, this.bot.username);
  }

  get title() {
    return this.chat.head.title || this.bot.username;
  }

  stamp() {
    return `${this.chat.version} ${this.phone.name}`;
  }

  messages() {
    return this.chat.messages;
  }

  entry(message) {
    const own = !message.from_bot;
    return { message, own, who: own ? this.phone.name : this.title, read: true };
  }

  name(message) {
    return { message_id: message.id, bot: this.bot.username };
  }

  status() {
    const { action } = this.chat;
    if (!action || action.until < performance.now()) return null;
    return t(action.name === 'typing' ? 'typing' : 'sending');
  }

  draw() {
    const { head, presses } = this.chat;
    this.composer.update(head);
    setText(this.description, head.description || t('noDescription'));
    this.face.replaceChildren(botAvatar(this.title, this.bot.id));
    this.intro.hidden = head.started;
    this.#showBottom(head);
    super.draw();
    this.#showPresses(presses);
  }

  /** Opens the bot as a deep link does: START waits to be pressed, and carries the payload. */
  open(payload) {
    this.#payload = payload;
    if (payload || !this.chat.head.started) this.#showStart(true);
  }

  left() {
    if (this.#isOpening) this.#showStart(false);
  }

  focus() {
    const target = [this.startButton, this.unblockButton, this.composer.field].find(node => node.offsetParent);
    target?.focus();
  }

  async send(text) {
    return await this.#do('send', { text }) !== null;
  }

  attach(file) {
    return this.phone.doing.attach(this.bot.username, file);
  }

  sendCommand(text) {
    return this.#do('send', { text });
  }

  onKey(key) {
    return key.requests_contact ? this.phone.doing.shareContact(this.bot.username) : this.#do('send', { text: key.text });
  }

  async press(message, button) {
    if (button.kind !== 'callback') return super.press(message, button);
    const pressed = `${message.id} ${button.data}`;
    if (this.#pressing.has(pressed)) return null;
    this.#pressing.set(pressed, performance.now());
    this.#showPresses(this.chat.presses);
    const press = await this.#do('press', { message_id: message.id, data: button.data });
    if (press) this.#mine.set(press.callback_query_id, pressed);
    else this.#pressing.delete(pressed);
    return this.#showPresses(this.chat.presses);
  }

  #showPresses(presses) {
    for (const press of presses) {
      const pressed = this.#mine.get(press.callback_query_id);
      if (pressed === undefined || !press.answered) continue;
      this.#mine.delete(press.callback_query_id);
      this.#pressing.delete(pressed);
      if (press.text && press.show_alert) tell(this.title, press.text);
      else if (press.text) this.phone.toasts.tell(press.text);
    }
    this.log.markWaiting(new Set(this.#pressing.keys()));
  }

  tick() {
    for (const [pressed, since] of this.#pressing) {
      if (performance.now() - since < patience) continue;
      this.#pressing.delete(pressed);
      this.phone.toasts.tell(t('noAnswer'), true);
      this.log.markWaiting(new Set(this.#pressing.keys()));
    }
  }

  async #start() {
    const body = this.#payload ? { payload: this.#payload } : {};
    if (await this.#do('start', body) === null) return;
    this.#wantsField = true;
    this.#showStart(false);
  }

  #showStart(isOpening) {
    this.#isOpening = isOpening;
    if (!isOpening) this.#payload = null;
    this.#showBottom(this.chat.head);
  }

  #showBottom({ started, blocked }) {
    const start = !started || this.#isOpening;
    this.startBar.hidden = !start;
    this.startHint.hidden = this.notNow.hidden = !this.#isOpening || !started;
    this.unblockButton.hidden = start || !blocked;
    this.composer.node.hidden = start || blocked;
    // The field is shown only once the stream has told that the bot was started: until then there is nothing to focus.
    if (!this.#wantsField || this.composer.node.hidden) return;
    this.#wantsField = false;
    this.composer.field.focus();
  }

  #do(action, body = {}) {
    return this.phone.doing.do(action, { ...body, bot: this.bot.username });
  }
}

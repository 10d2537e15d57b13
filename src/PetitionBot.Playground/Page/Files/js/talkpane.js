// A chat with another person.

import { el, setText } from './dom.js';
import { Pane } from './pane.js';
import { readUpTo } from './reading.js';
import { t } from './strings.js';
import { fullName } from './world.js';

export class TalkPane extends Pane {
  constructor(phone, other) {
    super(phone, 'person:' + other);
    this.otherId = other;
    this.empty = el('p', { class: 'empty-talk' });
    this.log.scroller.prepend(this.empty);
  }

  get other() {
    return this.phone.world.persons.get(this.otherId);
  }

  get title() {
    return fullName(this.other);
  }

  get talk() {
    return this.phone.world.talk(this.phone.person.id, this.otherId);
  }

  stamp() {
    return `${this.talk.version} ${this.#readByOther()} ${this.phone.name} ${this.title}`;
  }

  messages() {
    return this.talk.messages;
  }

  entry(message) {
    const own = message.sender === this.phone.person.id;
    return { message, own, who: own ? this.phone.name : this.title, read: own && this.#readByOther() >= message.id };
  }

  name(message) {
    return { letter_id: message.id };
  }

  status() {
    return null;
  }

  draw() {
    setText(this.empty, t('emptyTalk', this.title));
    this.empty.hidden = this.messages().size > 0;
    super.draw();
  }

  focus() {
    this.composer.field.focus();
  }

  left() {}

  #readByOther() {
    return readUpTo(this.otherId, 'person:' + this.phone.person.id);
  }

  async send(text) {
    return await this.phone.doing.do('write', { to: this.otherId, text }) !== null;
  }
}

// What a person does in the messenger. Every failure is told in that person's phone and nothing is lost silently.

import { act } from './api.js';
import { askToLeave, confirm, pickPerson, tell } from './dialogs.js';
import { readLink } from './links.js';
import { t } from './strings.js';
import { fullName } from './world.js';

const largestFile = 20 << 20;

export class Doing {
  /** phone: { world, person, toasts, openBot(bot, payload) } */
  constructor(phone) {
    this.phone = phone;
  }

  /** Does it on the server; gives the answer, or null after telling why not. */
  async do(action, body) {
    try {
      return await act(this.phone.person.id, action, body);
    } catch (error) {
      this.phone.toasts.tell(error.isOffline ? t('offline') : t('refused', error.message), true);
      return null;
    }
  }

  async shareContact(bot) {
    if (await confirm(t('shareContactTitle'), t('shareContact', this.phone.person.phone_number), t('share'))) await this.do('contact', { bot });
  }

  async attach(bot, file) {
    if (file.size > largestFile) return this.phone.toasts.tell(t('fileTooLarge'), true);
    try {
      return await this.do('document', { bot, file_name: file.name, mime_type: file.type, content: await base64(file) });
    } catch {
      return this.phone.toasts.tell(t('fileUnread'), true);
    }
  }

  async forward(body) {
    const to = await this.#pick(t('forwardTo'));
    if (to && await this.do('forward', { ...body, to: to.id })) this.phone.toasts.tell(t('delivered', fullName(to)));
  }

  async followLink(address) {
    const link = readLink(address, this.phone.world.bots);
    if (link.kind === 'bot') this.phone.openBot(link.bot, link.payload);
    else if (link.kind === 'share') await this.#share(link.text);
    else if (link.kind === 'external') await askToLeave(link.url);
    else this.phone.toasts.tell(t('brokenLink'), true);
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.phone.toasts.tell(t('copied'));
    } catch {
      await tell(t('copyFailed'), text);
    }
  }

  async #share(text) {
    const to = await this.#pick(t('sendTo'));
    if (to && await this.do('write', { to: to.id, text })) this.phone.toasts.tell(t('delivered', fullName(to)));
  }

  #pick(title) {
    return pickPerson(title, this.phone.world.others(this.phone.person.id));
  }
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

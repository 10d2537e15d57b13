// One message: who, what, when, and the buttons below it.

import { fileUrl } from './api.js';
import { showPicture } from './dialogs.js';
import { el, icon, iconButton } from './dom.js';
import { richText } from './richtext.js';
import { t } from './strings.js';
import { sizeOf, timeOf } from './times.js';

/** entry: { message, own, who, read }; acts: see pane.js. */
export function bubble(entry, acts) {
  const { message, own, who } = entry;
  return el('article', { class: `message ${own ? 'out' : 'in'}`, 'aria-label': t('messageFrom', who, timeOf(message.date)) },
    el('div', { class: 'body' },
      el('div', { class: message.photo ? 'bubble with-photo' : 'bubble' }, ...content(entry, acts)),
      message.keyboard.length > 0 && keyboard(message, acts)),
    iconButton('more', t('messageActions'), event => acts.menu(entry, event.currentTarget), { class: 'icon-button message-more', 'aria-haspopup': 'menu' }));
}

function content(entry, acts) {
  const { message } = entry;
  return [
    message.forwarded && el('p', { class: 'forwarded' }, t('forwardedFrom', message.forwarded_from)),
    message.reply_to && quote(acts.find(message.reply_to)),
    message.photo && picture(message),
    message.document && documentCard(message),
    message.contact && contactCard(message),
    el('div', { class: message.text ? 'text' : 'text empty', dir: 'auto' }, richText(message.text ?? '', message.entities, acts), meta(entry)),
  ];
}

function meta({ message, own, read }) {
  return el('span', { class: 'meta' },
    message.edited && el('span', {}, t('edited')),
    el('time', { datetime: new Date(message.date * 1000).toISOString() }, timeOf(message.date)),
    own && el('span', { class: 'ticks', role: 'img', 'aria-label': t(read ? 'read' : 'sent') }, icon(read ? 'ticks' : 'tick')));
}

const quote = replied => replied && el('blockquote', { class: 'reply' }, (replied.text || replied.document || replied.photo || '').slice(0, 120));

function picture(message) {
  const source = fileUrl(message.file_id);
  const image = el('img', { src: source, alt: t('picture', message.photo), width: message.width, height: message.height, loading: 'lazy' });
  return el('button', { type: 'button', class: 'photo', onclick: () => showPicture(source, message.photo) }, image);
}

function documentCard(message) {
  const kind = /\.([a-z0-9]{1,4})$/i.exec(message.document)?.[1] ?? '';
  return el('a', { class: 'file', href: fileUrl(message.file_id), download: message.document },
    el('span', { class: 'file-icon', 'aria-hidden': 'true' }, kind ? kind.toLowerCase() : icon('file')),
    el('span', { class: 'unseen' }, t('download'), ' '),
    el('span', { class: 'file-words' }, el('span', { class: 'file-name' }, message.document), el('span', { class: 'file-size' }, sizeOf(message.file_size))));
}

function contactCard(message) {
  return el('div', { class: 'file contact' },
    el('span', { class: 'file-icon', 'aria-hidden': 'true' }, icon('person')),
    el('span', { class: 'file-words' },
      el('span', { class: 'file-name' }, message.contact_name),
      el('span', { class: 'file-size' }, '+' + message.contact)));
}

const signs = { url: 'outward', copy_text: 'copy', switch_inline: 'outward', switch_inline_here: 'outward' };

function keyboard(message, acts) {
  return el('div', { class: 'keyboard' }, message.keyboard.map(row => el('div', { class: 'keyboard-row' }, row.map(button => key(message, button, acts)))));
}

function key(message, button, acts) {
  const node = el('button', { type: 'button', class: `key ${button.style ?? ''}`, onclick: () => acts.press(message, button) },
    el('span', { class: 'key-label' }, button.text), signs[button.kind] && icon(signs[button.kind]));
  if (button.kind === 'callback') node.dataset.press = `${message.id} ${button.data}`;
  return node;
}

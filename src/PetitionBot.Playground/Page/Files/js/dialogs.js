// Questions that wait for an answer. The browser's own <dialog> keeps the focus inside and gives it back.

import { avatar } from './avatar.js';
import { el, newId } from './dom.js';
import { languages, t } from './strings.js';
import { fullName } from './world.js';

/** Shows a dialog; gives what fits the button pressed, or null when it was closed. */
function ask(title, content, buttons, { onok } = {}) {
  const id = newId('title');
  return new Promise(resolve => {
    const dialog = el('dialog', { 'aria-labelledby': id, class: 'dialog' });
    const finish = value => {
      dialog.close();
      resolve(value);
    };
    const form = el('form', {
      method: 'dialog', class: 'dialog-form',
      onsubmit: event => {
        event.preventDefault();
        finish(onok ? onok() : true);
      },
    }, el('h2', { id }, title), content, el('div', { class: 'dialog-buttons' }, buttons(finish)));
    dialog.append(form);
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(null);
    });
    dialog.addEventListener('click', event => event.target === dialog && finish(null));
    document.body.append(dialog);
    dialog.showModal();
  });
}

const cancelButton = finish => el('button', { type: 'button', class: 'plain', onclick: () => finish(null) }, t('cancel'));
const okButton = label => el('button', { type: 'submit', class: 'primary' }, label);

export const tell = (title, text) => ask(title, el('p', {}, text), () => [okButton(t('ok'))]);

export const confirm = (title, text, yes) => ask(title, el('p', {}, text), finish => [cancelButton(finish), okButton(yes)]);

/** Asks whether an address outside may be opened; it is shown whole. */
export function askToLeave(url) {
  const content = [el('p', {}, t('leavingText')), el('p', { class: 'address' }, url)];
  return ask(t('leaving'), content, finish => [
    cancelButton(finish),
    el('a', { class: 'primary', href: url, target: '_blank', rel: 'noopener noreferrer', onclick: () => setTimeout(finish, 0, true) }, t('open')),
  ]);
}

/** Gives the person chosen, or null. */
export function pickPerson(title, persons) {
  if (persons.length === 0) return tell(title, t('nobodyElse')).then(() => null);
  const list = el('div', { class: 'people' });
  return ask(title, list, finish => {
    list.append(...persons.map(person => el('button', { type: 'button', class: 'person', onclick: () => finish(person) }, avatar(person), el('span', {}, fullName(person)))));
    return [cancelButton(finish)];
  });
}

export async function askName(title, name) {
  const field = el('input', { type: 'text', required: true, maxlength: '64', autocomplete: 'off', value: name });
  const content = el('label', { class: 'field' }, el('span', {}, t('name')), field);
  return ask(title, content, finish => [cancelButton(finish), okButton(t('save'))], { onok: () => field.value.trim() || null });
}

export async function askPerson() {
  const name = el('input', { type: 'text', required: true, maxlength: '64', autocomplete: 'off' });
  const spoken = languageSelect('ru');
  const content = [
    el('label', { class: 'field' }, el('span', {}, t('name')), name),
    el('label', { class: 'field' }, el('span', {}, t('appLanguage')), spoken),
  ];
  return ask(t('newPerson'), content, finish => [cancelButton(finish), okButton(t('add'))], {
    onok: () => (name.value.trim() ? { first_name: name.value.trim(), language_code: spoken.value || null } : null),
  });
}

/** The languages that a person's app may tell the bot; an unusual one that is set already stays selectable. */
export function languageSelect(value, props = {}) {
  const known = [...languages, ['', t('noLanguage')]];
  const all = known.some(([code]) => code === (value ?? '')) ? known : [...known, [value, value]];
  const select = el('select', props, all.map(([code, label]) => el('option', { value: code }, label)));
  select.value = value ?? '';
  return select;
}

export function showPicture(source, name) {
  const content = el('img', { class: 'whole-picture', src: source, alt: t('picture', name) });
  return ask(name, content, finish => [
    el('a', { class: 'plain', href: source, download: name }, t('download')),
    el('button', { type: 'button', class: 'primary', onclick: () => finish(null) }, t('close')),
  ]);
}

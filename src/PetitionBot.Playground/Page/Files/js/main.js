// Puts the page together: the stream fills the world, the world fills the phones.

import './theme.js';
import { post } from './api.js';
import { askPerson } from './dialogs.js';
import { el, setText } from './dom.js';
import { tab } from './kept.js';
import { Live } from './live.js';
import { Phone } from './phone.js';
import { language, t } from './strings.js';
import { Switcher } from './switcher.js';
import { Toasts } from './toasts.js';
import { topbar } from './topbar.js';
import { World } from './world.js';

const firstPersons = [{ first_name: 'Айгүл', language_code: 'kk' }, { first_name: 'Данияр', language_code: 'ru' }];

const world = new World();
const phones = new Map();
let current = tab.get('person');

const toasts = new Toasts();
const line = el('p', { class: 'line', role: 'status' }, t('connecting'));
const switcher = new Switcher(show);
const stage = el('main', { class: 'stage' });

document.documentElement.lang = language;
document.title = t('title');
document.body.replaceChildren(topbar(addPerson), line, switcher.node, stage, toasts.node);

new Live({ onstate, onchange, online });
setInterval(refresh, 1000);
addEventListener('resize', () => update(false));

function onstate(state) {
  const isNewRun = state.run !== world.run;
  world.begin(state);
  if (world.persons.size === 0) addFirstPersons();
  update(isNewRun);
}

function onchange(change) {
  world.apply(change);
  update(false);
}

function online(isOnline) {
  setText(line, isOnline ? '' : t('lost'));
  line.hidden = isOnline;
}

function update(isNewRun) {
  for (const id of world.persons.keys()) if (!phones.has(id)) add(id);
  for (const [id, phone] of phones) if (!world.persons.has(id)) remove(id, phone);
  // Somebody just added may not have come over the stream yet.
  const shown = phones.has(current) ? current : phones.keys().next().value;
  stage.dataset.count = String(phones.size);
  for (const [id, phone] of phones) phone.node.classList.toggle('current', id === shown);
  for (const phone of phones.values()) phone.update(isNewRun);
  switcher.update([...phones.values()], phones.get(shown));
}

function add(id) {
  // What one has read shows as ticks in the phone of the other.
  const phone = new Phone(world, id, () => queueMicrotask(() => update(false)));
  phones.set(id, phone);
  stage.append(phone.node);
}

function remove(id, phone) {
  phone.node.remove();
  phones.delete(id);
}

function show(id) {
  current = id;
  tab.set('person', id);
  update(false);
}

function refresh() {
  for (const phone of phones.values()) phone.tick();
}

async function addPerson() {
  const person = await askPerson();
  if (person) await send('persons', person);
}

const addFirstPersons = () => send('persons/first', { persons: firstPersons });

async function send(path, body) {
  try {
    const added = await post(path, body);
    if (added.id) show(added.id);
  } catch (error) {
    toasts.tell(error.isOffline ? t('offline') : t('refused', error.message), true);
  }
}

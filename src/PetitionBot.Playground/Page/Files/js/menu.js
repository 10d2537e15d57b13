// A menu at a button or at the pointer. The browser closes it on Escape and on a press outside.

import { el, icon } from './dom.js';

/** items: [{ label, icon, act, danger, checked }]; place: an element, or { x, y }. */
export function openMenu(items, place, label) {
  const before = document.activeElement;
  const menu = el('div', { class: 'menu', role: 'menu', popover: 'auto', 'aria-label': label });
  menu.append(...items.map(item => el('button', {
    type: 'button', role: 'menuitem', tabindex: '-1', class: item.danger ? 'danger' : '',
    onclick: () => {
      menu.hidePopover();
      item.act();
    },
  }, icon(item.icon), el('span', {}, item.label))));
  menu.addEventListener('keydown', event => moveFocus(event, menu));
  menu.addEventListener('toggle', event => {
    if (event.newState !== 'closed') return;
    const hadFocus = menu.contains(document.activeElement) || document.activeElement === document.body;
    menu.remove();
    if (hadFocus) before?.focus();
  });
  document.body.append(menu);
  menu.showPopover();
  position(menu, place);
  menu.firstChild.focus();
}

function moveFocus(event, menu) {
  const items = [...menu.children];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === 'Tab') menu.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  items[(to + items.length) % items.length].focus();
}

function position(menu, place) {
  const box = place instanceof Element ? place.getBoundingClientRect() : null;
  const [x, y] = box ? [box.right - menu.offsetWidth, box.bottom + 4] : [place.x, place.y];
  const above = box ? box.top - menu.offsetHeight - 4 : innerHeight - menu.offsetHeight - 8;
  menu.style.left = Math.max(8, Math.min(x, innerWidth - menu.offsetWidth - 8)) + 'px';
  menu.style.top = Math.max(8, y + menu.offsetHeight > innerHeight - 8 ? above : y) + 'px';
}

// A menu at a button or at the pointer: closed by Escape, Tab, a press outside, or a choice.

import { el, icon } from './dom.js';

let close = null;

/** items: [{ label, icon, act, danger }]; place: an element, or { x, y }. */
export function openMenu(items, place, label) {
  close?.();
  const before = document.activeElement;
  // Not an "auto" popover: the browser would close it when the finger or mouse button that opened it is lifted.
  const menu = el('div', { class: 'menu', role: 'menu', popover: 'manual', 'aria-label': label });
  const outside = event => menu.contains(event.target) || close();
  close = () => {
    close = null;
    document.removeEventListener('pointerdown', outside, true);
    removeEventListener('resize', outside);
    const hadFocus = menu.contains(document.activeElement);
    menu.remove();
    if (hadFocus) before?.focus({ preventScroll: true });
  };
  menu.append(...items.map(item => el('button', {
    type: 'button', role: 'menuitem', tabindex: '-1', class: item.danger ? 'danger' : '',
    onclick: () => {
      close();
      item.act();
    },
  }, icon(item.icon), el('span', {}, item.label))));
  menu.addEventListener('keydown', event => onkeydown(event, menu));
  document.addEventListener('pointerdown', outside, true);
  addEventListener('resize', outside);
  document.body.append(menu);
  menu.showPopover();
  position(menu, place);
  menu.firstChild.focus();
}

export const isMenuOpen = () => close !== null;

function onkeydown(event, menu) {
  if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    close();
    return;
  }
  const items = [...menu.children];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
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

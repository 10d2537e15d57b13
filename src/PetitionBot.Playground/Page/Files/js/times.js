// Times and days as the page's language writes them.

import { language, t } from './strings.js';

const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const dayAndMonth = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' });
const withYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' });

export const timeOf = seconds => clock.format(new Date(seconds * 1000));

/** A key that is the same for all messages of one day. */
export const dayKey = seconds => new Date(seconds * 1000).toDateString();

export function dayOf(seconds) {
  const day = new Date(seconds * 1000);
  const now = new Date();
  if (day.toDateString() === now.toDateString()) return t('today');
  if (day.toDateString() === new Date(now - 86400000).toDateString()) return t('yesterday');
  return (day.getFullYear() === now.getFullYear() ? dayAndMonth : withYear).format(day);
}

export function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${number(kilo)} KB` : `${number(kilo / 1024)} MB`;
}

const number = value => new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);

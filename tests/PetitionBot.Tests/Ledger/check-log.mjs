// Recounts published logs and checks opened records by docs/log-format.md alone, with nothing of the bot's code and
// nothing of the page's. node check-log.mjs <path of cases.json>
import { readFileSync } from 'node:fs';
import { base64, daysOf, hash, isSigned, readJson, readKey, readNote, refuse, require, sha256, uint64 } from './log-format.mjs';

function readEntry(bytes) {
  const length = bytes[2];
  const head = 15 + length;
  const kind = ['signed', 'withdrawn', 'invalidated', 'reinstated', 'corrected', 'audit'][bytes[1] - 1] ?? refuse('kind');
  const tail = { signed: 64, corrected: 64, audit: 32 }[kind] ?? 0;
  if (bytes[0] !== 1 || bytes.length !== head + tail) refuse('entry');
  const petition = bytes.toString('latin1', 3, 3 + length);
  const serial = bytes.readBigUInt64BE(3 + length);
  const day = bytes.readUInt32BE(11 + length);
  if (!/^[a-z0-9-]{1,24}$/.test(petition) || day > 2_932_896) refuse('entry');
  if (kind === 'audit' ? serial !== 0n : serial < 1n || serial >= 2n ** 53n) refuse('serial');
  return { kind, petition, serial: Number(serial), day, version: bytes.subarray(head, head + 32), commitment: bytes.subarray(head + 32) };
}

const bundleName = (n) => {
  const parts = [String(n % 1000).padStart(3, '0')];
  while ((n = Math.floor(n / 1000)) > 0) parts.unshift(`x${String(n % 1000).padStart(3, '0')}`);
  return `tile/entries/${parts.join('/')}`;
};

// The first `size` entries of a log whose checkpoint speaks of `all`.
function entriesOf(files, all, size) {
  const entries = [];
  for (let n = 0; entries.length < size; n++) {
    const width = Math.min(256, all - n * 256);
    const name = width < 256 ? `${bundleName(n)}.p/${width}` : bundleName(n);
    const bytes = files[name] ?? files[bundleName(n)] ?? refuse(`${name} is missing`);
    let at = 0;
    for (let i = 0; i < width; i++) {
      if (at + 2 > bytes.length || at + 2 + bytes.readUInt16BE(at) > bytes.length) refuse(`${name} ends too early`);
      entries.push(bytes.subarray(at + 2, (at += 2 + bytes.readUInt16BE(at))));
    }
    if (files[name] && at !== bytes.length) refuse(`${name} does not end`);
  }
  return entries.slice(0, size);
}

// RFC 6962, section 2.1.
function rootOf(leaves) {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0];
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}

const next = {
  signed: { withdrawn: 'withdrawn', invalidated: 'invalidated', corrected: 'signed' },
  reinstated: { withdrawn: 'withdrawn', invalidated: 'invalidated', corrected: 'reinstated' },
  invalidated: { withdrawn: 'withdrawn', reinstated: 'reinstated' }, withdrawn: {},
};
function walk(entries) {
  const petitions = {};
  entries.forEach((bytes, index) => {
    const entry = readEntry(bytes);
    if (entry.kind === 'audit') return;
    const serials = (petitions[entry.petition] ??= []);
    const known = serials[entry.serial - 1];
    const isNew = entry.kind === 'signed';
    if (isNew ? entry.serial !== serials.length + 1 : !known || !next[known.state][entry.kind]) refuse(`entry ${index} is not allowed`);
    const state = isNew ? 'signed' : next[known.state][entry.kind];
    serials[entry.serial - 1] = { state, inForce: isNew || entry.kind === 'corrected' ? { ...entry, index } : known.inForce };
  });
  return petitions;
}
const isCounted = ({ state }) => state === 'signed' || state === 'reinstated';

function checkpointOf(text, key) {
  const note = readNote(text);
  if (note.origin !== key.name) refuse('another log');
  return isSigned(note, key) ? note : refuse('not signed by the key');
}
function recount(files, key, at = null) {
  const own = checkpointOf((files.checkpoint ?? refuse('no checkpoint')).toString(), key);
  const due = at ?? own;
  if (due.size > own.size) refuse('the log is shorter than the checkpoint');
  const entries = entriesOf(files, Number(own.size), Number(due.size));
  if (!rootOf(entries.map((bytes) => sha256(Buffer.of(0), bytes))).equals(due.root)) refuse('another root');
  return walk(entries);
}

function draw(text, petition, randomness, serials, number) {
  const seed = sha256(Buffer.from(`petitionbot-lot-v1\n${text}${petition}\n${randomness.normalize('NFC')}`));
  const [m, most, drawn] = [BigInt(serials.length), 2n ** 64n - 1n, new Set()];
  for (let i = 0n; drawn.size < Math.min(number, serials.length); i++) {
    const x = sha256(seed, uint64(i)).readBigUInt64BE();
    if (x < most - most % m) drawn.add(serials[Number(x % m)]);
  }
  return drawn;
}
function requireFields(bytes) {
  const heading = Buffer.from('petitionbot-fields-v1\n');
  if (!bytes.subarray(0, heading.length).equals(heading)) refuse('fields');
  let [at, text] = [heading.length, ''];
  for (let i = 0; i < 5; i++) {
    const end = at + 2 + bytes.readUInt16BE(at);
    if (end > bytes.length) refuse('fields');
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(at + 2, end));
    at = end;
  }
  if (!['en', 'kk', 'ru'].includes(text) || at + 4 !== bytes.length || bytes.readUInt32BE(at) >= 2 ** 31) refuse('fields');
}
function wrong(record, due) {
  if (record.index !== due.index || daysOf(record.day) !== due.day || !hash(record.version).equals(due.version)) return 'other-entry';
  try { requireFields(base64(record.fields)); } catch { return 'no-fields'; }
  const digest = sha256(hash(record.salt), base64(record.fields));
  return sha256(hash(record.nonce), hash(record.version), digest).equals(due.commitment) ? null : 'commitment';
}
const isNumber = (value, least, most) => (Number.isInteger(value) && value >= least && value <= most) || refuse('number');
function readOpened(json) {
  const opened = require(readJson(json), 'format', 'petition', 'checkpoint', 'randomness', 'number', 'records', 'unopened');
  const { randomness } = opened;
  if (opened.format !== 'petitionbot-opened-v1' || !/^[a-z0-9-]{1,24}$/.test(opened.petition)) refuse('format');
  if (randomness.length > 1000 || /[\p{Cc}\p{Cs}\ufffe]/u.test(randomness) || !/[\p{L}\p{N}]/u.test(randomness)) refuse('randomness');
  isNumber(opened.number, 1, 2 ** 31 - 1);
  for (const record of opened.records) {
    require(record, 'serial', 'index', 'day', 'version', 'nonce', 'salt', 'fields');
    [isNumber(record.serial, 1, Number.MAX_SAFE_INTEGER), isNumber(record.index, 0, Number.MAX_SAFE_INTEGER), daysOf(record.day), base64(record.fields)];
    [record.version, record.nonce, record.salt].forEach(hash);
  }
  for (const one of opened.unopened) {
    require(one, 'serial', 'reason');
    isNumber(one.serial, 1, Number.MAX_SAFE_INTEGER);
    if (!['missing', 'unreadable', 'differs'].includes(one.reason)) refuse('reason');
  }
  return opened;
}
function audit(files, key, json) {
  const opened = readOpened(json);
  const at = checkpointOf(opened.checkpoint, key);
  const serials = recount(files, key, at)[opened.petition] ?? [];
  const counted = serials.flatMap((one, i) => isCounted(one) ? [i + 1] : []);
  if (counted.length === 0) refuse('nothing is counted');
  const drawn = draw(at.text, opened.petition, opened.randomness, counted, opened.number);
  const [failures, bad, seen] = [[], new Set(), new Set()];
  const fail = (serial, why) => { failures.push(`${serial} ${why}`); if (drawn.has(serial)) bad.add(serial); };
  for (const one of [...opened.records, ...opened.unopened]) {
    if (!drawn.has(one.serial)) fail(one.serial, 'not-drawn');
    else if (seen.has(one.serial)) fail(one.serial, 'twice');
    else {
      const why = one.reason ? `not-opened-${one.reason}` : wrong(one, serials[one.serial - 1].inForce);
      if (why) fail(one.serial, why);
    }
    seen.add(one.serial);
  }
  for (const serial of drawn) if (!seen.has(serial)) fail(serial, 'missing');
  return { counted: counted.length, drawn: drawn.size, most: mostBad(counted.length, drawn.size, bad.size), failures: failures.sort() };
}

// The chance that a lot of n shows at most k of b bad ones among m, summed term by term without logarithms of factorials.
function mostBad(m, n, k) {
  let most = k;
  for (let b = k + 1; b <= m; b++) {
    let term = 0;
    const first = Math.max(0, n - (m - b));
    // C(b, first) C(m-b, n-first) / C(m, n) as a product of n quotients.
    for (let i = 0, [left, good] = [first, m - b]; i < n; i++) term += left > 0 ? Math.log((b - first + left) * (i + 1) / left-- / (m - i)) : Math.log(good-- * (i + 1) / (i + 1 - first) / (m - i));
    let [sum, value] = [0, Math.exp(term)];
    for (let x = first; x <= Math.min(k, b, n); x++) {
      sum += value;
      value *= (b - x) * (n - x) / ((x + 1) * (m - b - n + x + 1));
    }
    if (sum <= 0.05) break;
    most = b;
  }
  return most;
}

const cases = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const key = readKey(cases.key);
const filesOf = (name) => Object.fromEntries(Object.entries(cases.folders[name]).map(([path, text]) => [path, Buffer.from(text, 'base64')]));
const verdict = (check) => { try { return check(); } catch (error) { return { refused: error.message }; } };
let [checks, failed] = [0, 0];
const compare = (name, due, got) => {
  checks++;
  const isSame = due === null ? 'refused' in got && got.refused.length > 0 : JSON.stringify(got) === JSON.stringify(due);
  if (!isSame) { failed++; console.log(`${name}: ${JSON.stringify(got)} instead of ${JSON.stringify(due)}`); }
};
for (const { name, folder, counted } of cases.logs) compare(name, counted, verdict(() =>
  Object.fromEntries(Object.entries(recount(filesOf(folder), key)).sort().map(([petition, serials]) => [petition, serials.filter(isCounted).length]))));
for (const { name, folder, opened, result } of cases.audits) compare(name, result, verdict(() => audit(filesOf(folder), key, opened)));
console.log(`${checks} cases, ${failed} wrong`);
process.exitCode = failed ? 1 : 0;

// Checks docs/log-format-vectors.json by docs/log-format.md alone, with nothing of the bot's code.
// node check-vectors.mjs <path of log-format-vectors.json>
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const vectors = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const hex = (text) => Buffer.from(text, 'hex');
const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest('hex');
const uint = (size, value) => {
  const bytes = Buffer.alloc(size);
  for (let i = size - 1, rest = BigInt(value); i >= 0; i--, rest >>= 8n) bytes[i] = Number(rest & 255n);
  return bytes;
};

let checks = 0;
const failures = [];
const same = (what, got, wanted) => {
  checks++;
  if (JSON.stringify(got) !== JSON.stringify(wanted))
    failures.push(`${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`);
};
const refused = (what, read) => {
  checks++;
  try {
    read();
  } catch {
    return;
  }
  failures.push(`${what}: was not refused`);
};

class Reader {
  constructor(bytes) { this.bytes = bytes; this.at = 0; }
  raw(size) {
    if (this.at + size > this.bytes.length) throw new Error('past the end');
    return this.bytes.subarray(this.at, (this.at += size));
  }
  uint(size) { return this.raw(size).reduce((value, byte) => value * 256n + BigInt(byte), 0n); }
  utf8(size) { return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.raw(size)); }
  text() { return this.utf8(Number(this.uint(2))) || null; }
  end() { if (this.at !== this.bytes.length) throw new Error('bytes left over'); }
}
const must = (condition, reason) => { if (!condition) throw new Error(reason); };

// Manifest
for (const { petition, texts, bytes, version } of vectors.manifests) {
  const lines = Object.keys(texts).sort().map((code) => `${code} ${sha256(hex(texts[code]))}\n`);
  const manifest = Buffer.from(`petitionbot-manifest-v1\n${petition}\n${lines.join('')}`, 'ascii');
  same(`manifest of ${petition}`, manifest.toString('hex'), bytes);
  same(`version of ${petition}`, sha256(manifest), version);
}

// Canonical fields
const heading = Buffer.from('petitionbot-fields-v1\n', 'ascii');
const writeText = (text) => {
  const bytes = Buffer.from((text ?? '').normalize('NFC'), 'utf8');
  return Buffer.concat([uint(2, bytes.length), bytes]);
};
const writeFields = (f) => Buffer.concat([
  heading, ...[f.name, f.region, f.phone, f.comment, f.language].map(writeText), uint(4, f.consentVersion)]);
const readFields = (bytes) => {
  const reader = new Reader(bytes);
  must(reader.raw(heading.length).equals(heading), 'heading');
  const [name, region, phone, comment, language] = Array.from({ length: 5 }, () => reader.text());
  must(['en', 'kk', 'ru'].includes(language), 'language');
  const consentVersion = Number(reader.uint(4));
  must(consentVersion < 2 ** 31, 'consent version');
  reader.end();
  return { name, region, phone, comment, language, consentVersion };
};
for (const { note, bytes, ...fields } of vectors.fields) {
  same(`fields, ${note}`, writeFields(fields).toString('hex'), bytes);
  const normal = Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? value.normalize('NFC') : value]));
  same(`fields read, ${note}`, readFields(hex(bytes)), normal);
}
for (const { why, bytes } of vectors.refusedFields) refused(`fields, ${why}`, () => readFields(hex(bytes)));

// Digest and commitment
for (const { salt, fields, digest } of vectors.digests) same('digest', sha256(hex(salt), hex(fields)), digest);
for (const { nonce, version, digest, commitment } of vectors.commitments)
  same('commitment', sha256(hex(nonce), hex(version), hex(digest)), commitment);

// Entry and leaf hash
const kinds = ['signed', 'withdrawn', 'invalidated', 'reinstated', 'corrected', 'audit'];
const tails = { signed: ['version', 'commitment'], corrected: ['version', 'commitment'], audit: ['record'] };
const msADay = 86400000;
const writeEntry = (e) => Buffer.concat([
  uint(1, 1), uint(1, kinds.indexOf(e.kind) + 1), uint(1, e.petition.length), Buffer.from(e.petition, 'ascii'),
  uint(8, e.serial), uint(4, Date.parse(e.day) / msADay), ...(tails[e.kind] ?? []).map((key) => hex(e[key]))]);
const readEntry = (bytes) => {
  const reader = new Reader(bytes);
  must(reader.uint(1) === 1n, 'format');
  const kind = kinds[Number(reader.uint(1)) - 1];
  must(kind, 'kind');
  const petition = reader.raw(Number(reader.uint(1))).toString('latin1');
  must(/^[a-z0-9-]{1,24}$/.test(petition), 'petition');
  const serial = reader.uint(8);
  must(kind === 'audit' ? serial === 0n : serial >= 1n && serial < 2n ** 53n, 'serial');
  const days = Number(reader.uint(4));
  must(days <= 2932896, 'day');
  const entry = { kind, petition, serial: Number(serial), day: new Date(days * msADay).toISOString().slice(0, 10) };
  for (const key of tails[kind] ?? []) entry[key] = reader.raw(32).toString('hex');
  reader.end();
  return entry;
};
for (const { bytes, leafHash, ...entry } of vectors.entries) {
  same(`${entry.kind} entry`, writeEntry(entry).toString('hex'), bytes);
  same(`${entry.kind} entry read`, readEntry(hex(bytes)), entry);
  same(`${entry.kind} leaf`, sha256(Buffer.from([0]), hex(bytes)), leafHash);
}
for (const { why, bytes } of vectors.refusedEntries) refused(`entry, ${why}`, () => readEntry(hex(bytes)));

// States of a serial
const stays = Symbol('stays');
const counted = { withdrawn: 'withdrawn', invalidated: 'invalidated', corrected: stays };
const moves = {
  signed: counted, reinstated: counted, withdrawn: {}, invalidated: { withdrawn: 'withdrawn', reinstated: 'reinstated' } };
const stateAfter = (entries) => entries.reduce((state, kind, i) => {
  const next = i === 0 ? (kind === 'signed' ? kind : undefined) : moves[state][kind];
  must(next, `${kind} after ${state}`);
  return next === stays ? state : next;
}, null);
for (const { entries, state, counted: isCounted, refused: isRefused } of vectors.serials) {
  const what = entries.join(', ');
  if (isRefused) {
    refused(what, () => stateAfter(entries));
    continue;
  }
  same(what, stateAfter(entries), state);
  same(`${what}: counted`, ['signed', 'reinstated'].includes(state), isCounted);
}

for (const failure of failures) console.error(failure);
console.log(`${checks} checks, ${failures.length} failed`);
process.exitCode = failures.length === 0 && checks > 0 ? 0 : 1;

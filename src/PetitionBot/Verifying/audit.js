// Audits by lot.
const languages = ['en', 'kk', 'ru'];
function readFields(bytes) {
  let at = 0;
  const take = (size) => { must(at + size <= bytes.length, 'fields'); return bytes.subarray(at, at += size); };
  const number = (size) => take(size).reduce((value, byte) => value * 256 + byte, 0);
  must(same(take(22), utf8.encode('petitionbot-fields-v1\n')), 'fields');
  const [name, region, phone, comment, language] = Array.from({ length: 5 }, () => strict.decode(take(number(2))));
  const consent = number(4);
  must(languages.includes(language) && consent < 2 ** 31 && at === bytes.length, 'fields');
  return { name, region, phone, comment, language, consent };
}

const openedMembers = ['format', 'petition', 'checkpoint', 'randomness', 'number', 'records', 'unopened'];
const recordMembers = ['serial', 'index', 'day', 'version', 'nonce', 'salt', 'fields'];
function readOpened(json) {
  const value = readJson(json);
  must(hasExactly(value, openedMembers) && value.format === 'petitionbot-opened-v1' && isPetition(value.petition), 'format');
  must(typeof value.checkpoint === 'string' && isRandomness(value.randomness), 'lot');
  must(isWhole(value.number, 1) && value.number < 2 ** 31 && Array.isArray(value.records) && Array.isArray(value.unopened), 'lot');
  const records = value.records.map((record) => {
    must(hasExactly(record, recordMembers) && isWhole(record.serial, 1) && isWhole(record.index, 0), 'record');
    const [version, nonce, salt, fields] = [record.version, record.nonce, record.salt, record.fields].map(unbase64);
    must([version, nonce, salt].every((bytes) => bytes.length === 32), 'record');
    return { ...record, day: dayNumber(record.day), date: record.day, version, nonce, salt, fields };
  });
  for (const one of value.unopened)
    must(hasExactly(one, ['serial', 'reason']) && isWhole(one.serial, 1) && ['missing', 'unreadable', 'differs'].includes(one.reason), 'unopened');
  return { ...value, records };
}
const isRandomness = (text) => typeof text === 'string' && text.length <= 1000 && !/[\p{Cc}\p{Cs}\ufffe]/u.test(text) && /[\p{L}\p{N}]/u.test(text);

async function draw(text, petition, randomness, counted, number) {
  const seed = await sha256(utf8.encode(`petitionbot-lot-v1\n${text}${petition}\n${randomness.normalize('NFC')}`));
  const [all, places, drawn] = [BigInt(counted.length), new Set(), []];
  const most = 2n ** 64n - 1n;
  for (let i = 0n; drawn.length < Math.min(number, counted.length); i++) {
    const x = (await sha256(seed, uint(8, i))).subarray(0, 8).reduce((value, byte) => value * 256n + BigInt(byte), 0n);
    const place = Number(x % all);
    if (x >= most - most % all || places.has(place)) continue;
    places.add(place);
    drawn.push(counted[place]);
  }
  return drawn;
}

// What is wrong with one opened record, or null.
async function problemOf(record, entry) {
  if (record.index !== entry.index || record.day !== entry.day || !same(record.version, entry.version)) return 'other-entry';
  try { readFields(record.fields); } catch { return 'no-fields'; }
  const commitment = await sha256(record.nonce, record.version, await sha256(record.salt, record.fields));
  return same(commitment, entry.commitment) ? null : 'commitment';
}

async function audit(read, key, json) {
  let opened, at;
  try { opened = readOpened(json); at = readCheckpoint(opened.checkpoint); } catch { throw new Refusal('noOpened'); }
  await requireSigned(at, key);
  const inForce = new Map();
  const { states } = await recount(read, key, { at, see: (entry, index) => {
    if (entry.petition === opened.petition && entry.commitment) inForce.set(entry.serial, { ...entry, index });
  } });
  const counted = (states.get(opened.petition) ?? []).flatMap((state, i) => isCounted(state) ? [i + 1] : []);
  if (counted.length === 0) throw new Refusal('noneCounted', { petition: opened.petition });
  const drawn = await draw(at.text, opened.petition, opened.randomness, counted, opened.number);
  const [due, seen, failures] = [new Set(drawn), new Set(), []];
  for (const one of [...opened.records, ...opened.unopened]) {
    let why = one.reason ? `not-opened-${one.reason}` : null;
    if (!due.has(one.serial)) why = 'not-drawn';
    else if (seen.has(one.serial)) why = 'twice';
    else if (!why) why = await problemOf(one, inForce.get(one.serial));
    seen.add(one.serial);
    if (why) failures.push({ serial: one.serial, why });
  }
  for (const serial of drawn) if (!seen.has(serial)) failures.push({ serial, why: 'missing' });
  failures.sort((a, b) => a.serial - b.serial || (a.why < b.why ? -1 : 1));
  const bad = new Set(failures.map(({ serial }) => serial).filter((serial) => due.has(serial))).size;
  return { opened, at, counted: counted.length, drawn: drawn.length, failures, bad, most: mostBad(counted.length, drawn.length, bad) };
}

// The greatest number of bad ones among all of which a lot shows at most so many with a probability above 5 %.
function mostBad(all, drawn, bad) {
  const factorial = (n) => {
    if (n < 20) { let sum = 0; for (let i = 2; i <= n; i++) sum += Math.log(i); return sum; }
    return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
  };
  const choose = (n, k) => factorial(n) - factorial(k) - factorial(n - k);
  const chance = (there) => {
    let sum = 0;
    for (let seen = Math.max(0, drawn - (all - there)); seen <= Math.min(bad, there, drawn); seen++)
      sum += Math.exp(choose(there, seen) + choose(all - there, drawn - seen) - choose(all, drawn));
    return sum;
  };
  let [low, high] = [bad, all];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (chance(middle) > 0.05) low = middle;
    else high = middle - 1;
  }
  return low;
}

// The page.
let language = 'en';
const element = (id) => document.getElementById(id);
const add = (parent, name, text, kind = '') => {
  const child = document.createElement(name);
  // Always as text: what people filled in is never markup.
  if (text !== undefined) child.textContent = text;
  if (kind) child.className = kind;
  parent.append(child);
  return child;
};
function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  document.title = `PetitionBot: ${words[chosen].title}`;
  for (const place of document.querySelectorAll('[data-text]')) place.textContent = words[chosen][place.dataset.text];
  for (const button of document.querySelectorAll('[data-language]')) button.setAttribute('aria-pressed', String(button.dataset.language === chosen));
}
function answer(kind, [headline, sentence], ...values) {
  const place = add(element('result'), 'div', undefined, `answer ${kind}`);
  add(place, 'strong', headline);
  add(place, 'p', typeof sentence === 'function' ? sentence(...values) : sentence);
}
function details(pairs, parent = element('result')) {
  const list = add(parent, 'dl');
  for (const [name, value] of pairs) {
    add(list, 'dt', name);
    add(add(list, 'dd'), 'bdi', String(value));
  }
}
function refuse(error) {
  if (!(error instanceof Refusal)) return answer('bad', [error.name, error.message]);
  const say = words[language];
  if (Array.isArray(say[error.code])) answer('bad', say[error.code]);
  else answer('bad', [say.broken, say[error.code]], error.details);
}

async function check() {
  const say = words[language];
  const [receipt] = element('receipt').files;
  const [opened] = element('opened').files;
  const files = new Map([...element('log').files].map((file) => [file.webkitRelativePath.split('/').slice(1).join('/'), file]));
  const read = async (path) => files.has(path) ? new Uint8Array(await files.get(path).arrayBuffer()) : null;
  if (!receipt && !opened && files.size === 0) return answer('', say.nothing);
  let key;
  try { key = await readKey(element('key').value); } catch { return answer('bad', say.badKey); }
  if (opened) {
    if (files.size === 0) return answer('', say.needsLog);
    return showAudit(await audit(read, key, await opened.text()));
  }
  const found = receipt ? await checkReceipt(await receipt.text(), key) : null;
  if (found && found.verdict !== 'included') return answer('bad', say[found.verdict]);
  if (files.size === 0) showReceipt(found);
  else showLog(found, await recount(read, key, { sizeOfInterest: found?.checkpoint.size }));
}
function showReceipt(found, kind = 'good', verdict = 'included', size = found.checkpoint.size) {
  const say = words[language];
  const { receipt } = found;
  answer(kind, say[verdict], receipt, size);
  details([[say.petition, receipt.petition], [say.number, receipt.serial], [say.day, receipt.day], [say.version, hex(receipt.version)]]);
}
function showLog(found, log) {
  const say = words[language];
  if (!found) answer('good', say.whole, log.entries);
  else if (found.checkpoint.size > log.checkpoint.size) showReceipt(found, 'good', 'newer');
  else if (!same(log.rootOfInterest, found.checkpoint.root)) return answer('bad', say.forked);
  else {
    const state = log.states.get(found.receipt.petition)[found.receipt.serial - 1];
    showReceipt(found, isCounted(state) ? 'good' : 'bad', isCounted(state) ? 'counted' : state, log.entries);
  }
  details([...log.states].sort().map(([petition, serials]) => [petition, say.count(serials.filter(isCounted).length, serials.length)]));
}
function showAudit(result) {
  const say = words[language];
  const { opened, at, drawn, failures, bad, most, counted } = result;
  const headline = bad > 0 ? say.faulty(bad, drawn) : failures.length > 0 ? say.extra : say.clean(drawn);
  answer(failures.length > 0 ? 'bad' : 'good', [headline, say.proves], result, (Math.ceil(most * 10000 / counted) / 100).toString());
  const place = element('result');
  if (failures.length === 0) add(place, 'p', say.people);
  add(place, 'h2', say.compare);
  details([[say.petition, opened.petition], [say.at, at.text.trim()], [say.randomness, opened.randomness], [say.drawn, opened.number]]);
  if (failures.length > 0) add(place, 'h2', say.failures);
  for (const { serial, why } of failures) details([[`${say.number} ${serial}`, say.why[why]]]);
  add(place, 'h2', say.records);
  for (const record of opened.records) showRecord(place, record, failures.some(({ serial }) => serial === record.serial));
}
function showRecord(place, record, isFaulty) {
  const say = words[language];
  const person = add(place, 'div', undefined, 'person');
  add(person, 'strong', `${say.number} ${record.serial}, ${record.date}${isFaulty ? ' \u2717' : ''}`);
  let fields;
  try { fields = readFields(record.fields); } catch { return; }
  details(Object.entries(say.fields).filter(([name]) => fields[name]).map(([name, label]) => [label, fields[name]]), person);
}
element('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const result = element('result');
  result.hidden = false;
  result.textContent = words[language].working;
  const old = [...result.childNodes];
  try { await check(); } catch (error) { refuse(error); } finally { for (const node of old) node.remove(); }
  result.focus();
});
for (const button of document.querySelectorAll('[data-language]')) button.addEventListener('click', () => speak(button.dataset.language));
speak(['ru', 'kk', 'en'].find((code) => navigator.language.toLowerCase().startsWith(code)) ?? 'en');

/*
 * page.js - the layout of a page: how each kind of question looks, and what was pressed.
 *
 * All that is asked, said and decided comes from the module (page.c, page_view.c); here is no word of its own and no rule about a
 * questionnaire. Nothing is kept and nothing is sent: answers are in the module's memory, and leave it as a file when the person
 * says so. Names that begin with "page_" are the module's.
 */
'use strict';
(() => {
const root = document.documentElement;
root.className = 'reading'; // it runs; see early.js
const $ = (id) => document.getElementById(id);
const main = $('main'), drafts = new Map();
const TURN = { on: 0, again: 1, back: 3, review: 4, stop: 5 }; // enum turn
const SILENCES = { not_now: 4, declined: 5, does_not_fit: 6 }; // reflect_state
const REFUSED = 2, NO_MEMORY = 5; // reflect_status
let engine, about, say, begun = false;
let keep = () => {}; // what is begun on this screen and not yet given

/* ---- The module: texts and bytes are copied in, and given back after the call. */

const encoder = new TextEncoder(), decoder = new TextDecoder();

function put(bytes) {
    const at = engine.page_take(bytes.length || 1);
    if (at === 0) throw new Error(say ? say.no_memory : '');
    new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
    return at;
}

function call(name, ...given) {
    const copies = [];
    const values = given.map((value) => {
        if (value === null || typeof value === 'number') return value ?? 0;
        copies.push(put(typeof value === 'string' ? encoder.encode(`${value}\0`) : value));
        return copies.at(-1);
    });
    try {
        return engine[name](...values);
    } finally {
        copies.forEach((copy) => engine.page_give(copy));
    }
}

const result = () => new Uint8Array(engine.memory.buffer, engine.page_result(), engine.page_result_length()).slice();
const text = () => decoder.decode(result());

function must(status) {
    if (status === NO_MEMORY) throw new Error(say ? say.no_memory : '');
    if (status !== 0) throw new Error(String(status));
}

function ask(name, ...given) {
    must(call(name, ...given));
    return JSON.parse(text());
}

/* ---- Parts of the document */

function el(name, properties, ...inside) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(properties ?? {})) {
        if (value === null || value === undefined) continue;
        if (key in node) node[key] = value;
        else node.setAttribute(key, value);
    }
    node.append(...inside.flat(Infinity).filter((each) => each !== null && each !== undefined));
    return node;
}

function button(label, act, kind = '') {
    const node = el('button', { type: 'button', className: kind }, label);
    node.addEventListener('click', act);
    return node;
}

/* Words of ours in a page of another language say so. */
const ours = (node) => {
    if (about.words !== about.language.split('-')[0]) Object.assign(node, { lang: about.words, dir: 'ltr' });
    return node;
};
const fill = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (all, at) => values[at]);
const paragraph = (words, kind = '') => (words ? el('p', { className: kind }, words) : null);

/* What the opening and the places come as: [what stands before a line, the line]. */
function lines(list) {
    return list.filter(([, line]) => line !== '').map(([lead, line]) => paragraph(line, { '- ': 'item', '  ': 'under' }[lead] ?? ''));
}

const alert = () => el('p', { className: 'alert', role: 'alert', id: 'alert' });

function complain(words, where) {
    $('alert').textContent = '';
    requestAnimationFrame(() => { $('alert').textContent = words; });
    where?.focus();
}

function tell(words, kind = '') {
    $('status').className = kind;
    $('status').textContent = '';
    if (words) requestAnimationFrame(() => { $('status').textContent = words; });
}

/* Puts a screen into the place of the one before. What reads aloud begins at its heading. */
function show(nodes) {
    main.replaceChildren(...nodes.flat(Infinity).filter((each) => each));
    document.title = about.title;
    window.scrollTo(0, 0);
    const heading = main.querySelector('h1');
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
}

/* ---- Kinds of questions: what stands there, and what was answered; null where nothing was. */

let serial = 0;

function own_words(option, value) {
    const id = `own-${serial++}`;
    const field = writing(option.write === 'lines', value, { id });
    return { field, node: el('div', { className: 'own-words' }, ours(el('label', { htmlFor: id }, fill(say.own_words, option.text))), field) };
}

/* Some browsers send what is written to a server that checks its spelling. */
function writing(several, value, properties) {
    const common = { value, autocomplete: 'off', spellcheck: false, ...properties };
    return several ? el('textarea', { rows: 6, ...common }) : el('input', { type: 'text', ...common });
}

function choice(view, several) {
    const chosen = new Set(view.chosen ?? []);
    const inputs = view.options.map((option, at) => el('input', { type: several ? 'checkbox' : 'radio', name: `q${view.element}`, value: at, checked: chosen.has(at) }));
    const own = view.options.map((option, at) => (option.write ? own_words(option, chosen.has(at) ? view.text ?? '' : '') : null));
    const marked = () => inputs.flatMap((input, at) => (input.checked ? [at] : []));
    const sync = () => own.forEach((each, at) => { if (each) each.node.hidden = !inputs[at].checked; });
    inputs.forEach((input, at) => input.addEventListener('change', () => {
        if (several && input.checked)
            inputs.forEach((other, to) => { if (to !== at && (view.options[at].alone || view.options[to].alone)) other.checked = false; });
        sync();
    }));
    sync();
    return {
        nodes: view.options.map((option, at) => [el('label', { className: 'option' }, inputs[at], el('span', {}, option.text)), own[at]?.node]),
        first: inputs[0],
        take: () => (marked().length ? { chosen: marked(), step: 0, text: marked().map((at) => own[at]?.field.value).find((each) => each) ?? null } : null),
        nothing: say.nothing_chosen,
    };
}

function between(view) {
    const reach = (view.options.length - 1) / 2, at = view.place ?? -1;
    const inputs = view.options.map((option, index) => el('input', { type: 'radio', name: `q${view.element}`, value: index, checked: index === at }));
    const place = el('p', { className: 'place', ariaHidden: 'true' }, at < 0 ? '' : view.options[at].text);
    inputs.forEach((input, index) => input.addEventListener('change', () => { place.textContent = view.options[index].text; }));
    return {
        nodes: [el('div', { className: 'poles', ariaHidden: 'true' }, view.poles.map((pole) => el('span', {}, pole))),
            el('div', { className: 'steps' }, inputs.map((input, index) => el('label', {}, input, el('span', {}, view.options[index].text)))), place],
        first: inputs[0],
        take: () => {
            const index = inputs.findIndex((input) => input.checked);
            return index < 0 ? null : { chosen: [], step: index - reach, place: index, text: null };
        },
        nothing: say.nothing_chosen,
    };
}

/* What has a place stands above, in its order; the rest below, and each of it takes the next place when it is chosen. */
function rank(view) {
    const order = [...view.chosen ?? []], name = (option) => view.options[option].text;
    const placed = el('ol', { className: 'ranking' }), rest = el('div', { className: 'unranked' });
    const step = (option, words, kind, act) => {
        const node = button('', () => { act(); (node.isConnected ? node : rest.querySelector('button') ?? placed.querySelector('button')).focus(); }, kind);
        node.ariaLabel = fill(words, name(option));
        return node;
    };
    const move = (option, to) => {
        const at = order.indexOf(option);
        if (to < 0 || to >= order.length || at === to) return;
        order.splice(at, 1);
        order.splice(to, 0, option);
        draw();
        tell(fill(say.moved, name(option), to + 1), 'heard');
    };
    const put_last = (option) => { order.push(option); draw(); tell(fill(say.moved, name(option), order.length), 'heard'); };
    const take_out = (option) => { order.splice(order.indexOf(option), 1); draw(); tell(fill(say.unranked, name(option)), 'heard'); };
    const items = view.options.map((each, option) => {
        const item = el('li', {}, el('span', { className: 'grip', ariaHidden: 'true' }), el('span', { className: 'name' }, each.text),
            el('span', { className: 'moves' }, step(option, say.up, 'up', () => move(option, order.indexOf(option) - 1)),
                step(option, say.down, 'down', () => move(option, order.indexOf(option) + 1)), step(option, say.unrank, 'away', () => take_out(option))));
        drag(item, (y) => move(option, order.findIndex((other) => y < items[other].getBoundingClientRect().bottom)));
        return item;
    });
    const buttons = view.options.map((each, option) => step(option, '{0}', '', () => put_last(option)));
    buttons.forEach((each, option) => each.append(name(option)));
    const draw = () => {
        placed.replaceChildren(...order.map((option) => items[option]));
        rest.replaceChildren(...buttons.filter((each, option) => !order.includes(option)));
        order.forEach((option, at) => {
            items[option].querySelector('.up').ariaDisabled = String(at === 0);
            items[option].querySelector('.down').ariaDisabled = String(at === order.length - 1);
        });
    };
    draw();
    return { nodes: [placed, rest], first: buttons[0], take: () => (order.length ? { chosen: [...order], step: 0, text: null } : null), nothing: say.nothing_chosen };
}

/* Carries an item by its grip; buttons do the same. */
function drag(item, to) {
    const grip = item.querySelector('.grip');
    const over = (event) => to(event.clientY);
    grip.addEventListener('pointerdown', (event) => {
        event.preventDefault();
        grip.setPointerCapture(event.pointerId);
        item.classList.add('held');
        grip.addEventListener('pointermove', over);
    });
    for (const end of ['pointerup', 'pointercancel'])
        grip.addEventListener(end, () => {
            item.classList.remove('held');
            grip.removeEventListener('pointermove', over);
        });
}

function write(view) {
    const field = writing(view.kind !== 'line', view.text ?? '', { 'aria-labelledby': 'ask', 'aria-describedby': 'alert' });
    return { nodes: [field], first: field, take: () => (field.value.trim() === '' ? null : { chosen: [], step: 0, text: field.value }), nothing: say.nothing_written };
}

const KINDS = {
    one: (view) => choice(view, false), scale: (view) => choice(view, false), any: (view) => choice(view, true),
    between, rank, line: write, lines: write, names: write,
};

/* A statement's scale, and the silences as further places of it. */
function statement(view) {
    const part = choice(view, false);
    const silences = Object.entries(SILENCES).map(([name, state]) => {
        const input = el('input', { type: 'radio', name: `q${view.element}`, value: name, checked: view.state === name && !drafts.has(view.element) });
        return { state, input, node: el('label', { className: 'option silence' }, input, ours(el('span', {}, say[name]))) };
    });
    const silent = drafts.get(view.element)?.silence;
    if (silent) silences.find((each) => each.state === silent).input.checked = true;
    return {
        view,
        first: part.first,
        node: el('fieldset', { className: 'statement' }, el('legend', {}, view.ask), el('div', { className: 'row' }, part.nodes),
            el('div', { className: 'row' }, silences.map((each) => each.node)), why(view)),
        take: () => {
            const silence = silences.find((each) => each.input.checked);
            return silence ? { silence: silence.state } : part.take();
        },
    };
}

/* ---- What was answered goes to the module. True where it was taken. */

function give(element, answer) {
    if (answer.silence) {
        must(call('page_pass', element, answer.silence));
    } else {
        const status = call('page_answer', element, new Uint8Array(Uint32Array.from(answer.chosen).buffer), answer.chosen.length, answer.step, answer.text);
        if (status === REFUSED) complain(text());
        else must(status);
        if (status !== 0) return false;
    }
    drafts.delete(element);
    return true;
}

function turn(to, element = 0) {
    engine.page_turn(TURN[to], element);
    next();
}

/* ---- The screens */

/* What is begun and not yet given stays while the person looks elsewhere. */
const with_draft = (view) => ({ ...view, ...drafts.get(view.element) });

function ways(view, kept = () => {}) {
    keep = kept;
    const act = (to) => () => guard(() => { keep(); turn(to, view.element); });
    return ours(el('nav', { ariaLabel: say.ways }, button(say.back, act('back')), button(say.review, act('review')), button(say.stop, act('stop'))));
}

function head(view, progress = '') {
    const bar = el('div', { className: 'bar', ariaHidden: 'true' }, el('span', {}), el('span', {}));
    const all = Math.max(1, view.done + view.at_most);
    bar.children[0].style.flexBasis = `${100 * view.done / all}%`;
    bar.children[1].style.flexBasis = `${100 * (view.at_most - view.at_least) / all}%`;
    return [el('p', { className: 'where' }, el('span', { className: 'page' }, view.title), ours(el('span', {}, progress))), bar];
}

const why = (view) => (view.why ? el('details', {}, ours(el('summary', {}, say.why)), paragraph(view.why)) : null);
const question = (words) => el('h1', { id: 'ask', className: 'ask' }, words);
const forward = (label) => ours(el('div', { className: 'acts' }, el('button', { className: 'first' }, label)));

function form(submit, ...inside) {
    const node = el('form', { noValidate: true, autocomplete: 'off' }, ...inside);
    node.addEventListener('submit', (event) => {
        event.preventDefault();
        guard(submit);
    });
    return node;
}

function heads_up(view) {
    const decide = (go_on) => () => guard(() => { must(call('page_decide', Number(go_on))); turn('on', view.element); });
    return [head(view), question(view.text), ours(el('div', { className: 'acts' }, button(say.go_on, decide(true)), button(say.pass_page, decide(false)))), ways(view)];
}

function reading(view) {
    const seen = form(() => { must(call('page_seen')); turn('on', view.element); }, forward(say.go_on));
    return [head(view), question(view.text), seen, ways(view)];
}

const draft = (asked, part) => () => { const answer = part.take(); if (answer) drafts.set(asked.element, answer); };

function statements(view) {
    const rows = view.questions.map((each) => statement(with_draft(each)));
    const submit = () => {
        const waiting = rows.find((row) => !row.take());
        if (waiting) return complain(say.waits, waiting.first);
        return rows.every((row) => give(row.view.element, row.take())) && turn('on', view.element);
    };
    const progress = view.questions.find((each) => each.element === view.element).progress;
    return [head(view, progress), question(view.text), form(submit, rows.map((row) => row.node), alert(), forward(say.next)),
        ways(view, () => rows.forEach((row) => draft(row.view, row)()))];
}

function one_question(view) {
    const [asked] = view.questions, part = KINDS[asked.kind](with_draft(asked));
    const submit = () => {
        const answer = part.take();
        if (!answer) return complain(part.nothing, part.first);
        return give(asked.element, answer) && turn('on', asked.element);
    };
    const how = asked.how ? ours(paragraph(asked.how, 'how')) : null;
    const grouped = asked.kind in { one: 0, scale: 0, any: 0, between: 0 };
    const body = grouped ? el('fieldset', { 'aria-describedby': 'alert' }, el('legend', {}, question(asked.ask)), how, part.nodes) : [question(asked.ask), how, part.nodes];
    const pass = (name) => {
        const node = button(say[name], () => guard(() => give(asked.element, { silence: SILENCES[name] }) && turn('on', asked.element)));
        node.ariaPressed = String(asked.state === name);
        return node;
    };
    return [head(view, asked.progress), form(submit, body, alert(), forward(say.next)),
        ours(el('div', { className: 'silences', role: 'group', ariaLabel: say.pass }, Object.keys(SILENCES).map(pass))), why(asked), ways(view, draft(asked, part))];
}

function list_item(each) {
    const leave_out = () => guard(() => {
        const done = call('page_leave_out', each.element, Number(!each.out));
        next();
        main.querySelector(`[data-element="${each.element}"] button:last-child`)?.focus();
        tell(!done ? say.nothing_to_leave : each.out ? say.now_in : say.now_out);
    });
    const acts = each.aside ? [] : [button(say.change, () => guard(() => turn('again', each.element))),
        each.asks ? button(each.out ? say.in : say.out, leave_out) : null];
    acts.forEach((act) => act?.setAttribute('aria-describedby', `item-${each.element}`));
    return el('li', { 'data-element': each.element }, el('p', { className: 'asked', id: `item-${each.element}` }, each.ask), paragraph(each.answer, 'answer'),
        ours(each.aside ? paragraph(say.set_aside, 'how') : el('div', { className: 'acts' }, acts)));
}

function list(view) {
    const back = ours(el('nav', { ariaLabel: say.ways }, button(say.list_back, () => guard(() => turn('back')))));
    return [ours(el('h1', {}, view.title)), view.items.length ? el('ul', { className: 'answers' }, view.items.map(list_item)) : ours(paragraph(say.list_none)),
        alert(), form(() => turn('on'), forward(view.middle ? say.list_back : say.list_on)), view.middle ? null : back];
}

function opening(view) {
    const begin = form(() => { begun = true; turn('on'); }, forward(say.begin));
    const made = document.body.dataset.made ? fill(say.made, document.body.dataset.made) : '';
    return [paragraph(document.body.dataset.from, 'from'), el('h1', {}, view.title), ours(el('div', {}, lines(view.lines))), alert(), begin, ours(el('nav', { ariaLabel: say.ways }, opener())),
        ours(el('footer', { className: 'made' }, paragraph(`${about.edition} ${made}`)))];
}

const SCREENS = { opening, 'heads-up': heads_up, seen: reading, ask: (view) => (view.questions.length > 1 || view.text ? statements(view) : one_question(view)), list, summary };

/* Shows where the sitting is. */
function next() {
    const view = ask('page_view');
    keep = () => {};
    tell(view.said);
    show(SCREENS[view.show](view));
}

/* ---- The summary, and what is taken away */

const today = () => {
    const now = new Date(), two = (number) => String(number).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

function save(bytes, ending, type) {
    const address = URL.createObjectURL(new Blob([bytes], { type }));
    el('a', { href: address, download: `${about.id}.${ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    tell(say.saved);
}

const save_summary = (format, ending, type) => () => guard(() => { must(call('page_summary', format, today())); save(result(), ending, type); });
const save_answers = () => guard(() => { must(call('page_export', 'json')); save(result(), 'answers.json', 'application/json'); });

/* The module escapes every text, so that its markup can be taken as it is; see reports/render_html.c. */
const policy = window.trustedTypes ? window.trustedTypes.createPolicy('reflect', { createHTML: (markup) => markup }) : { createHTML: (markup) => markup };

function summary() {
    must(call('page_summary', 'html', today()));
    const whole = text(), markup = whole.slice(whole.indexOf('<main'), whole.lastIndexOf('</main>')); // without its own style
    const made = new DOMParser().parseFromString(policy.createHTML(markup), 'text/html');
    const sheet = el('article', { className: 'sheet' }, ...document.importNode(made.querySelector('main'), true).childNodes);
    const [title] = sheet.querySelectorAll('h1');
    const take = ours(el('div', { className: 'keep', role: 'group', ariaLabel: say.save }, button(say.print, () => window.print(), 'first'),
        button(say.save_html, save_summary('html', 'html', 'text/html')), button(say.save_text, save_summary('text', 'txt', 'text/plain')),
        button(say.save_answers, save_answers)));
    sheet.querySelectorAll('a[href^="http"]').forEach((link) => Object.assign(link, { target: '_blank', rel: 'noopener noreferrer' }));
    sheet.addEventListener('click', within);
    title.after(take);
    return [sheet, ours(el('nav', { ariaLabel: say.ways }, button(say.list_back, () => guard(() => turn('back')))))];
}

/* Answers that were saved come back. What JSON.parse does not take is not looked at any further. */
async function play(file) {
    let json;
    try {
        json = encoder.encode(JSON.stringify(JSON.parse(await file.text())));
    } catch {
        return complain(say.not_opened);
    }
    return guard(() => {
        const status = call('page_play', json, json.length);
        if (status === NO_MEMORY) must(status);
        if (status !== 0) return complain(say.not_opened);
        begun = true;
        drafts.clear();
        next();
        return tell(say.opened);
    });
}

function opener() {
    const chooser = el('input', { type: 'file', accept: '.json,application/json', hidden: true });
    chooser.addEventListener('change', () => { if (chooser.files[0]) play(chooser.files[0]); });
    return [button(say.open, () => chooser.click()), chooser];
}

/* A link within the summary leads there without a trace in the address. */
function within(event) {
    const to = event.target.closest('a[href^="#"]')?.getAttribute('href').slice(1);
    if (!to) return;
    event.preventDefault();
    const target = $(to);
    target?.closest('details')?.setAttribute('open', '');
    target?.setAttribute('tabindex', '-1');
    target?.focus();
}

/* ---- Round about: places to turn to, leaving, the language */

function leave() {
    begun = false;
    drafts.clear();
    main.replaceChildren(el('p', {}, say.left));
    document.title = ' ';
    engine = null;
    window.location.replace('about:blank');
}

function places() {
    const dialog = $('places'), close = ours(el('p', { className: 'close' }, button(say.close, () => dialog.close(), 'first')));
    const title = ours(el('h2', { id: 'places-title', tabIndex: -1 }, say.places));
    dialog.replaceChildren(title, about.old ? ours(paragraph(about.old, 'old')) : '', ...lines(about.places), close);
    dialog.showModal();
    title.focus();
}

function frame() {
    about = ask('page_about', today());
    say = about.say;
    root.lang = about.language;
    root.dir = about.direction;
    for (const [id, words] of [['help', say.places], ['leave', say.leave]]) {
        $(id).textContent = words;
        ours($(id));
    }
    $('language').ariaLabel = say.language;
}

/* Whatever goes wrong inside is said, and the page stays as it is. */
function guard(act) {
    try {
        return act();
    } catch (failure) {
        const words = failure.message || String(failure);
        if ($('alert')) return complain(words);
        return tell(words);
    }
}

async function inflate(node) {
    const bytes = Uint8Array.from(atob(node.textContent.trim()), (each) => each.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
}

function open(image) {
    must(call('page_open', image, image.length));
    frame();
}

function languages(images) {
    const select = $('language');
    select.replaceChildren(...images.map((image, at) => el('option', { value: at, lang: image.lang }, image.dataset.name)));
    select.hidden = images.length < 2;
    select.addEventListener('change', async () => {
        const image = await inflate(images[select.value]);
        guard(() => { keep(); open(image); next(); select.focus(); });
    });
}

async function start() {
    const images = [...document.querySelectorAll('script.image')];
    const [module, image] = await Promise.all([inflate($('module')), inflate(images[0])]);
    engine = (await WebAssembly.instantiate(module, {})).instance.exports;
    open(image);
    languages(images);
    $('help').addEventListener('click', places);
    $('leave').addEventListener('click', leave);
    window.addEventListener('beforeunload', (event) => { if (begun) event.preventDefault(); });
    root.className = 'page';
    next();
}

start().catch(() => { root.className = 'failed'; });
})();

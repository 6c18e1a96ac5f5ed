// equal.mjs REFLECT FOLDER SEEDS PAGE.html=QUESTIONNAIRE... - sittings by chance through a page's calls, held against the program.
//
// One sitting goes straight through: what was asked, in which order, with what still to come, what was set aside and what is shown are
// what `reflect trace` says of its answers. One wanders: back, to the list and back, changes, leaves out, changes the language.
// After both, the summary is in each format, byte for byte, what `reflect report` writes from the answers that the page saves.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Chance, Page, SILENCES, parts } from './page.mjs';

const [reflect, folder, seeds, ...cases] = process.argv.slice(2);
const DATE = '2026-11-22', FORMATS = ['text', 'html', 'json', 'markdown', 'org'];
const run = (...words) => execFileSync(reflect, words, { maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'pipe'] });
let same = 0, views = 0;
const wrong = [];

function equal(what, one, other) {
    if (Buffer.compare(Buffer.from(one), Buffer.from(other)) === 0) same++;
    else wrong.push(`${what}\n    page:    ${String(one).slice(0, 300)}\n    program: ${String(other).slice(0, 300)}`);
}

function answer_to(question, chance) {
    const { kind, options } = question, all = options.map((option, at) => at);
    if (kind === 'between') return { step: chance.below(options.length) - (options.length - 1) / 2 };
    if (kind === 'line' || kind === 'lines') return { text: chance.of(['Mostly at night.', 'Ein „Wort“ & <b>', kind === 'lines' ? 'one\n\n   two' : '…', '  x ']) };
    if (kind === 'names') return { text: chance.of(['Ana', 'Ana\nB. Smith Jr.', 'Zoë\nLí\nThe neighbour']) };
    if (kind === 'rank') return { chosen: all.sort(() => chance.below(3) - 1).slice(0, 1 + chance.below(all.length)) };
    let chosen = kind === 'any' ? all.filter(() => chance.below(3) === 0) : [chance.of(all)];
    if (chosen.some((at) => options[at].alone)) chosen = [chosen.find((at) => options[at].alone)];
    return { chosen, text: chosen.some((at) => options[at].write) && chance.below(2) ? 'my own' : null };
}

// Responds to a question in some way that is allowed, and says in which.
function respond(page, question, chance) {
    if (chance.below(4) > 0) {
        for (let tries = 0; tries < 20; tries++)
            if (page.answer(question.element, answer_to(question, chance)) === null) return;
    }
    page.pass(question.element, chance.of(Object.keys(SILENCES)));
}

// All that stands on one screen, each question as it is asked.
function meet(page, view, chance, trace) {
    views++;
    if (view.show === 'opening') return page.turn('on');
    if (view.show === 'seen') return page.must('page_seen').turn('on', view.element);
    if (view.show === 'heads-up') return page.must('page_decide', Number(chance.below(4) > 0)).turn('on', view.element);
    for (const question of view.questions) {
        const { done, at_least, at_most } = page.view();
        trace?.push({ before: question.id, done, 'at-least': at_least, 'at-most': at_most });
        respond(page, question, chance);
    }
    return page.turn('on', view.element);
}

function straight(page, chance) {
    const trace = [];
    let view = page.view();
    while (view.show !== 'list') view = meet(page, view, chance, trace);
    if (page.turn('on').show !== 'summary') throw new Error('the list leads elsewhere than to the summary');
    return trace;
}

// Ways that a person may take besides; the end is always the summary.
function wander(page, chance, images) {
    let view = page.view(), steps = 0;
    while (view.show !== 'summary') {
        const items = view.items.filter((item) => !item.aside);
        const way = ++steps > 250 ? (view.show === 'list' ? 'on' : 'stop') : view.show === 'list' ? chance.of(['on', 'on', 'back', 'again', 'out']) : chance.of(['meet', 'meet', 'meet', 'meet', 'back', 'review', 'language']);
        if (way === 'meet' || view.show === 'opening') view = meet(page, view, chance);
        else if (way === 'language') { page.open(chance.of(images).image); view = page.view(); }
        else if (way === 'again') view = items.length ? page.turn('again', chance.of(items).element) : page.turn('on');
        else if (way === 'out') {
            const item = items.length ? chance.of(items) : null;
            if (item) page.engine.page_leave_out(item.element, Number(!item.out));
            view = page.view();
        } else view = page.turn(way, view.element ?? 0);
    }
}

// What was saved, opened in a new page, is the same sitting, and goes on where it was.
function reopened(what, page, images, summary) {
    const again = page.like().open(images.find((each) => each.language === page.about(DATE).language).image), saved = page.answers();
    const json = Buffer.from(JSON.stringify(JSON.parse(saved)));
    if (again.play(json) !== 0) throw new Error('the page does not take its own answers');
    equal(`${what}: opened again`, again.summary('text', DATE), summary);
    equal(`${what}: saved again`, again.answers(), saved);
    for (const wrong of [json.subarray(1), json.subarray(0, json.length - 1), Buffer.from('{"no-such-question":1}'), Buffer.from('[]'), Buffer.from('{"a":"\\u0000"}'), Buffer.from('['.repeat(99))])
        if (again.play(wrong) === 0) throw new Error(`the page takes ${wrong}`);
    equal(`${what}: after files that were refused`, again.answers(), saved);
}

function compare(what, page, questionnaire, trace, language, images) {
    const summaries = FORMATS.map((format) => page.summary(format, DATE)), file = `${folder}/answers.json`;
    writeFileSync(file, page.answers());
    reopened(what, page, images, summaries[0]);
    const formats = trace ? FORMATS : FORMATS.slice(0, 3);
    const words = language ? ['--language', language] : [];
    formats.forEach((format, at) => equal(`${what}: ${format}`, summaries[at], run('report', questionnaire, '--answers', file, '--format', format, '--date', DATE, ...words)));
    if (!trace) return;
    const told = JSON.parse(run('trace', questionnaire, '--answers', file));
    equal(`${what}: asked`, JSON.stringify(trace.map((each) => each.before)), JSON.stringify(told.asked));
    equal(`${what}: progress`, JSON.stringify(trace), JSON.stringify(told.progress));
}

for (const each of cases) {
    const [file, questionnaire] = each.split('='), { module, images } = parts(file), compiled = new WebAssembly.Module(module);
    for (let seed = 1; seed <= Number(seeds); seed++) {
        const what = `${questionnaire}, seed ${seed}`;
        try {
            const page = new Page(compiled).open(images[0].image);
            compare(`${what}, straight`, page, questionnaire, straight(page, new Chance(seed)), null, images);
            const other = new Page(compiled).open(images[0].image), chance = new Chance(seed + 1000);
            wander(other, chance, images);
            compare(`${what}, wandering`, other, questionnaire, null, other.about(DATE).language, images);
        } catch (failure) {
            wrong.push(`${what}: ${failure.stack} ${failure.stderr ?? ''}`);
        }
    }
}
wrong.slice(0, 10).forEach((each) => console.log(`FAILED  ${each}`));
console.log(`${cases.length} questionnaires, ${views} screens: ${same} equal, ${wrong.length} not`);
process.exit(wrong.length ? 1 : 0);

// sit.mjs FOLDER MODULES - sits through each page of a folder in Chromium, as a person would, and says what they would have trouble with.
//
// On every screen: axe-core finds nothing; nothing has to be scrolled sideways; what is pressed is 44 pixels high; the heading has the
// focus; nothing is chosen before the person chooses. Over the whole sitting: the console is silent, nothing is requested,
// nothing is stored, the address stays. The first page is looked at in light and dark, narrow and wide, and by keyboard alone;
// damaged copies of it say what to do instead. With SHOTS=FOLDER there are pictures of each kind of screen.
import { createRequire } from 'node:module';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const [folder, modules] = process.argv.slice(2);
const require = createRequire(path.join(modules, 'package.json'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env.SHOTS;
let passed = 0, failed = 0, screens = 0;
const times = [];

function check(what, problems) {
    if (problems.length === 0) {
        passed++;
        return;
    }
    failed++;
    console.log(`FAILED  ${what}`);
    for (const problem of [...new Set(problems)].slice(0, 8)) console.log(`    ${problem}`);
}

// What is wrong with the screen that is shown; runs in the page.
function look() {
    const problems = [], width = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth > width)
        problems.push(`${document.scrollingElement.scrollWidth} wide of ${width}: ${[...document.querySelectorAll('main *')].filter((each) => each.getBoundingClientRect().right > width + 1).map((each) => each.className || each.tagName).slice(0, 3)}`);
    for (const each of document.querySelectorAll('button, select, label.option, .steps label, main input[type=text], textarea')) {
        const box = each.getBoundingClientRect();
        if (box.height > 0 && box.height < 43.5) problems.push(`${Math.round(box.height)} pixels high: ${each.textContent || each.className}`);
    }
    if (document.activeElement !== document.querySelector('main h1')) problems.push(`the focus is at ${document.activeElement.outerHTML.slice(0, 80)}`);
    return problems;
}

const kind_of = () => document.querySelector('.keep') ? 'summary' : document.querySelector('.made') ? 'opening' : document.querySelector('.answers') ? 'list'
    : document.querySelector('.statement') ? 'statements' : document.querySelector('.steps') ? 'between' : document.querySelector('.unranked') ? 'rank'
    : document.querySelector('main textarea:not([hidden] *)') ? 'lines' : document.querySelector('main input[type=checkbox]') ? 'any' : document.querySelector('main input[type=radio]') ? 'one'
    : document.querySelector('main input[type=text]') ? 'line' : document.querySelector('main form') ? 'seen' : 'heads-up';

// Answers whatever stands there: the second choice, and words where they are asked for.
function answer() {
    const before = [...document.querySelectorAll('main :is(input:checked, .ranking > li)')].length, groups = {};
    for (const each of document.querySelectorAll('main input[type=radio]')) (groups[each.name] ??= []).push(each);
    for (const group of Object.values(groups)) group[Math.min(1, group.length - 1)].click();
    for (const each of [...document.querySelectorAll('main input[type=checkbox]')].slice(0, 2)) if (!each.checked) each.click();
    for (const each of [...document.querySelectorAll('.unranked > button')].slice(0, 3)) each.click();
    for (const each of document.querySelectorAll('main textarea, main input[type=text]')) if (!each.closest('[hidden]')) each.value = 'A line of <my own> & "more"';
    return before;
}

async function run_axe(page) {
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run({ resultTypes: ['violations'] }));
    return found.violations.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.html.slice(0, 100)} ${node.failureSummary.split('\n')[1] ?? ''}`));
}

async function open(browser, address, options) {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 }, ...options });
    const page = await context.newPage(), said = [];
    page.on('console', (message) => said.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('request', (request) => { if (request.url() !== address && !request.url().startsWith('blob:')) said.push(`request: ${request.url()}`); });
    await page.goto(address);
    await page.waitForFunction(() => ['page', 'failed'].includes(document.documentElement.className));
    times.push(await page.evaluate(() => performance.now()));
    return { context, page, said };
}

async function forward(page) {
    await page.locator(await page.evaluate(kind_of) === 'heads-up' ? 'main .acts button >> nth=0' : 'main form button.first').click();
}

// One sitting from the opening to the summary.
async function sit(browser, file, options, name) {
    const address = pathToFileURL(file).href, { context, page, said } = await open(browser, address, options), seen = new Set();
    const problems = [], found = [], preset = [];
    for (let steps = 0, kind = ''; steps < 300 && kind !== 'summary'; steps++) {
        kind = await page.evaluate(kind_of);
        screens++;
        problems.push(...await page.evaluate(look));
        if (!seen.has(kind) || options.every) found.push(...(await run_axe(page)).map((each) => `${kind}: ${each}`));
        if (kind === 'summary') await page.evaluate(() => document.querySelectorAll('details').forEach((each) => { each.open = true; }));
        else if (await page.evaluate(answer) > 0) preset.push(`${kind}: something is chosen beforehand`);
        if (!seen.has(kind)) {
            found.push(...(await run_axe(page)).map((each) => `${kind}, answered: ${each}`));
            if (shots) await page.screenshot({ path: path.join(shots, `${path.basename(file, '.html')}.${name}.${kind}.png`), fullPage: true });
        }
        seen.add(kind);
        if (kind !== 'summary') await forward(page);
    }
    if (!seen.has('summary')) problems.push('it does not come to the summary');
    await page.locator('#help').click();
    found.push(...(await run_axe(page)).map((each) => `places: ${each}`));
    await page.keyboard.press('Escape');
    const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie.length, location.href.includes('#') ? 1 : 0].some((each) => each > 0));
    if (stored) said.push('something is stored');
    const where = `${path.basename(file)}, ${name}`;
    check(`${where}: screens`, problems);
    check(`${where}: axe`, found);
    check(`${where}: nothing is preset`, preset);
    check(`${where}: console, requests, storage`, said);
    await context.close();
}

// By keyboard alone, with help, back, the list, a change, something left out, stopping and leaving on the way.
async function by_keyboard(browser, file) {
    const { context, page, said } = await open(browser, pathToFileURL(file).href, {}), problems = [];
    const press = async (name) => {
        for (let i = 0; i < 80; i++) {
            await page.keyboard.press('Tab');
            if (await page.evaluate((wanted) => document.activeElement.textContent.trim() === wanted && document.activeElement.tagName === 'BUTTON', name)) {
                await page.keyboard.press('Enter');
                return page.waitForTimeout(30);
            }
        }
        problems.push(`no way by keyboard to "${name}"`);
        return null;
    };
    const heading = () => page.evaluate(() => document.querySelector('main h1').textContent);
    await press('Begin');
    for (let i = 0; i < 6 && await page.evaluate(kind_of) === 'seen'; i++) await press('Go on');
    const first = await heading();
    await press('Continue');
    if (!await page.evaluate(() => document.querySelector('#alert').textContent)) problems.push('an empty answer is not said to be one');
    await press("I'd rather not say");
    if (await heading() === first) problems.push('passing over does not go on');
    await press('Back');
    if (await heading() !== first) problems.push('back does not go back');
    if (!await page.evaluate(() => document.querySelector('.silences [aria-pressed=true]'))) problems.push('what was said is not shown again');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await press('Look over your answers');
    if (await page.evaluate(kind_of) !== 'list') problems.push('the list is not shown');
    await press('Change');
    if (await heading() !== first) problems.push('change does not ask again');
    if (!await page.evaluate(() => document.querySelector('main input:checked'))) problems.push('what was begun is gone');
    await press('Continue');
    if (await page.evaluate(kind_of) !== 'list') problems.push('a change does not come back to the list');
    await press('Leave out of the summary');
    if (!await page.evaluate(() => document.querySelector('.answers button:last-child').textContent.includes('again'))) problems.push('leaving out is not shown');
    await press('Go back to the questions');
    await press('Stop here');
    await press('Go on to the summary');
    if (await page.evaluate(kind_of) !== 'summary') problems.push('stopping does not come to the summary');
    await press('Go back to the questions');
    if (await page.evaluate(kind_of) !== 'list') problems.push('there is no way back from the summary');
    await press('Places to turn to');
    if (!await page.evaluate(() => document.querySelector('dialog').open)) problems.push('places are not shown');
    await page.keyboard.press('Escape');
    await press('Leave');
    await page.waitForURL('about:blank').catch(() => problems.push('leaving does not leave'));
    check(`${path.basename(file)}: by keyboard`, [...problems, ...said]);
    await context.close();
}

// From a server, without a request but for itself.
async function served(browser, file) {
    const asked = [], server = createServer((request, response) => { asked.push(request.url); response.setHeader('Content-Type', 'text/html'); response.end(readFileSync(file)); });
    await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
    const { context, page } = await open(browser, `http://127.0.0.1:${server.address().port}/page.html`, {});
    await forward(page);
    await page.waitForTimeout(200);
    check('from a server', asked.filter((each) => each !== '/page.html' && each !== '/favicon.ico'));
    await context.close();
    server.close();
}

// A page with one byte changed, and one without scripts, show the places to turn to.
async function damaged(browser, file) {
    const html = readFileSync(file, 'utf8'), problems = [];
    const flip = (mark) => { const at = html.indexOf(mark) + mark.length + 200; return html.slice(0, at) + (html[at] === 'a' ? 'b' : 'a') + html.slice(at + 1); };
    const copies = { module: flip('id="module">'), image: flip('class="image" lang="en">'), script: html.replace("const TURN", "const turn"), early: html.replace("var root", "var roof"), cut: html.slice(0, html.length / 2) };
    for (const [name, copy] of Object.entries({ ...copies, 'without scripts': html })) {
        const target = path.join(folder, '..', 'damaged.html');
        writeFileSync(target, copy);
        const context = await browser.newContext({ javaScriptEnabled: name !== 'without scripts' });
        const page = await context.newPage();
        await page.goto(pathToFileURL(target).href);
        await page.waitForTimeout(400);
        const shown = await page.locator('#failed').isVisible(), goes_on = await page.locator('main h1').isVisible();
        if (!shown && !(name === 'early' && goes_on)) problems.push(`${name}: places to turn to are not shown`);
        if (shown && goes_on) problems.push(`${name}: it goes on all the same`);
        await context.close();
    }
    check('damaged pages', problems);
}

const files = readdirSync(folder).filter((name) => name.endsWith('.html')).map((name) => path.join(folder, name));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const every = process.env.EVERY === 'yes';
for (const [at, file] of files.entries()) {
    await sit(browser, file, { viewport: { width: 320, height: 640 }, every }, '320 light');
    if (at > 0 && !every) continue;
    await sit(browser, file, { viewport: { width: 320, height: 640 }, colorScheme: 'dark', every }, '320 dark');
    await sit(browser, file, { viewport: { width: 1280, height: 800 }, every }, '1280 light');
    await sit(browser, file, { viewport: { width: 1280, height: 800 }, colorScheme: 'dark', forcedColors: 'active', every }, '1280 forced colours');
    await by_keyboard(browser, file);
    await served(browser, file);
    await damaged(browser, file);
}
times.sort((one, other) => one - other);
console.log(`${screens} screens; the first after ${Math.round(times[times.length >> 1])} ms`);
console.log(`${passed} passed, ${failed} failed`);
await browser.close();
process.exit(failed ? 1 : 0);

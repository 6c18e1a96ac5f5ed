// look.mjs FOLDER MODULES - opens each page of a folder in Chromium and says what a person would have trouble with.
//
// Every page, in light and dark and with the system's own colours: axe-core finds nothing; the console is silent. 320 pixels wide, at
// 200 % zoom, and with the spacing of WCAG 1.4.12: nothing has to be scrolled sideways, nothing is cut off. Whatever the Tab key
// reaches shows that it is reached. Printed, a page takes about as many sheets as the PDF of its name, and its notes are open.
// With SHOTS=FOLDER there are pictures to look at.
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const [folder, modules] = process.argv.slice(2);
const require = createRequire(path.join(modules, 'package.json'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env.SHOTS;
let passed = 0, failed = 0;

function check(what, problems) {
    if (problems.length === 0) {
        passed++;
        return;
    }
    failed++;
    console.log(`FAILED  ${what}`);
    for (const problem of problems.slice(0, 8)) console.log(`    ${problem}`);
}

const ways = [
    { name: 'light', colorScheme: 'light' },
    { name: 'dark', colorScheme: 'dark' },
    { name: 'forced colours', colorScheme: 'dark', forcedColors: 'active' },
];
const spacing = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}';

// What is wider than the window, and by how much.
function wide() {
    const width = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > width + 1)
        .map((each) => `<${each.tagName} class="${each.getAttribute('class')}"> reaches ${Math.round(each.getBoundingClientRect().right)} of ${width}`);
}

// Words that do not fit into their own box.
function cut() {
    return [...document.querySelectorAll('body *')].filter((each) => getComputedStyle(each).overflow === 'hidden' &&
        (each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight)).map((each) => each.outerHTML.slice(0, 80));
}

async function run_axe(page) {
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run({ resultTypes: ['violations'] }));
    return found.violations.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.html.slice(0, 120)} ${node.failureSummary.split('\n')[1] ?? ''}`));
}

// Focus by keyboard; each stop differs from how it looked before.
async function run_focus(page) {
    const problems = [];
    let stops = 0;
    for (; stops < 400; stops++) {
        await page.keyboard.press('Tab');
        const seen = await page.evaluate(() => {
            const at = document.activeElement;
            if (!at || at === document.body || at.dataset.seen) return null;
            at.dataset.seen = 'yes';
            const style = getComputedStyle(at), box = at.getBoundingClientRect();
            return { html: at.outerHTML.slice(0, 80), outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
                visible: box.width > 0 && box.height > 0 };
        });
        if (!seen) break;
        if (!seen.outline || !seen.visible) problems.push(`no sign of focus: ${seen.html}`);
    }
    return problems;
}

const sheets = (pdf) => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

async function run_print(page, file) {
    const same = file.replace(/\.html$/, '.pdf');
    const ours = existsSync(same) ? Number(/^Pages: *(\d+)/m.exec(execFileSync('pdfinfo', [same]).toString())[1]) : 0;
    const printed = sheets(await page.pdf({ format: 'A4', preferCSSPageSize: true, path: shots && path.join(shots, `${path.basename(same)}`) }));
    if (ours > 0 && Math.abs(printed - ours) > Math.max(1, 0.25 * ours)) return [`${printed} sheets, ${ours} in the PDF`];
    return [];
}

async function look_at(browser, file) {
    const name = path.basename(file, '.html'), address = pathToFileURL(file).href, said = [];
    for (const way of ways) {
        const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, colorScheme: way.colorScheme, forcedColors: way.forcedColors ?? 'none' });
        const page = await context.newPage();
        page.on('console', (message) => said.push(message.text()));
        page.on('pageerror', (error) => said.push(String(error)));
        await page.goto(address);
        check(`${name}, ${way.name}: axe`, await run_axe(page));
        if (shots) await page.screenshot({ path: path.join(shots, `${name}.${way.name}.png`), fullPage: true });
        if (way.name === 'light') {
            await page.evaluate(() => document.querySelectorAll('details').forEach((each) => { each.open = true; }));
            check(`${name}, opened: axe`, await run_axe(page));
            check(`${name}: focus`, await run_focus(page));
        }
        await context.close();
    }
    // 320 pixels; and 1280 pixels at 200 % are 640
    for (const [width, scale] of [[320, 1], [640, 2], [1600, 1]]) {
        const context = await browser.newContext({ viewport: { width, height: 800 }, deviceScaleFactor: scale, bypassCSP: true });
        const page = await context.newPage();
        await page.goto(address);
        check(`${name}, ${width} wide: sideways`, await page.evaluate(wide));
        if (shots) await page.screenshot({ path: path.join(shots, `${name}.${width}.png`), fullPage: true });
        await page.evaluate(() => document.querySelectorAll('details').forEach((each) => { each.open = true; }));
        check(`${name}, ${width} wide, opened: sideways`, await page.evaluate(wide));
        await page.addStyleTag({ content: spacing });
        check(`${name}, ${width} wide, spaced: sideways`, await page.evaluate(wide));
        check(`${name}, ${width} wide, spaced: cut off`, await page.evaluate(cut));
        await context.close();
    }
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address);
    check(`${name}: sheets`, await run_print(page, file));
    await context.close();
    check(`${name}: the console`, said);
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'] });
const wanted = (process.env.ONLY || '').split(' ').filter(Boolean);
for (const file of readdirSync(folder).filter((each) => each.endsWith('.html')).sort())
    if (wanted.length === 0 || wanted.includes(path.basename(file, '.html'))) await look_at(browser, path.join(folder, file));
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

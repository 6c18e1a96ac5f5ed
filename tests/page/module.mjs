// module.mjs PAGE.html - what the module of a page asks for and gives out, and that damage is refused.
import { Page, parts } from './page.mjs';

const { module, images } = parts(process.argv[2]), compiled = new WebAssembly.Module(module);
let failed = 0;
const check = (what, holds) => { if (!holds) { failed++; console.log(what); } };

check('it has imports', WebAssembly.Module.imports(compiled).length === 0);
for (const { name, kind } of WebAssembly.Module.exports(compiled))
    check(`it gives out ${name}`, kind === 'function' ? name.startsWith('page_') : name === 'memory');

const { image } = images[0];
const about = new Page(compiled).open(image).about('2026-11-22');
check('a phrase of the page is empty', Object.values(about.say).every((words) => words.length > 0));
check('places of this month are old', about.old === undefined);
check('places of years ago are not said to be old', new Page(compiled).open(image).about('2029-01-01').old.length > 0);

// A changed byte is refused, or changes a text alone; the module lives on.
for (let at = 0; at < image.length; at += 97) {
    const changed = Buffer.from(image);
    changed[at] ^= 0x40;
    const page = new Page(compiled);
    if (page.call('page_open', changed, changed.length) === 0) page.view();
}
for (const length of [0, 1, 64, image.length - 1])
    check(`an image of ${length} bytes is taken`, new Page(compiled).call('page_open', image.subarray(0, length), length) !== 0);

const memory = new Page(compiled).open(image).engine.memory.buffer.byteLength;
check(`it takes ${memory} bytes of memory`, memory <= 16 << 20);
process.exit(failed ? 1 : 0);

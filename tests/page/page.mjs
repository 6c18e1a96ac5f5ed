// page.mjs - a page's file without a browser: its module and images taken out of it, and the module's calls as functions.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const encoder = new TextEncoder(), decoder = new TextDecoder();

// The parts of a page's file: the module, and the images with their languages.
export function parts(file) {
    const html = readFileSync(file, 'utf8');
    const unpack = (text) => gunzipSync(Buffer.from(text, 'base64'));
    const module = /<script type="text\/plain" id="module">([^<]*)</.exec(html)[1];
    const images = [...html.matchAll(/<script type="text\/plain" class="image" lang="([^"]*)">([^<]*)</g)];
    return { html, module: unpack(module), images: images.map(([, language, image]) => ({ language, image: unpack(image) })) };
}

export const SILENCES = { not_now: 4, declined: 5, does_not_fit: 6 };
export const TURN = { on: 0, again: 1, back: 3, review: 4, stop: 5 };

export class Page {
    constructor(compiled) {
        this.compiled = compiled;
        this.engine = new WebAssembly.Instance(compiled, {}).exports;
    }
    put(bytes) {
        const at = this.engine.page_take(bytes.length || 1);
        new Uint8Array(this.engine.memory.buffer, at, bytes.length).set(bytes);
        return at;
    }
    call(name, ...given) {
        const copies = [];
        const values = given.map((value) => {
            if (value === null || typeof value === 'number') return value ?? 0;
            copies.push(this.put(typeof value === 'string' ? encoder.encode(`${value}\0`) : value));
            return copies.at(-1);
        });
        const status = this.engine[name](...values);
        copies.forEach((copy) => this.engine.page_give(copy));
        return status;
    }
    bytes() {
        return Buffer.from(new Uint8Array(this.engine.memory.buffer, this.engine.page_result(), this.engine.page_result_length()));
    }
    must(name, ...given) {
        const status = this.call(name, ...given);
        if (status !== 0) throw new Error(`${name}: status ${status}`);
        return this;
    }
    like() { return new Page(this.compiled); }
    open(image) { return this.must('page_open', image, image.length); }
    view() { return JSON.parse(decoder.decode(this.must('page_view').bytes())); }
    about(today) { return JSON.parse(decoder.decode(this.must('page_about', today).bytes())); }
    turn(to, element = 0) { this.engine.page_turn(TURN[to], element); return this.view(); }
    // null where it was taken, else what is said instead
    answer(element, { chosen = [], step = 0, text = null }) {
        const status = this.call('page_answer', element, new Uint8Array(Uint32Array.from(chosen).buffer), chosen.length, step, text);
        if (status !== 0 && status !== 2) throw new Error(`page_answer: status ${status}`);
        return status === 0 ? null : this.bytes().toString();
    }
    pass(element, silence) { return this.must('page_pass', element, SILENCES[silence]); }
    summary(format, date) { return this.must('page_summary', format, date).bytes(); }
    play(json) { return this.call('page_play', json, json.length); }
    answers() { return this.must('page_export', 'json').bytes(); }
}

// Numbers by chance, the same for the same seed.
export class Chance {
    constructor(seed) { this.state = (seed * 2654435761) >>> 0 || 1; }
    below(limit) {
        this.state ^= this.state << 13; this.state ^= this.state >>> 17; this.state ^= this.state << 5; this.state >>>= 0;
        return this.state % limit;
    }
    of(list) { return list[this.below(list.length)]; }
}

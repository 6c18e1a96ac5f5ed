# table.awk - makes the table of tests/bench/run from lines of `SIZE NAME NUMBER`.

{ given[$1, $2, ++times[$1, $2]] = $3 }

# The median of what was given for each figure.
function take_medians(    key, part, n, i, j, held) {
    for (key in times) {
        split(key, part, SUBSEP)
        n = times[key]
        for (i = 1; i <= n; i++) sorted[i] = given[part[1], part[2], i]
        for (i = 2; i <= n; i++)
            for (j = i; j > 1 && sorted[j - 1] > sorted[j]; j--) {
                held = sorted[j]
                sorted[j] = sorted[j - 1]
                sorted[j - 1] = held
            }
        figure[part[1], part[2]] = sorted[int((n + 1) / 2)]
    }
}

# A number in about three places.
function short_number(number) {
    if (number == 0) return "-"
    if (number < 10) return sprintf("%.2f", number)
    if (number < 100) return sprintf("%.1f", number)
    return sprintf("%.0f", number)
}

function begin_row(name) { row = sprintf("%-46s", name); missed = 0 }
function cell(number) { row = row sprintf(" %9s", short_number(number)) }
function end_row(target) { print row (target == "" ? "" : "   " target) (missed ? "   short" : "") }

# One figure at all sizes, in some unit.
function figures(name, key, unit,    i) {
    begin_row(name)
    for (i = 1; i <= count; i++) cell(figure[size[i], key] / unit)
    end_row("")
}

# One figure over another at all sizes; none may be above `most`, where that is not 0.
function ratios(name, above, below, most,    i, ratio) {
    begin_row(name)
    for (i = 1; i <= count; i++) {
        if (!figure[size[i], below]) { cell(0); continue }
        ratio = figure[size[i], above] / figure[size[i], below]
        cell(ratio)
        if (most && ratio > most) missed = 1
    }
    end_row(most ? "at most " most : "")
}

# A PDF over the same text by a bare program.
function pdf(    ratio) {
    if (!figure[0, "bare_pdf_ns"]) return
    begin_row("a PDF of ten pages, ms")
    cell(figure[0, "pdf_ns"] / 1e6)
    end_row("")
    begin_row("  the same text by pango and cairo alone, ms")
    cell(figure[0, "bare_pdf_ns"] / 1e6)
    end_row("")
    ratio = figure[0, "pdf_ns"] / figure[0, "bare_pdf_ns"]
    begin_row("  reflect / pango and cairo")
    cell(ratio)
    missed = ratio > 1.5
    end_row("at most 1.5")
    print ""
}

# The largest size over a smaller one.
function growth(name, key, from, to, most,    ratio) {
    if (!figure[from, key] || !figure[to, key]) return
    ratio = figure[to, key] / figure[from, key]
    begin_row(name)
    cell(ratio)
    missed = ratio > most
    end_row("at most " most)
}

function rate(format,    i, got, half) {
    begin_row(format ", MB/s")
    for (i = 1; i <= count; i++) {
        got = figure[size[i], format "_mb_s"]
        half = figure[size[i], "md4c_mb_s"] / 2
        cell(got)
        if (format != "json" && got < 200 && (half == 0 || got < half)) missed = 1
    }
    end_row(format == "json" ? "" : "200, or half of md4c")
}

function memory(    i, most) {
    begin_row("  over 3 times the file and 4 MB")
    for (i = 1; i <= count; i++) {
        most = 3 * figure[size[i], "file_bytes"] + 4 * 1048576
        cell(figure[size[i], "load_peak_bytes"] / most)
        if (figure[size[i], "load_peak_bytes"] > most) missed = 1
    }
    end_row("at most 1")
}

function p99(    i) {
    begin_row("  99 in 100 within, ns")
    for (i = 1; i <= count; i++) {
        cell(figure[size[i], "answer_p99_ns"])
        if (figure[size[i], "answer_p99_ns"] > 10000) missed = 1
    }
    end_row("at most 10000")
}

function start(    ratio) {
    if (!figure[0, "start_ns"] || !figure[0, "empty_start_ns"]) return
    begin_row("start to first question, ms")
    cell(figure[0, "start_ns"] / 1e6)
    end_row("")
    begin_row("empty program reading the same events, ms")
    cell(figure[0, "empty_start_ns"] / 1e6)
    end_row("")
    ratio = figure[0, "start_ns"] / figure[0, "empty_start_ns"]
    begin_row("  start / empty program")
    cell(ratio)
    missed = ratio > 2
    end_row("at most 2")
}

function editor(kind) {
    if (!figure[0, "editor_key_" kind "_ns"]) return
    begin_row("slowest key in 1 MB of " kind ", ms")
    cell(figure[0, "editor_key_" kind "_ns"] / 1e6)
    missed = figure[0, "editor_key_" kind "_ns"] > 200000
    end_row("at most 0.2")
}

END {
    take_medians()
    count = split(sizes, size, " ")
    begin_row("questions")
    for (i = 1; i <= count; i++) row = row sprintf(" %9s", size[i])
    end_row("")
    figures("file, kB", "file_bytes", 1e3)
    print ""
    figures("load without a check of words, ms", "load_ns", 1e6)
    figures("libyaml alone, ms", "yaml_ns", 1e6)
    ratios("  load / libyaml", "load_ns", "yaml_ns", 1.5)
    figures("load with its words checked, ms", "checked_ns", 1e6)
    ratios("  checked / load", "checked_ns", "load_ns", 2)
    print ""
    figures("one answer, mean ns", "answer_mean_ns", 1)
    figures("  median ns", "answer_median_ns", 1)
    p99()
    figures("bare evaluation, mean ns", "bare_answer_ns", 1)
    ratios("  answer / bare evaluation", "answer_mean_ns", "bare_answer_ns", 10)
    print ""
    figures("one answer kept, us", "kept_answer_ns", 1e3)
    figures("  locked, us", "locked_answer_ns", 1e3)
    figures("append and fdatasync, us", "bare_append_ns", 1e3)
    ratios("  kept / append and fdatasync", "kept_answer_ns", "bare_append_ns", 2)
    ratios("  locked / append and fdatasync", "locked_answer_ns", "bare_append_ns", 2)
    print ""
    figures("from a key to the new screen, us", "key_ns", 1e3)
    figures("  in the list of all answers, us", "key_list_ns", 1e3)
    figures("questions asked", "asked", 1)
    figures("a whole sitting, ms", "sitting_ns", 1e6)
    figures("composing the summary, ms", "compose_ns", 1e6)
    rate("text")
    rate("markdown")
    rate("html")
    rate("json")
    figures("md4c, HTML from the same Markdown, MB/s", "md4c_mb_s", 1)
    print ""
    figures("peak memory of a load, MB", "load_peak_bytes", 1048576)
    memory()
    figures("peak memory with sitting and HTML, MB", "sitting_peak_bytes", 1048576)
    begin_row("a process that only starts, MB")
    cell(figure[0, "start_peak_bytes"] / 1048576)
    end_row("")
    print ""
    growth("load, 100000 / 10000", "load_ns", 10000, 100000, 12)
    growth("a whole sitting, 100000 / 10000", "sitting_ns", 10000, 100000, 12)
    growth("one answer, 100000 / 100", "answer_mean_ns", 100, 100000, 5)
    print ""
    editor("prose")
    editor("accents")
    editor("ideographs")
    print ""
    pdf()
    start()
}

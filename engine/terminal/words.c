/*
 * words.c - the sentences of the interface.
 *
 * Read them aloud before you change them. A sentence has twenty words at the most; none praises, urges or explains the person.
 */
#include "terminal/words.h"

#include <stddef.h>
#include <string.h>

static const struct words english = {
    .language = "en",

    .purpose = "What this is for: {0}",
    .minutes = "It takes about {0} minutes. There is no time limit.",
    .one_minute = "It takes about a minute. There is no time limit.",
    .no_minutes = "It takes as long as you like. There is no time limit.",
    .matters = "It touches on: {0}.",
    .matters_none = "Its author names no sensitive matters. Something may touch you all the same.",
    .no_diagnosis = "This is not a diagnosis, and there is no score. You read back what you said.",
    .passing = "Anything can be passed over, and no reason is needed: n for not now, r for I'd rather not say, x for this "
               "doesn't fit me.",
    .pausing = "To pause, leave this window as it is. To stop early, with a summary, type s.",
    .leaving = "To leave at once, type q and Enter, or press Ctrl and C. Nothing is said or kept. It cannot hide what is on "
               "the screen, or further up when you scroll: close the window for that. The shell's history may show that you "
               "started it.",
    .kept_nothing = "What is kept: nothing, unless you save the summary at the end. You choose where. Nothing is sent anywhere.",
    .kept_file = "What is kept: the summary, at the end, in {0}. You asked for that. Nothing is sent anywhere.",
    .help_any_time = "At any time, h shows places to turn to, and all keys. b goes back.",
    .how_to_answer = "Answer with an option's number, or its first letters (two or more), and Enter. A letter alone is a key. "
                     "While you write, put a / before it: /b.",
    .begin = "Press Enter to begin, or type q to leave.",
    .not_begun = "That is fine. Nothing was kept.",

    .keys = "n not now, r rather not, x doesn't fit, b back, ? why, h help, s stop, q leave",
    .prompt = "> ",
    .key_names = {"not now", "I'd rather not say", "this doesn't fit me", "go back", "why this is asked", "help",
                  "stop early, with a summary", "leave at once and keep nothing", "look over your answers"},
    .key_commands = {"skip", "decline", "unfit", "back", "why", "help", "stop", "quit", "review"},
    .all_keys = "All keys: {0}. A / makes a key certain, as in /b.",
    .meant_an_answer = "If you meant the answer that begins with {0}: b goes back. Then type its number, or two letters.",
    .key_letter_taken = "The letter {0} alone is always a key. For the answer that begins with it, type its number.",
    .no_why = "The author gives no reason here. You can pass over it.",
    .nothing_to_explain = "Nothing is asked here. It is only there to be read.",
    .first_place = "This is the first place. There is nothing before it.",
    .line_long = "That was longer than one answer can be. Nothing of it was taken. Please write less of it.",
    .line_cut = "That line was as long as a terminal takes at once. Its end may be missing. Press Enter now and then.",

    .question_range = "Question {0}, about {1} more after it.",
    .question_up_to = "Question {0}, up to {1} more after it.",
    .question_exact = "Question {0}, {1} more after it.",
    .question_last = "Question {0}, the last one.",
    .range = "{0} to {1}",
    .question_again = "A question you came to before.",
    .answer_so_far = "Your answer so far: {0}. Press Enter to keep it.",
    .silence_so_far = "So far: {0}. Press Enter to leave it so.",
    .choose_any = "Choose as many as you like, such as 1, 3.",
    .choose_any_most = "Choose up to {0}, such as 1, 3.",
    .rank = "Type all the numbers in your own order, such as 3, 1, 2.",
    .write_line = "One line, in your own words.",
    .write_lines = "Write as many lines as you like. An empty line ends it.",
    .alone = "{0} (by itself)",
    .own_words = "In your own words, for \"{0}\":",
    .own_words_keep = "Press Enter to keep: {0}",
    .you_chose = "You chose: {0}",
    .nothing_chosen = "Nothing was chosen. Type a number, or n for not now.",
    .nothing_written = "Nothing was written. Write a line, or type n for not now.",
    .no_number = "There is no {0} here. The answers go from 1 to {1}.",
    .no_such = "No answer here begins with \"{0}\". Type a number from 1 to {1}, or h for help.",
    .several = "\"{0}\" could be more than one of the answers. Type the number, or a few more letters.",
    .too_many_chosen = "That names more answers than there are.",
    .only_one = "Here only one answer can be chosen. Type one number, the one that comes nearest.",
    .not_now = "Not now. That is fine.",
    .declined = "You'd rather not say. That is fine.",
    .does_not_fit = "This doesn't fit you. That is fine.",
    .was_not_now = "not now",
    .was_declined = "I'd rather not say",
    .was_does_not_fit = "this doesn't fit me",
    .note_go_on = "Press Enter to go on.",
    .heads_up = {"Go on", "Pass over this page", "Stop here"},
    .page_passed = "This page is passed over.",
    .page_was_passed = "page passed over",

    .help_title = "Places to turn to",
    .help_none =
        "This questionnaire names no places. Someone you trust, a doctor, or your country's emergency number can be one.",
    .help_hours_cost = "Hours: {0} Cost: {1}",
    .help_source = "Source: {0} Checked on {1}.",
    .help_enter = "Press Enter to see again where you were, or answer here.",
    .help_write_on = "You can go on writing.",

    .list_title = "Your answers",
    .list_stopped = "You stopped here. These are your answers so far.",
    .list_left_out = "{0} [stays out of the summary]",
    .list_change = "To change an answer, type its number.",
    .list_out = "To keep one out of the summary, type out and its number: out 2.",
    .list_in = "To let it in again: in 2.",
    .list_done = "Press Enter when you are done. The summary comes next.",
    .list_go_back = "Press Enter to go back to the questions.",
    .list_stop_go_back = "Type b to go back to the questions.",
    .list_none = "There are no answers yet.",
    .list_no_number = "There is no answer {0} in the list.",
    .list_what = "Type the number of an answer, out or in with a number, or press Enter.",
    .list_now_out = "Answer {0} stays out of the summary. Type v to see the list.",
    .list_now_in = "Answer {0} is in the summary. Type v to see the list.",
    .list_nothing_to_leave = "There is nothing in {0} that the summary would tell.",
    .list_word_out = "out",
    .list_word_in = "in",

    .keep_question = "Would you like to keep this summary? Type a name for the file, such as summary.txt, or one that ends in "
                     ".html, .md or .json. Press Enter to keep nothing.",
    .keep_nothing = "Nothing is kept. Close this window to take the words off the screen.",
    .keep_done = "The summary is in {0}. The file can be read by you alone.",
    .keep_failed = "That did not work: {0}. Type another name, or press Enter to keep nothing.",
    .keep_key = "\"{0}\" is a key. Type a longer name, or press Enter to keep nothing.",
};

static const struct words *const languages[] = {&english};

const struct words *words_for(const char *language) {
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        size_t length = strlen(languages[i]->language);
        if (strncmp(language, languages[i]->language, length) == 0 && (language[length] == '\0' || language[length] == '-'))
            return languages[i];
    }
    return &english;
}

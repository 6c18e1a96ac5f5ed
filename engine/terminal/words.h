/*
 * words.h - every sentence the interface says, in one table a language.
 *
 * The questionnaire's words are its author's; these are ours. Sentences are short and plain, as in the questionnaires. {0} and
 * {1} stand for what is put in (see pattern_fill). A new language is one more table in words.c; the keys stay the same
 * letters everywhere, so that hands can learn them once.
 */
#ifndef REFLECT_TERMINAL_WORDS_H
#define REFLECT_TERMINAL_WORDS_H

/* What each key is called, in the order of enum key (keys.h) without KEY_NONE. */
enum { KEY_NAMES = 9 };

struct words {
    const char *language;

    /* the opening */
    const char *purpose; /* {0} = about */
    const char *minutes, *one_minute, *no_minutes;
    const char *matters;
    const char *matters_none;
    const char *passing, *pausing, *leaving; /* the last with what it cannot hide */
    const char *kept_nothing, *kept_file;    /* {0} = the file */
    const char *no_diagnosis;
    const char *help_any_time;
    const char *how_to_answer;
    const char *begin;
    const char *not_begun;

    /* at every prompt */
    const char *keys; /* fits into 78 columns */
    const char *prompt;
    const char *key_names[KEY_NAMES];    /* what a key does, inside a sentence */
    const char *key_commands[KEY_NAMES]; /* the key as a word, such as "help" */
    const char *all_keys;                /* {0} = the list */
    const char *meant_an_answer;         /* {0} = the letter */
    const char *key_letter_taken;        /* {0} = the letter */
    const char *no_why, *nothing_to_explain;
    const char *first_place;
    const char *line_long, *line_cut;

    /* questions */
    const char *question_range, *question_up_to, *question_exact, *question_last; /* {0} = number, {1} = more */
    const char *range;                                                            /* {0} to {1} */
    const char *question_again;
    const char *answer_so_far, *silence_so_far; /* {0} */
    const char *choose_any, *choose_any_most;   /* {0} = at most */
    const char *rank;
    const char *write_line, *write_lines;
    const char *alone;     /* {0} = an option chosen by itself */
    const char *own_words; /* {0} = the option */
    const char *own_words_keep;
    const char *you_chose; /* {0} */
    const char *nothing_chosen, *nothing_written;
    const char *no_number, *no_such, *several; /* {0} = what was typed, {1} = the options */
    const char *too_many_chosen;
    const char *only_one;
    const char *not_now, *declined, *does_not_fit;             /* said after passing over */
    const char *was_not_now, *was_declined, *was_does_not_fit; /* in the list */
    const char *note_go_on;
    const char *heads_up[3]; /* go on, pass over, stop */
    const char *page_passed;
    const char *page_was_passed;

    /* help */
    const char *help_title;
    const char *help_none;
    const char *help_hours_cost, *help_source; /* {0} and {1}: hours and cost; source and when it was checked */
    const char *help_enter, *help_write_on;    /* how to go on from there */

    /* the list of answers */
    const char *list_title, *list_stopped;
    const char *list_left_out;
    const char *list_change, *list_out, *list_in;
    const char *list_done, *list_go_back, *list_stop_go_back;
    const char *list_none;
    const char *list_no_number; /* {0} */
    const char *list_what;
    const char *list_now_out, *list_now_in; /* {0} */
    const char *list_nothing_to_leave;
    const char *list_word_out, *list_word_in; /* the commands */

    /* the end */
    const char *keep_question, *keep_nothing, *keep_done; /* {0} = the file */
    const char *keep_failed;                              /* {0} = what went wrong */
    const char *keep_key;                                 /* {0} = the key that was typed */
};

/* The table of a language, such as "en" or "en-GB"; the English one where there is none. */
const struct words *words_for(const char *language);

#endif

/*
 * words.h - every word of ours that a person sees while they answer and in what they keep, in one table a language.
 *
 * The questionnaire's words are its author's, an answer's words the person's; what joins and frames them stands here and nowhere
 * else. Comes in: the language of a questionnaire. Leaves: the table to take every phrase from, never NULL. Called by session,
 * reports and terminal; knows base alone. Sentences are short and plain, as in the questionnaires. {0} and {1} stand for what is put
 * in, {n} for a number, which is written as a word as far as `numbers` goes.
 *
 * A new language is one more file beside english.c, a line below and one in words.c. tests/unit/test_words.c holds all tables side by
 * side: nothing is missing, and the same things are put in. Keys are the same letters in every language, so that hands can learn
 * them once.
 */
#ifndef REFLECT_WORDS_WORDS_H
#define REFLECT_WORDS_WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct buffer;

enum {
    PHRASES_NAMES = 8,    /* the names that can be asked for at once */
    PHRASES_NUMBERS = 13, /* the numbers that are written as words: none up to twelve */
    PHRASES_MONTHS = 12,
    PHRASES_KEYS = 10,    /* the keys, in the order of enum key (face/keys.h) without KEY_NONE */
    PHRASES_WIDTHS = 3    /* a line of keys: for a wide, a narrow and the narrowest screen, which has 38 columns for it */
};

/* The places of the full screen that have a line of keys of their own. */
enum phrases_foot {
    FOOT_ASK,
    FOOT_SEEN,
    FOOT_PAGE,
    FOOT_WRITE,
    FOOT_LINE,
    FOOT_READ,
    FOOT_OPENING,
    FOOT_CHOICE,
    FOOT_LIST,
    FOOT_SUMMARY,
    FOOT_REPORT,
    PHRASES_FEET
};

/* A sentence for one thing, and for several. */
struct counted {
    const char *one, *many; /* `many` holds {n} */
};

/* Nothing but pointers to text, so that a test can walk over all of them. */
struct phrases {
    const char *language;
    const char *numbers[PHRASES_NUMBERS];

    /* ---- Answers in words */
    const char *comma, *and; /* between several inside a sentence: a, b and c */
    const char *apart;       /* between several that stand by themselves */
    const char *write_in;    /* between an option and the words that came with it */
    const char *none_chosen;
    const char *name_place; /* someone who was not named, where names are asked for; {0} = one of these */
    const char *ordinals[PHRASES_NAMES];
    const char *ellipsis; /* where an answer would stand and there is none */
    const char *quote, *quote_end;
    const char *nearer[3]; /* before a pole: a little closer to, closer to, much closer to */
    const char *middle, *middle_and;
    const char *first, *then, *last; /* before what was ranked first, next, and at the end */

    /* why an answer was refused, as what is allowed instead; {0} = the options, their number, one of them, or the least place */
    const char * or ; /* before the last of several options */
    const char *refused_unknown, *refused_one, *refused_none, *refused_too_many, *refused_too_many_names, *refused_twice,
        *refused_alone;
    const char *refused_place; /* {1} = the last place */
    const char *refused_order;
    const char *refused_blank, *refused_own, *refused_lines, *refused_bytes;

    /* silence, as a person says it */
    const char *not_now, *declined, *does_not_fit;

    /* ---- A sitting: the opening. {0} and {1} are what is put in. */
    const char *opening_purpose; /* {0} = about */
    const char *minutes, *one_minute, *no_minutes;
    const char *matters;
    const char *matters_none;
    const char *passing, *pausing, *leaving; /* the last with what it cannot hide */
    const char *kept_nothing, *kept_file;    /* {0} = the file */
    const char *opening_no_diagnosis;
    const char *words_not_checked; /* where the language has no rules */
    const char *help_any_time;
    const char *how_to_answer;
    const char *begin, *begin_again; /* the latter where somebody comes back */
    const char *not_begun;

    /* at every prompt */
    const char *keys; /* fits into 78 columns */
    const char *keys_kept;
    const char *prompt;
    const char *key_names[PHRASES_KEYS];    /* what a key does, inside a sentence */
    const char *key_commands[PHRASES_KEYS]; /* the key as a word, such as "help" */
    const char *all_keys;                   /* {0} = the list */
    const char *meant_an_answer;            /* {0} = the letter */
    const char *key_letter_taken;           /* {0} = the letter */
    const char *no_why, *nothing_to_explain;
    const char *first_place;
    const char *line_long, *line_cut;

    /* questions */
    const char *question_range, *question_up_to, *question_exact, *question_last; /* {0} = number, {1} = more */
    const char *range;                                                            /* {0} to {1} */
    const char *question_again;
    const char *answer_so_far, *silence_so_far; /* {0} */
    const char *draft_so_far, *add_or_replace;  /* {0} = words written before the question was passed over */
    const char *statements_rest;                /* how to pass over all that are left */
    const char *choose_any, *choose_any_most;   /* {0} = at most */
    const char *rank;
    const char *write_line, *write_lines;
    const char *write_names; /* {0} = at most */
    const char *alone;       /* {0} = an option chosen by itself */
    const char *own_words;   /* {0} = the option */
    const char *own_words_keep;
    const char *you_chose; /* {0} */
    const char *nothing_chosen, *nothing_written;
    const char *no_number, *no_such, *several; /* {0} = what was typed, {1} = the options */
    const char *too_many_chosen;
    const char *only_one;
    const char *not_now_said, *declined_said, *does_not_fit_said; /* said after passing over */
    const char *note_go_on;
    const char *heads_up[3]; /* go on, pass over, stop */
    const char *page_passed;
    const char *page_was_passed;

    /* help */
    const char *help_none;
    const char *help_hours_cost, *help_source_checked; /* {0} and {1}: hours and cost; source and when it was checked */
    const char *help_enter, *help_write_on;            /* how to go on from there */

    /* the list of answers */
    const char *list_title, *list_stopped;
    const char *list_left_out;
    const char *list_change, *list_out, *list_in;
    const char *list_done, *list_go_back, *list_stop_go_back;
    const char *list_none;
    const char *list_set_aside; /* {0} = the answer */
    const char *list_set_aside_why;
    const char *list_no_number; /* {0} */
    const char *list_what;
    const char *list_now_out, *list_now_in; /* {0} */
    const char *list_nothing_to_leave;
    const char *list_word_out, *list_word_in;                                  /* the commands */
    const char *list_clean, *list_word_clean, *list_cleaned, *full_list_clean; /* earlier words in the kept file */

    /* keeping the summary */
    const char *keep_question, *keep_nothing, *keep_done; /* {0} = the file */
    const char *keep_failed;                              /* {0} = what went wrong */
    const char *keep_key;                                 /* {0} = the key that was typed */

    /* keeping the sitting */
    const char *keeping_asked, *keeping_open, *keeping_locked; /* in the opening: what is kept */
    const char *pausing_kept, *leaving_kept, *not_begun_kept;  /* in place of those without, where the sitting is kept */
    const char *keeping_title, *keeping_question, *keeping_choose;
    const char *keeping_ways[3]; /* nothing, on this computer, with a passphrase */
    const char *keeping_passphrase, *keeping_passphrase_again, *keeping_no_passphrase, *keeping_differ;
    const char *keeping_failed, *keeping_unsafe, *keeping_still_unsafe; /* {0} = what went wrong */
    const char *keeping_retry, *keeping_without, *keeping_again;

    /* ---- Going on with a questionnaire that was changed since */
    const char *changed;         /* what will be asked */
    const char *changed_ways[2]; /* the new wording, the one that is known */
    const char *changed_choose;
    const char *changed_before, *changed_now;      /* {0} = the question */
    const char *changed_said, *changed_said_now;   /* {0} = the answer, in the old words and the new */
    const char *changed_passed;                    /* {0} = what was said instead of an answer */
    const char *changed_stands;                    /* whether it does */
    const char *changed_stands_ways[2];            /* yes, no */
    const char *changed_all;                       /* nothing was set aside */
    const char *changed_aside;                     /* {0} = the sitting's name */
    const char *changed_left, *changed_failed;     /* nothing was changed; {0} = why */
    const char *changed_missing, *changed_refused; /* the file cannot be found, or read */

    /* ---- Two sittings side by side. {0} = a day */
    const char *compare_purpose;
    const char *compare_then, *compare_then_dated, *compare_now, *compare_now_dated; /* before an answer */
    const char *compare_open, *compare_unasked;                                      /* in place of one */
    const char *compare_worded;                                                      /* before a question as it was asked then */
    const char *compare_gone;                                                        /* above what only the earlier one asked */
    const char *compare_none;

    /* ---- The full screen, where a key acts at once. */
    const char *foot[PHRASES_FEET][PHRASES_WIDTHS];
    const char *full_pausing, *full_pausing_kept, *full_leaving, *full_how, *full_begin, *full_begin_again, *full_resumed;
    const char *full_choose, *full_choose_any, *full_choose_most; /* {0} = at most */
    const char *full_typed_ahead;
    const char *full_nothing_marked, *full_nothing_chosen;
    const char *full_between;
    const char *full_rank, *full_nothing_ranked;
    const char *full_statements, *full_statement_waits;
    const char *full_write_line, *full_write_lines, *full_write_names, *full_nothing_written;
    const char *full_line, *full_hidden;
    const char *full_read, *full_why_title;
    const char *full_find_title, *full_find, *full_not_found; /* {0}: what was looked for */
    const char *full_all_keys, *full_plain;                   /* {0} = the list */
    const char *full_list_on, *full_list_back;
    const char *full_list_out, *full_list_in, *full_list_nothing;
    const char *full_keep_title, *full_keep_question, *full_keep_failed; /* {0} = what went wrong */
    const char *full_end_question, *full_end_ways[3];                    /* before a page is left: save, read, end */
    const char *full_whom_title, *full_whom, *full_whom_ways[3];         /* self, partner, therapist */

    /* ---- The page, which a browser shows. {0} = a name, an option, a number, a day */
    const char *page_passing, *page_pausing, *page_leaving, *page_help, *page_how;
    const char *page_begin, *page_next, *page_back, *page_stop, *page_review, *page_ways; /* the last names what stands below */
    const char *page_pass;                                                                /* names the three silences */
    const char *page_choose_any, *page_choose_most, *page_between, *page_rank, *page_write_line, *page_write_lines;
    const char *page_write_names; /* {0} = at most */
    const char *page_waits, *page_nothing_chosen, *page_nothing_written;
    const char *page_up, *page_down, *page_moved; /* {1} = the place it has now */
    const char *page_unrank, *page_unranked;
    const char *page_change, *page_out, *page_in;
    const char *page_save, *page_print, *page_save_html, *page_save_text, *page_save_answers, *page_saved;
    const char *page_open, *page_opened, *page_not_opened;
    const char *page_leave, *page_left, *page_close, *page_language;
    const char *page_edition, *page_made, *page_old; /* the first: {1} = the edition */
    const char *page_index;                          /* above a list of pages */
    const char *page_no_memory, *page_failed;        /* the last where it did not start, before the places to turn to */

    /* ---- A summary: what the page is. What joins other words brings the spaces around it along. */
    const char *purpose_title;
    const char *purpose, *no_diagnosis;
    const char *copies[2];      /* for whoever the person gave the page to: a partner, a therapist */
    const char *own_are_marked; /* where something of theirs is quoted */
    const char *numbers_mean;   /* where passages have notes */
    const char *all_passed, *none_shown, *nothing_yet;

    /* the page to keep, and the record behind it */
    const char *months[PHRASES_MONTHS];
    const char *day_of, *of_year; /* between a day and its month; between that and the year */
    const char *keep_purpose, *keep_no_diagnosis;
    const char *keep_care, *keep_care_places; /* where nobody is known to be safe; before two of the places to turn to */
    const char *keep_carry_title;
    const char *record_title;

    /* threads and reflections */
    const char *to_both, *to_all;                        /* before an answer given to two, or several, questions */
    const char *mark, *mark_end;                         /* around the number of a note */
    const char *picture_title, *picture, *picture_words; /* the last leads to the same in words */
    const char *picture_answer, *picture_answers;        /* between a thread and its answers */
    const char *notes_title;
    const char *note_answer, *note_answers; /* before the number of an answer, of several */
    const char *note_whatever;              /* of a passage that everyone reads */
    const char *note_left_open;             /* of one that takes up what was not said */
    const char *wonder;                     /* before an open question */
    const char *more_in, *also_in;          /* before an article's title, first and again */
    const char *by;                         /* before an author */
    const char *under, *and_under;          /* before a heading */
    const char *opening, *and_opening;      /* the untitled beginning of an article */
    const char *paragraph;                  /* before a paragraph's number */
    const char *said_title;                 /* answers that belong to no thread */
    const char *alone_title;                /* reflections that belong to none */
    const char *what_you_wrote;             /* in place of a long text that stands elsewhere on the page */
    const char *stop;                       /* ends a sentence */

    /* own words */
    const char *own_title;
    const char *quoted_under; /* before the heading under which a long text stands already */

    /* what was left open */
    const char *open_title;
    struct counted left, left_bare, left_pages; /* not now: before a list, by itself, before a list of pages */
    struct counted on_page;                     /* after a page's title */
    struct counted kept, kept_named;            /* declined: by itself, before a list */
    struct counted no_fit, no_fit_bare;
    struct counted pages_passed;
    struct counted left_out;
    const char *no_reason;

    /* questions to carry */
    const char *carry_title;
    const char *carry, *carry_more;

    /* further reading */
    const char *reading_title, *reading;
    const char *the_opening;                    /* in place of a heading */
    const char *paragraphs;                     /* before several numbers */
    const char *and_paragraph, *and_paragraphs; /* the same, with something before it */
    const char *for_thread;                     /* before the threads that lead there */
    const char *for_answer, *for_answers;       /* before the numbers of the answers that lead there */

    /* help */
    const char *help_title, *help;
    const char *help_country, *help_country_end; /* around the name of a country */
    const char *help_hours, *help_cost, *help_source, *help_checked;
    const char *help_general, *help_someone; /* where no resource is known */

    /* the end */
    const char *finished, *stopped_early;
    const char *colophon_title;
    const char *questionnaire, *edition, *date; /* before a title, an edition, a date */

    /* ---- A form to fill in by hand: its first page */
    const char *form_title;
    const char *form_purpose, *form_no_diagnosis;
    const char *form_stop; /* pausing, and where the paper stays */
    const char *form_help; /* after `help`: before a list of places */
    const char *form_how_title;
    const char *form_empty;                                     /* what can be left empty */
    const char *form_marks;                                     /* how to say why */
    const char *form_one, *form_any, *form_between, *form_rank; /* what the boxes are for */
    const char *form_follow;                                    /* the directions */

    /* its pages and questions; {n} = a number */
    const char *form_part, *form_part_named; /* the latter before a title */
    struct counted form_at_most, form_names;
    const char *form_alone; /* behind an option that is chosen by itself or not at all */
    const char *form_end;   /* the heading of what comes behind the last question */
    const char *form_passages_title, *form_passages;
    const char *form_said[4]; /* where an answer would stand; {0} = its question: chosen, a place between, an order, written */

    /* its directions: whom the next questions are for, before a condition */
    const char *form_arrow;                                      /* stands before each */
    const char *form_only_part, *form_only_question;             /* {n} */
    const char *form_only_both, *form_only_questions;            /* {0} and {1}; {0} to {1} */
    const char *form_only_text, *form_only_passage;              /* the text that follows; a passage */
    const char *form_pass_part;                                  /* that a part can be passed over; before where to go on */
    const char *form_otherwise;                                  /* before where to go on */
    const char *form_go_question, *form_go_part, *form_go_after; /* {n} */
    const char *form_go_end;

    /* its conditions; {n} = a question, {0} and {1} = options in quotation marks */
    const char *form_and, *form_or;                   /* between two */
    const char *form_all, *form_some, *form_at_least; /* before a list; {n} = how many of it */
    const char *form_chose, *form_chose_up, *form_chose_down, *form_chose_but;
    const char *form_named, *form_named_fewer; /* {0} = how many names */
    const char *form_includes_all, *form_includes_none, *form_includes_not_all;
    const char *form_nearer, *form_middle, *form_middle_or_nearer, *form_not_middle;
    const char *form_first, *form_not_first, *form_before;
    const char *form_answered, *form_not_answered;
    const char *form_dash, *form_no_dash, *form_cross, *form_no_cross;
    const char *form_shown, *form_not_shown; /* {n} = a passage */

    /* on every page of paper */
    const char *no_diagnosis_short;
    const char *page_of;                 /* {0}: its number, {1}: of how many */
    const char *undrawn_title, *undrawn; /* characters that no font has: before a list of their codes */
};

extern const struct phrases phrases_english, phrases_spanish;
/* All of them, the English one first; NULL is the end. */
extern const struct phrases *const phrases_tables[];

/* The table of a language, such as "en" or "en-GB"; the English one where there is none, and for NULL. */
const struct phrases *phrases_for(const char *language);
/* Whether there is a table of that language's own. */
bool phrases_has(const char *language);
/* Appends `pattern` with {0} and {1} replaced; an argument that is not used may be NULL. */
void pattern_fill(struct buffer *out, const char *pattern, const char *first, const char *second);
/* The word of a number, or NULL for one that is written in digits. */
const char *phrases_number(const struct phrases *phrases, size_t number);

#endif

/*
 * command.h
 *	  The commands of `pledge`, and what they share.
 */
#ifndef PLEDGE_CLI_COMMAND_H
#define PLEDGE_CLI_COMMAND_H

#include "pledge/ruleset.h"

/* Each command gets the arguments behind its name, and returns the exit status. */
extern int command_check(int count, char **arguments);
extern int command_facts(int count, char **arguments);
extern int command_evidence(int count, char **arguments);
extern int command_assess(int count, char **arguments);
extern int command_headline(int count, char **arguments);

/* The texts of several files, one after the other; NULL after a message to stderr. */
extern char *read_files(int count, char **names, size_t *length);

/* Compiles the rules of several files; NULL after a message to stderr. */
extern PledgeRuleset *compile_files(int count, char **names);

/* Says where the rules are at fault. */
extern void say_error(const PledgeError *error);

#endif

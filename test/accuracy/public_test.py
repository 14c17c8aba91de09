"""
The public test of negation and time: 2,376 clinical sentences with the triggers that
were published with them (NegEx and ConText), judged by the same engine.  Nothing of it is
part of the project: it is read where it lies, and left out where it is not there.
"""

import re

from database import quoted
from tables import Count

TRIGGER_FILE = "context_{}_triggers.txt"

# By the name of the trigger file: the axis of its modifiers, the column of the sentences
# and the label there.
CLASSES = {
    "negation": ("negated", "negation", "Negated"),
    "hypothetical": ("hypothetical", "temporality", "Not particular"),
    "history": ("historical", "temporality", "Historical"),
}

# Stops that the published program lacks: a colon ends a negation only, and no terminator
# keeps a negation from the words before it.
PAST = {"negated": {"[POST]": " past=terminator"},
        "hypothetical": dict.fromkeys(("[PREN]", "[POST]", "[ONEW]"), " past=colon"),
        "historical": dict.fromkeys(("[PREN]", "[POST]", "[ONEW]"), " past=colon")}

# What a tag of the trigger files is in a rule text; {axis} and {past} are the class's own.
# The published program lets a [ONEW] trigger reach its fourth word.
BLOCKS = {
    "[PREN]": "modifier {axis} forward{past}",
    "[POST]": "modifier {axis} backward{past}",
    "[PREP]": "modifier uncertain forward",
    "[POSP]": "modifier uncertain backward",
    "[ONEW]": "modifier {axis} forward limit=3{past}",
    "[PSEU]": "pseudo",
    "[CONJ]": "terminator",
}

# Two triggers of the class history stand in the published program, not in its files.
SPAN = "(within the last|in the last|for the past|for the last|over the past|over the last|for) ..6 "
HISTORY_IN_PROGRAM = f"""
[modifier historical both past=colon]
{SPAN}(week|weeks|month|months|year|years)
[terminator]
{SPAN}(day|days)
"""


def phrase_of(trigger):
    """A trigger as a pattern: what parts words in a text is a blank in a pattern."""
    return " ".join(re.sub(r"[-,]", " ", trigger).lower().split())


def rules_of(path, axis):
    """A trigger file as a rule text."""
    phrases = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            fields = [field.strip() for field in line.split("\t") if field.strip()]
            if len(fields) == 2:
                phrases.setdefault(fields[1], []).append(phrase_of(fields[0]))
    # a phrase that is no trigger also ends the scope of the one before it
    phrases.setdefault("[CONJ]", []).extend(phrases.get("[PSEU]", []))
    text = ""
    for tag, block in BLOCKS.items():
        if tag in phrases:
            text += f"[{block.format(axis=axis, past=PAST[axis].get(tag, ''))}]\n" + "\n".join(sorted(set(phrases[tag]))) + "\n\n"
    return text + (HISTORY_IN_PROGRAM if axis == "historical" else "")


def rules_of_axis(rules, axis):
    """A rule text with the modifiers of one axis only, and without false friends."""
    blocks = re.split(r"(?m)^(?=\[)", rules)
    return "".join(block for block in blocks if not re.match(rf"\[block\b|\[modifier (?!{axis}\b)", block))


class PublicTest:
    def __init__(self, database, folder):
        self.database = database
        self.folder = folder
        database.load_lines("accuracy.line (line)", folder / "sentences.tsv")
        database.run("""
            INSERT INTO accuracy.sentence (id, sentence, target, label)
            SELECT c[1], accuracy.mask_before(c[2], c[3], c[4]::integer), c[3],
                jsonb_build_object('negation', c[6], 'temporality', c[7])
            FROM accuracy.line l, string_to_array(l.line, E'\\t') AS c
            WHERE c[1] ~ '^[0-9]+$';
            DELETE FROM accuracy.line""")
        self.sentences = database.rows("SELECT * FROM accuracy.sentence ORDER BY id::integer")

    def said(self, rules, status):
        """The sentences whose words have this status under these rules."""
        edition = self.database.edition(rules)
        rows = self.database.rows(f"""
            SELECT id FROM accuracy.sentence
            WHERE pledge.assertion(sentence, target, {edition}) = {quoted(status)}""")
        return {row["id"] for row in rows}

    def found(self, rules_of_class):
        """For each class the sentences that have it; what is hypothetical is not history."""
        found = {name: self.said(rules_of_class(name), CLASSES[name][0]) for name in CLASSES}
        found["history"] -= found["hypothetical"]
        return found

    def by_triggers(self):
        return self.found(lambda name: rules_of(self.folder / TRIGGER_FILE.format(name), CLASSES[name][0]))

    def by_our_modifiers(self, rules):
        return self.found(lambda name: rules_of_axis(rules, CLASSES[name][0]))

    def count(self, name, found):
        count = Count()
        for row in self.sentences:
            count.add(row["label"][CLASSES[name][1]] == CLASSES[name][2], row["id"] in found[name])
        return count

    def write_errors(self, out, title, found):
        """Each sentence that was judged wrongly."""
        for name, (_, column, label) in CLASSES.items():
            for row in self.sentences:
                expected, is_found = row["label"][column] == label, row["id"] in found[name]
                if expected != is_found:
                    what = "FALSE NEGATIVE" if expected else "FALSE POSITIVE"
                    out.write(f"{title}\t{name}\t{what}\t{row['id']}\t{row['target']}\t{row['sentence']}\n")

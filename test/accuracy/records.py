"""Labelled records, what was found in them, and how they are split."""

import csv
import hashlib
import json

FOLDS = 5
SEED = "pledge"


class Record:
    def __init__(self, row):
        self.id = row["id"]
        self.kind = row["kind"]
        self.child_age = row["child_age"]
        self.voice = row["voice"]
        self.body = row["body"]
        self.present = row["present"]
        self.facts = set(row["facts"])
        self.evidence = []
        self.fold = 0

    def asserted(self, code):
        return [one for one in self.evidence if one["indicator"] == code and one["status"] == "asserted"]

    def judged(self, code):
        """Evidence that was found and then judged not to count."""
        return [one for one in self.evidence if one["indicator"] == code and one["status"] != "asserted"]

    def context(self, one, width=60):
        """The words around a piece of evidence, on one line."""
        start = one["start_at"] - 1
        end = start + one["length"]
        before = self.body[max(0, start - width):start]
        after = self.body[end:end + width]
        return " ".join(f"{before}[{self.body[start:end]}]{after}".split())


def load(database, name, path):
    """The records of a file, with the facts and the evidence that the server finds."""
    database.load_lines("accuracy.line (line)", path)
    database.run(f"SELECT accuracy.read_set('{name}')")
    records = {row["id"]: Record(row)
               for row in database.rows(f"SELECT * FROM accuracy.record WHERE set_name = '{name}' ORDER BY place")}
    for row in database.rows(f"SELECT * FROM accuracy.evidence WHERE set_name = '{name}' ORDER BY id, start_at, indicator"):
        records[row["id"]].evidence.append(row)
    for record in records.values():
        told = {one["indicator"] for one in record.evidence if one["status"] == "asserted"}
        if told != record.facts:
            raise SystemExit(f"{record.id}: facts() and evidence() differ: {sorted(told ^ record.facts)}")
    return list(records.values())


def load_phrases(database, path, lines):
    """
    The phrases of a file as records, by way of a file of lines; the voice of each is the
    indicator that it was written for, and yes or no: whether it shows it.
    """
    with open(path, encoding="utf-8", newline="") as file, open(lines, "w", encoding="utf-8") as out:
        for place, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)):
            record = {"id": str(place), "kind": row["kind"], "child_age": int(row["age"]) if row["age"] else None,
                      "voice": f"{row['code']} {row['shows']}", "body": row["text"].replace("\\n", "\n"), "present": {}}
            out.write(json.dumps(record) + "\n")
    return load(database, "phrases", lines)


def split(records):
    """
    Deals the records into folds.  The records of one kind and voice are put in an order
    that their ids and the seed decide, and dealt out in turn; the next group goes on where
    the last one stopped, so that the folds are of one size.
    """
    def order(record):
        return record.kind, record.voice or "", hashlib.sha256(f"{SEED}/{record.id}".encode()).hexdigest()

    for place, record in enumerate(sorted(records, key=order)):
        record.fold = place % FOLDS + 1


def facts_known_elsewhere(records):
    """
    The facts of each record by those patterns only that fired truly in a record of another
    fold: what would be found had nobody been able to write a pattern for this record.
    """
    folds_of_pattern = {}
    for record in records:
        for one in record.evidence:
            if one["status"] == "asserted" and one["indicator"] in record.present:
                folds_of_pattern.setdefault((one["indicator"], one["pattern_id"]), set()).add(record.fold)

    def known(record, one):
        return one["status"] == "asserted" and folds_of_pattern.get((one["indicator"], one["pattern_id"]), set()) - {record.fold}

    return {record.id: {one["indicator"] for one in record.evidence if known(record, one)} for record in records}

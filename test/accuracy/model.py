"""
The black box that the rules are compared with: TF-IDF over words and letters, a logistic
regression for each indicator, and thresholds, trained on four folds and asked about the
fifth.  It cannot say why.
"""

import warnings

from records import FOLDS

try:
    import numpy
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import KFold
    from sklearn.pipeline import make_union
    AVAILABLE = True
except ImportError:
    AVAILABLE = False

STRENGTH = 10.0  # of the evidence against the regularisation
INNER_FOLDS = 4


def features():
    return make_union(TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
                      TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True))


def probabilities(train, labels, test):
    """The probability of each indicator (columns) in each text of `test` (rows)."""
    extractor = features()
    known, asked = extractor.fit_transform(train), extractor.transform(test)
    # A linear model sees texts by their inner products only: so many coordinates as there
    # are texts hold all of it, and make it quick to train.
    values, vectors = numpy.linalg.eigh((known @ known.T).toarray())
    kept = values > values.max() * 1e-9
    axes = vectors[:, kept] / numpy.sqrt(values[kept])
    known, asked = known @ known.T @ axes, asked @ known.T @ axes
    result = numpy.zeros((len(test), labels.shape[1]))
    for column in range(labels.shape[1]):
        if labels[:, column].any():
            machine = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=1000)
            result[:, column] = machine.fit(known, labels[:, column]).predict_proba(asked)[:, 1]
    return result


def best_threshold(expected, guessed):
    """The threshold with the highest F1 on the training part."""
    best = (0.0, 0.5)
    for threshold in numpy.unique(guessed):
        found = guessed >= threshold
        best = max(best, (2 * (found & expected).sum() / (found.sum() + expected.sum()), threshold))
    return best[1]


def thresholds(texts, labels):
    """A threshold for each indicator, by guesses about training records not trained on."""
    guessed = numpy.zeros(labels.shape)
    for inner, held in KFold(INNER_FOLDS, shuffle=True, random_state=1).split(texts):
        guessed[held] = probabilities([texts[place] for place in inner], labels[inner], [texts[place] for place in held])
    return numpy.array([best_threshold(labels[:, column], guessed[:, column]) for column in range(labels.shape[1])])


def facts_by_model(codes, records):
    """What the model says of each record, trained on the other folds."""
    warnings.filterwarnings("ignore")
    found = {}
    for fold in range(1, FOLDS + 1):
        train = [record for record in records if record.fold != fold]
        test = [record for record in records if record.fold == fold]
        texts = [record.body for record in train]
        labels = numpy.array([[code in record.present for code in codes] for record in train])
        guessed = probabilities(texts, labels, [record.body for record in test]) >= thresholds(texts, labels)
        for record, row in zip(test, guessed):
            found[record.id] = {code for code, is_found in zip(codes, row) if is_found}
    return found

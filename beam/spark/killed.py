#!/usr/bin/env python3
"""Kills workers of a run on Spark with SIGKILL, and checks that no article is lost or doubled.

    python3 spark/killed.py --program /bin/dateline-beam --dateline /bin/dateline [--kills 10]

It makes a dump, starts spark/run.py on two worker processes of this machine, and kills, each time when another shard is done, in
turn: a dateline-beam that is at work, the Spark executor above it, the whole run. A run that does not
survive is started again. At last a run is left alone, and its output compared with that of dateline extract.
"""

import argparse
import glob
import hashlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
SHARDS, ARTICLES = 60, 60


def write_dump(folder):
    """JSON lines with the articles of testdata, whose numbers vary."""
    texts = [path.read_text() for path in sorted((HERE.parent.parent / "testdata").glob("*.txt"))]
    for i in range(SHARDS):
        with open(folder / f"dump-{i:04}.jsonl", "w") as out:
            for n in range(i * ARTICLES, (i + 1) * ARTICLES):
                text = texts[n % len(texts)].replace("10", str(10 + n % 90)).replace("20", str(20 + n % 80))
                out.write(json.dumps({"id": str(n), "url": f"https://kallo.test/{n}", "published": "2025-06-02", "text": text}) + "\n")


def below(root):
    """The processes that a process has started, and those that they have started, with their command lines."""
    children = {}
    for stat in glob.glob("/proc/[0-9]*/stat"):
        try:
            pid = int(stat.split("/")[2])
            parent = int(open(stat).read().rsplit(")", 1)[1].split()[1])
            command = open(f"/proc/{pid}/cmdline").read().replace("\0", " ")
        except OSError:
            continue  # it has ended
        children.setdefault(parent, []).append((pid, command))
    found, queue = [], [root]
    while queue:
        for pid, command in children.get(queue.pop(), []):
            found.append((pid, command))
            queue.append(pid)
    return found


def kill(run, what):
    """Kills one process of the run, or all; tells how many there were."""
    victims = [pid for pid, command in below(run.pid) if what in command]
    if not what:
        victims.append(run.pid)
    for pid in victims if not what else victims[:1]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    return len(victims)


def receipts(output):
    return len(glob.glob(f"{output}/receipts/[!.]*.json"))


def wait_for(condition, run, seconds=300):
    end = time.time() + seconds
    while not condition() and run.poll() is None and time.time() < end:
        time.sleep(0.02)
    return condition()


def kill_again_and_again(start, output, program, kills):
    run, done = start(), 0
    while done < kills:
        before = receipts(output)
        if not wait_for(lambda: receipts(output) > before, run):
            if run.poll() is None or receipts(output) == SHARDS:
                sys.exit("the run ended before it was killed often enough: make the dump larger")
            run = start()  # it did not survive the last kill
            continue
        what = [f"{program} shard", "CoarseGrainedExecutorBackend", ""][done % 3]
        if kill(run, what):
            done += 1
            print(f"kill {done}: {what.split('/')[-1] or 'the whole run'}, {receipts(output)} of {SHARDS} shards done", flush=True)
        if not what:
            run.wait()
            run = start()
    return run


def compare(dateline, dump, output):
    """Reports what is not as on a single machine."""
    want = subprocess.run([dateline, "extract", "-q", str(dump)], stdout=subprocess.PIPE, check=True).stdout
    manifest = json.load(open(output / "manifest.json"))
    got = b"".join((output / shard["output"]["name"]).read_bytes() for shard in manifest["shards"])
    print(f"dateline extract: {want.count(10)} events, sha256 {hashlib.sha256(want).hexdigest()[:16]}")
    print(f"spark:            {got.count(10)} events, sha256 {hashlib.sha256(got).hexdigest()[:16]}, {manifest['articles']} articles")
    left = glob.glob(f"{output}/**/.*unfinished", recursive=True)
    files = len(os.listdir(output / "events"))
    if got != want or manifest["articles"] != SHARDS * ARTICLES or left or files != SHARDS:
        sys.exit(f"FAILED: {files} files, {left} left")
    print("no article is lost or doubled")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--dateline", required=True)
    parser.add_argument("--kills", type=int, default=10)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dump, output = pathlib.Path(folder, "dump"), pathlib.Path(folder, "out")
        dump.mkdir()
        write_dump(dump)
        log = open(pathlib.Path(folder, "log"), "w")
        command = [sys.executable, HERE / "run.py", "--program", args.program, "--master", "local-cluster[2,1,1024]",
                   "--output", output, "--shard-size=0", dump]
        start = lambda: subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
        run = kill_again_and_again(start, output, args.program, args.kills)
        if run.wait() != 0:
            run = start()
            if run.wait() != 0:
                sys.exit(open(log.name).read()[-3000:])
        compare(args.dateline, dump, output)


if __name__ == "__main__":
    main()

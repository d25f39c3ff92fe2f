#!/usr/bin/env python3
"""The run of dateline-beam on Apache Spark: Spark hands out shards and brings keys together, RDD.pipe does the work.

    python3 spark/run.py --program /bin/dateline-beam --output /data/out [--FLAG=VALUE OF dateline-beam]... /data/in
    spark-submit spark/run.py …                          # the same on a cluster that spark-submit knows

Program, inputs and output must have the same names on every machine. Results are those of dateline-beam on Beam, byte for byte.
"""

import argparse
import os
import shlex
import subprocess
import sys

from pyspark import SparkConf, SparkContext


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True, help="dateline-beam, by a name that holds on every machine")
    parser.add_argument("--master", help="local-cluster[2,1,1024] is two worker processes of one core and 1024 MB on this machine")
    parser.add_argument("--output", required=True)
    parser.add_argument("--parts", type=int, default=16)
    ours, rest = parser.parse_known_args()
    flags = ["--output", ours.output, "--parts", str(ours.parts), *(arg for arg in rest if arg.startswith("-"))]
    inputs = [arg for arg in rest if not arg.startswith("-")]  # values of flags are written --name=value
    for name in [ours.program, ours.output, *inputs]:
        if not os.path.isabs(name) and "://" not in name:
            parser.error(f"{name}: give whole names, from the root on; workers run in folders of their own")
    return ours, flags, inputs


def step(program, name, flags, **kwargs):
    """One of the steps that are not spread over the cluster."""
    done = subprocess.run([program, name, *flags], stdout=subprocess.PIPE, text=True, **kwargs)
    if done.returncode not in (0, 3):  # 3: some records failed, which the manifest tells
        sys.exit(done.returncode)
    return done.stdout, done.returncode


def main():
    ours, flags, inputs = arguments()
    conf = SparkConf().setAppName("dateline")
    if ours.master:
        conf.setMaster(ours.master)
    if conf.get("spark.master", "").startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    plan = step(ours.program, "plan", flags + inputs)[0].splitlines()

    def pipe(name):
        return shlex.join([ours.program, name, *flags])

    with SparkContext(conf=conf) as spark:
        receipts = spark.parallelize(plan, len(plan)).pipe(pipe("shard"), checkCode=True).collect()
        reports = spark.parallelize(receipts, min(len(receipts), 1000)).pipe(pipe("reports"), checkCode=True)
        files = reports.coalesce(1).pipe(pipe("stories"), checkCode=True).collect()
    told, status = step(ours.program, "manifest", flags, input="\n".join(receipts + files))
    print(told, end="")
    sys.exit(status)


if __name__ == "__main__":
    main()

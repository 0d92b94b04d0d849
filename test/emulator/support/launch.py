"""Starts MiniStack, until its standard input ends, with three corrections, each without which the deployed stack could not be seen at work.

Each correction names what it changes and fails aloud where the pinned version of MiniStack is another: a correction that
no longer applies must not pass for one that is no longer needed. Usage: launch.py, configured by MiniStack's variables.
"""

import os
import sys
import threading

from ministack.core import lambda_runtime
from ministack.services import eventbridge, lambda_svc


def replace_once(text, old, new):
    if text.count(old) != 1:
        raise SystemExit(f"MiniStack is another than the one that this corrects: {old!r}")
    return text.replace(old, new)


def let_dms_send_events():
    """PutEvents refuses the sources of AWS's own services, rightly; but DMS is not in the emulator, so a test sends for it."""
    put_events = eventbridge._put_events
    eventbridge._put_events = lambda data, allow_aws_source=True: put_events(data, allow_aws_source=True)


def find_commonjs_by_its_name():
    """Lambda's runtime finds index.cjs for the handler index.handler; MiniStack's looks for .js, .json, .node and .mjs."""
    lambda_runtime._NODEJS_WORKER_SCRIPT = replace_once(
        lambda_runtime._NODEJS_WORKER_SCRIPT,
        'const mjsPath = fullPath + ".mjs";',
        'const mjsPath = fs.existsSync(fullPath + ".cjs") ? fullPath + ".cjs" : fullPath + ".mjs";',
    )


def keep_the_names_of_errors():
    """What a function throws reaches Step Functions by its name, which Retry and Catch choose by; MiniStack drops it."""
    lambda_runtime._NODEJS_WORKER_SCRIPT = replace_once(
        lambda_runtime._NODEJS_WORKER_SCRIPT,
        'status: "error", error: String(err.message || err), trace: err.stack || ""',
        'status: "error", error: String(err.message || err), name: err.name || "Error", trace: err.stack || ""',
    )
    thrown = threading.local()
    invoke, execute = lambda_runtime.Worker.invoke, lambda_svc._execute_function_warm

    def noting(self, *args, **kwargs):
        result = invoke(self, *args, **kwargs)
        thrown.name = result.get("name")
        return result

    def naming(*args, **kwargs):
        thrown.name = None
        result = execute(*args, **kwargs)
        body = result.get("body")
        if result.get("error") and thrown.name and isinstance(body, dict):
            body["errorType"] = thrown.name
        return result

    lambda_runtime.Worker.invoke = noting
    lambda_svc._execute_function_warm = naming


def end_with_the_tests():
    """The tests hold the other end of the standard input: nothing is left behind where they are killed."""
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_the_tests, daemon=True).start()
let_dms_send_events()
find_commonjs_by_its_name()
keep_the_names_of_errors()

# Last: the application takes what it needs from the modules above.
from ministack.app import main  # noqa: E402

main()

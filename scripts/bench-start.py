"""Starts a program in a pseudo-terminal ten times; prints the median time to its first prompt and to the answer of the
command `kubectl get nodes` typed at that moment. Used by scripts/bench."""
import fcntl
import os
import pty
import re
import select
import shutil
import statistics
import struct
import sys
import tempfile
import termios
import time

PROMPT = re.compile(rb"root@controlplane(\x1b\[[0-9;]*m)*:")
ANSWER = re.compile(rb"node01 +\S*Ready")
LIMIT = 60


def once(program):
    home = tempfile.mkdtemp(prefix="ktutor-bench-")
    start = time.monotonic()
    pid, fd = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.environ.update(KTUTOR_HOME=home, TERM="xterm-256color")
        os.execv(program, [program])
    seen, marks, wanted = b"", [], [PROMPT, ANSWER]
    try:
        while len(marks) < len(wanted):
            if time.monotonic() - start > LIMIT:
                sys.exit("no %s within %d s; the screen shows:\n%s" % (wanted[len(marks)].pattern.decode(), LIMIT, seen.decode("utf-8", "replace")))
            if not select.select([fd], [], [], 1)[0]:
                continue
            seen += os.read(fd, 65536)
            if wanted[len(marks)].search(seen):
                marks.append(time.monotonic() - start)
                if len(marks) == 1:
                    seen = b""
                    os.write(fd, b"kubectl get nodes\r")
    finally:
        os.close(fd)
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        shutil.rmtree(home, ignore_errors=True)
    return marks


rounds = [once(os.path.abspath(sys.argv[1])) for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 10)]
for name, times in zip(("first prompt", "kubectl get nodes answered"), zip(*rounds)):
    print("%-28s median %.3f s of %d starts (%.3f to %.3f)" % (name, statistics.median(times), len(times), min(times), max(times)))

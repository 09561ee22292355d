"""Runs a published golden as its first user would, and says what came as JSON.

To be started in a network namespace and a mount namespace of its own: first_run.py PROGRAM FOLDER HIDDEN...
The hidden folders (the source tree, the SDK) are covered, so that nothing in them can be used by accident.
"""

import fcntl
import json
import os
import socket
import struct
import subprocess
import sys
import time
import urllib.request

program, folder, hidden = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3:]
SECONDS_MAX = 300  # only to end a hang


def cover(place):
    subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", place], check=True)


def raise_loopback():
    """A new network namespace has no route at all; even loopback is down."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh", b"lo", 0x41))  # SIOCSIFFLAGS: IFF_UP | IFF_RUNNING


def get(address):
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.read().decode()


def first_signal(address, until):
    """The first signal there is, whole: with every opinion behind it."""
    while time.monotonic() < until:
        items = json.loads(get(address + "/api/v1/signals?limit=1"))["items"]
        if items:
            return items[0]
        time.sleep(0.02)
    raise SystemExit("no signal came")


raise_loopback()
for place in hidden:
    cover(place)
routes = open("/proc/net/route").read().strip().split("\n")[1:]
nothing = {"PATH": "/usr/bin:/bin", "HOME": "/proc/home-of-nobody"}
start = time.monotonic()
server = subprocess.Popen([program, "serve", "--port", "0"], cwd=folder, env=nothing, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
try:
    address = server.stdout.readline().strip().replace("localhost", "127.0.0.1")
    if not address:
        raise SystemExit(server.stderr.read())
    page = get(address + "/")
    page_seconds = time.monotonic() - start
    asset = page.split('src="')[1].split('"')[0]
    script = get(address + asset)
    signal = first_signal(address, start + SECONDS_MAX)
    signal_seconds = time.monotonic() - start
    demos = json.loads(get(address + "/api/v1/demo"))
    status = json.loads(get(address + "/api/v1/status"))
finally:
    server.terminate()
    code = server.wait()
calls = {
    name: subprocess.run([program, *arguments], cwd=folder, env=nothing, capture_output=True, text=True)
    for name, arguments in {"doctor": ["doctor", "--json"], "new agent": ["agents", "new", "my-idea"]}.items()
}
print(json.dumps({
    "routes": routes, "page": page, "scriptBytes": len(script), "signal": signal, "demos": demos, "degraded": status["degraded"],
    "pageSeconds": round(page_seconds, 2), "signalSeconds": round(signal_seconds, 2), "exit": code,
    "calls": {name: {"code": call.returncode, "out": call.stdout, "error": call.stderr} for name, call in calls.items()},
}))

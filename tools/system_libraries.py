"""See that the system libraries that Qt loads are there; on Debian install what is missing.

Standard library only: it runs before any package is installed. Rights are asked for only if something is missing.
"""

import ctypes
import os
import shutil
import subprocess
import sys

LIBRARIES = {  # loaded by Qt -> Debian package (12 and 13 alike)
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def missing() -> list[str]:
    """The Debian packages of the libraries that can't be loaded."""
    return [package for library, package in LIBRARIES.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _rights() -> list[str] | None:
    """What to put before apt-get: nothing for root, sudo where it works, None where there are no rights."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    if subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0 or sys.stdin.isatty():
        return ["sudo"]
    return None


def _install(packages: list[str], rights: list[str]) -> None:
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y"]
    install = [*apt, "install", "--no-install-recommends", *packages]
    print(f"Installing system libraries for the window: {' '.join(packages)}", flush=True)
    if subprocess.run(install, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode != 0:
        subprocess.run([*apt, "update"], stdout=subprocess.DEVNULL)  # an image with old or no package lists
        subprocess.run(install, stdout=subprocess.DEVNULL)


def main() -> int:
    """0 when everything is there at the end, else 1 with the line to pass on to an administrator."""
    if not sys.platform.startswith("linux"):
        return 0
    packages = missing()
    if not packages:
        return 0
    rights = _rights() if shutil.which("apt-get") else None
    if rights is not None:
        _install(packages, rights)
        packages = missing()
        if not packages:
            return 0
    print(
        "The window needs system libraries that are missing here. "
        "On Debian or Ubuntu an administrator installs them by\n"
        f"    apt-get install --no-install-recommends {' '.join(packages)}\n"
        "Elsewhere install the packages that hold the same libraries. Then type the same command again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())

# tun and tap, fed by a program and not, all with addresses
. "$(dirname "$0")/prelude.sh"
ip tuntap add dev tun1 mode tun
ip tuntap add dev tap1 mode tap
exec python3 - "$@" <<'PROGRAM'
import fcntl, os, struct, subprocess, sys
held = []
for name, mode in (("tun0", 0x1001), ("tap0", 0x1002)):
    f = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(f, 0x400454CA, struct.pack("16sH22x", name.encode(), mode))
    held.append(f)
for i, name in enumerate(("tun0", "tap0", "tun1", "tap1")):
    subprocess.check_call(["ip", "addr", "add", "10.%d.0.1/24" % i, "dev", name])
    subprocess.check_call(["ip", "link", "set", name, "up"])
sys.exit(subprocess.call(sys.argv[1:]))
PROGRAM

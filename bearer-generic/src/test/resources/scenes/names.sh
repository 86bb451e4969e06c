# names that the kernel accepts: an escape sequence, UTF-8, bytes that are no UTF-8, and two that differ in such a byte only
. "$(dirname "$0")/prelude.sh"
ip link add "$(printf 'a\033[31mb')" type veth peer name "$(printf 'n\303\266tz')"
ip link add "$(printf 'x\351')" type veth peer name "$(printf 'x\352')"
exec "$@"

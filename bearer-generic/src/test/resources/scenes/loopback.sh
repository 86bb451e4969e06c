# nothing but loopback, with the reject route to everywhere that the kernel keeps on it for IPv6
. "$(dirname "$0")/prelude.sh"
exec "$@"

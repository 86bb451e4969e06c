/* Winsock and IP Helper with one adapter more, of which IPv4 or IPv6 can be unticked; all else is done by Wine's own.

   Compiled twice, as ws2_32.dll and as iphlpapi.dll: the bundle loads both from the folder that jna.library.path names. The adapter
   has the index 7, and stands on the loopback interface. As published: IP_UNICAST_IF takes the index in network byte order,
   IPV6_UNICAST_IF in the machine's (Microsoft, "IPPROTO_IP Socket Options" and "IPPROTO_IPV6 Socket Options"). As seen by clients that
   ship (SagerNet/sing, MetaCubeX/mihomo): on an adapter of which a version is unticked the option of that version fails with
   WSAEINVAL. Wine 8 hands the index of IPV6_UNICAST_IF to Linux as it is, which takes it in network byte order; that is mended here. */
#define WIN32_LEAN_AND_MEAN
#include <winsock2.h>
#include <ws2tcpip.h>
#include <stdio.h>
#include <string.h>

enum { ADAPTER = 7, LOOPBACK = 1, UNICAST_IF = 31 };

static int lacking;         /* the version that is unticked: 4, 6, 10 for both, 0 for none */
static char sent[4096];     /* level, option and index or value of each call that succeeded or not, one a line */

static FARPROC real(const char *name) {
    static HMODULE library;
    if (!library) library = LoadLibraryA("C:\\windows\\system32\\ws2_32.dll");
    return GetProcAddress(library, name);
}

__declspec(dllexport) void FakeWinsockLacks(int version) {
    lacking = version;
    sent[0] = 0;
}

__declspec(dllexport) void FakeWinsockSent(char *answer, int size) { snprintf(answer, (size_t) size, "%s", sent); }

__declspec(dllexport) int WSAAPI getsockname(SOCKET s, struct sockaddr *name, int *length) {
    return ((int (WSAAPI *)(SOCKET, struct sockaddr *, int *)) real("getsockname"))(s, name, length);
}

__declspec(dllexport) int WSAAPI getsockopt(SOCKET s, int level, int option, char *value, int *length) {
    return ((int (WSAAPI *)(SOCKET, int, int, char *, int *)) real("getsockopt"))(s, level, option, value, length);
}

__declspec(dllexport) int WSAAPI setsockopt(SOCKET s, int level, int option, const char *value, int length) {
    int six = level == IPPROTO_IPV6, by_index = option == UNICAST_IF && (six || level == IPPROTO_IP), error = 0;
    DWORD number = 0;
    if (length == (int) sizeof number) memcpy(&number, value, sizeof number);
    if (by_index) {
        DWORD index = six ? number : ntohl(number);
        if (index != LOOPBACK && index != ADAPTER) error = WSAEADDRNOTAVAIL;
        if (index == ADAPTER && (lacking == (six ? 6 : 4) || lacking == 10)) error = WSAEINVAL;
        number = htonl(LOOPBACK);
        snprintf(sent + strlen(sent), sizeof sent - strlen(sent), "%s %lu%s\n", six ? "IPV6_UNICAST_IF" : "IP_UNICAST_IF", index, error ? " refused" : "");
    } else {
        snprintf(sent + strlen(sent), sizeof sent - strlen(sent), "%d %d %lu\n", level, option, number);
    }
    if (error) {
        WSASetLastError(error);
        return SOCKET_ERROR;
    }
    return ((int (WSAAPI *)(SOCKET, int, int, const char *, int)) real("setsockopt"))(s, level, option, by_index ? (const char *) &number : value, length);
}

__declspec(dllexport) char *WINAPI if_indextoname(ULONG index, char *name) {
    if (index != ADAPTER && index != LOOPBACK) return NULL;
    return strcpy(name, index == ADAPTER ? "ethernet_7" : "loopback_1");
}

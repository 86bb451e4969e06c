/* The peer: libnm's callback for the state of wired connections. Prints "event <CLOCK_MONOTONIC in ns> <state>" for each. */
#include <NetworkManager.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static long long now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void state_changed(NMActiveConnection *connection, GParamSpec *property, gpointer data)
{
    long long t = now();
    printf("event %lld %d\n", t, nm_active_connection_get_state(connection));
}

int main(void)
{
    GError *error = NULL;
    setlinebuf(stdout);
    NMClient *client = nm_client_new(NULL, &error);
    if (!client) {
        fprintf(stderr, "no NetworkManager: %s\n", error->message);
        return 1;
    }
    const GPtrArray *active = nm_client_get_active_connections(client);
    for (guint i = 0; i < active->len; i++) {
        NMActiveConnection *connection = active->pdata[i];
        if (!strcmp(nm_active_connection_get_connection_type(connection), "802-3-ethernet"))
            g_signal_connect(connection, "notify::state", G_CALLBACK(state_changed), NULL);
    }
    puts("ready");
    g_main_loop_run(g_main_loop_new(NULL, FALSE));
    return 0;
}

/* What the radios tell the dynamic store. */
#ifndef FAKECOREWLAN_STORE_H
#define FAKECOREWLAN_STORE_H

enum { RADIO_ADDED, RADIO_LINKED, RADIO_UNLINKED, RADIO_REMOVED };

void store_radio(const char *name, int event);
void store_reset(void);

#endif

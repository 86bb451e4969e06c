package org.netbearer.connectivity;

/**
 * The part of an HTTP answer that matters here.
 *
 * <p>Immutable. All of it may come from whoever runs the network: it is hostile text.
 *
 * @param status the status code, from 100 to 599
 * @param location the {@code Location} field; empty if there is none
 * @param body the first 4 KiB at most, each byte a character (ISO 8859-1)
 */
record HttpAnswer(int status, String location, String body) {}

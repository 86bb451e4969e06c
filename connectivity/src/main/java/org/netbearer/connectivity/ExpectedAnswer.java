package org.netbearer.connectivity;

/**
 * The answer that proves that the Internet was reached.
 *
 * <p>Immutable.
 *
 * @param status the status code
 * @param prefix what the body begins with; empty if the status alone decides
 */
record ExpectedAnswer(int status, String prefix) {
    /** Returns whether an answer is the expected one. */
    boolean isMetBy(HttpAnswer answer) {
        return answer.status() == status && answer.body().startsWith(prefix);
    }
}

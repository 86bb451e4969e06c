/** The Java snippets of the documentation, word for word, each in a test that runs it. */
@NullMarked
package org.netbearer.examples.snippets;

import org.jspecify.annotations.NullMarked;

/** What commands of Gogo's shell share. Copied privately into each bundle that uses it. */
@NullMarked
package org.netbearer.support.shell;

import org.jspecify.annotations.NullMarked;

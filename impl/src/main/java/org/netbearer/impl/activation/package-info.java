/** Configurations that sessions share: who holds them, who brings them up, and who takes them down. */
@NullMarked
package org.netbearer.impl.activation;

import org.jspecify.annotations.NullMarked;

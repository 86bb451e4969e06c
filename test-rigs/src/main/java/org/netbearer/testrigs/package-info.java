/** What the tests of our own modules share beside the test kit: surroundings to run in, and tables to compare with. */
@NullMarked
package org.netbearer.testrigs;

import org.jspecify.annotations.NullMarked;

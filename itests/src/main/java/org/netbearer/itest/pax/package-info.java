/**
 * Runs the tests of a class inside an OSGi framework, with the whole life cycle of JUnit 5.
 *
 * <p>Pax Exam has no driver for JUnit 5; this is one. {@link org.netbearer.itest.pax.PaxExamExtension} is there twice: on the class path,
 * where it starts the container and sends each test there by its unique identifier, and in this bundle, where JUnit runs the test.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.netbearer.itest.pax;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/** The company register as a port with two adapters: a file and HTTP (docs/company-register.md). */
@NullMarked
package dk.ramme.joining.register;

import org.jspecify.annotations.NullMarked;

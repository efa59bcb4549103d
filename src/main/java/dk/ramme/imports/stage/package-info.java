/** Puts rows that were read in their places, compares them with each other and with who is here. */
@NullMarked
package dk.ramme.imports.stage;

import org.jspecify.annotations.NullMarked;

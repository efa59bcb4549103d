/** A run as it is stored: its state, rows in chunks, findings and counts. */
@NullMarked
@NamedInterface("run")
package dk.ramme.imports.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** Telling organisations to move from their old signatures. */
@NullMarked
@NamedInterface("move")
package dk.ramme.joining.move;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** Users suspended, reopened, deleted, brought back and erased, one and many in the same way (U6). */
@NullMarked
@NamedInterface("life")
package dk.ramme.people.life;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

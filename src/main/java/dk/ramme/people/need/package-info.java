/** Who needs somebody, and why: users whom nothing lets in, who wait, or of whom something is missing. */
@NullMarked
@NamedInterface("need")
package dk.ramme.people.need;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

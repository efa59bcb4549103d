/** One user: their page, and how they are created and corrected. */
@NullMarked
@NamedInterface("profile")
package dk.ramme.people.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

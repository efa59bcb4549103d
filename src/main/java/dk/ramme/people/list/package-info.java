/** The list of users: searching, filtering, selecting, counting, and taking it along as a file. */
@NullMarked
@NamedInterface("list")
package dk.ramme.people.list;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

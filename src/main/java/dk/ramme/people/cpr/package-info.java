/** CPR numbers: whose one is, who has proved theirs, and how many may be written (U8). */
@NullMarked
@NamedInterface("cpr")
package dk.ramme.people.cpr;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

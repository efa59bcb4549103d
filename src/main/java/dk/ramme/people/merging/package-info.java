/** Two users who are one person: found, told apart, made one user, and parted again. */
@NullMarked
package dk.ramme.people.merging;

import org.jspecify.annotations.NullMarked;

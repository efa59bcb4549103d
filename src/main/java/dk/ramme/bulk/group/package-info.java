/** Many users put into a group, and taken out of one. */
@NullMarked
package dk.ramme.bulk.group;

import org.jspecify.annotations.NullMarked;

/** Groups of news, and which of them the administrators of an organisation have by mail too (N1). */
@NullMarked
package dk.ramme.notification.group;

import org.jspecify.annotations.NullMarked;

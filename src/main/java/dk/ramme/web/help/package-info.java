/** The help: articles that anybody may read and search, and the accessibility statement. */
@NullMarked
package dk.ramme.web.help;

import org.jspecify.annotations.NullMarked;

/** Logging in with MitID at the broker: OpenID Connect, its keys and tokens, and who it says has come. */
@NullMarked
@NamedInterface("broker")
package dk.ramme.login.broker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

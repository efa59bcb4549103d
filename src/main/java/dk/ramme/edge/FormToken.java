package dk.ramme.edge;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Knows whether a form is ours. For an upload it is asked before the first file is read. */
public interface FormToken {

    /** The name of the field that bears the token. */
    String FIELD = "_csrf";

    /**
     * @param sent the field, if it was among those before the first file
     * @throws RuntimeException what the guard of all other forms answers with
     */
    void require(HttpServletRequest request, @Nullable String sent);
}

package dk.ramme.ui;

import jakarta.servlet.http.HttpServletRequest;

/** Knows what the header shall show to whoever asks; the module that knows the logged-in person provides it. */
public interface FrameSource {

    Frame frame(HttpServletRequest request);
}

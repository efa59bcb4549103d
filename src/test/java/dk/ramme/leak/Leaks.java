package dk.ramme.leak;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Places where a CPR number was seen that has no business there. */
public final class Leaks {

    private static final int SHOWN = 20;
    private static final int WIDTH = 300;

    private final List<String> found = new CopyOnWriteArrayList<>();

    /** Looks at a text. @param where it was met, for whoever must find out how the number came there */
    public void look(String where, String text) {
        var numbers = TestNumbers.in(text);
        if (!numbers.isEmpty() && found.size() < SHOWN) {
            found.add("%s: %s in %s"
                    .formatted(
                            where,
                            numbers,
                            text.strip()
                                    .substring(0, Math.min(WIDTH, text.strip().length()))));
        }
    }

    List<String> found() {
        return found;
    }
}
